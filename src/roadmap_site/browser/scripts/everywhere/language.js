// Changing the language keeps the reader at the same topic, and what was asked of the page: ids are
// the same in every language.

/** @returns {string} the id of the heading that the reader is at, empty above the first one */
function currentHeading() {
  const line = 0.3 * innerHeight;
  const headings = document.querySelectorAll("article :is(h2, h3)[id]:not([hidden])");
  let current = "";
  for (const heading of headings) {
    if (heading.getBoundingClientRect().top > line) break;
    current = heading.id;
  }
  return current;
}

for (const link of document.querySelectorAll("a[data-rm-language]")) {
  link.addEventListener("click", () => {
    Object.assign(link, { hash: currentHeading(), search: location.search });
  });
}
