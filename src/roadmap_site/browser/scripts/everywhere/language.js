// Changing the language keeps the reader at the same topic, and what was asked of the page: ids are
// the same in every language.

import { keep, KEY } from "roadmap/store.js";

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

/** Remember what the reader chose: read before the first paint, in early/start.js.
 * @param {string} language */
function remember(language) {
  keep(`${KEY}:language`, language);
}

for (const found of document.querySelectorAll("a[data-rm-language]")) {
  const link = /** @type {HTMLAnchorElement} */ (found);
  link.addEventListener("click", () => {
    remember(link.hreflang);
    Object.assign(link, { hash: currentHeading(), search: location.search });
  });
}
const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".rm-languages--menu"));
menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});
if (menu) document.addEventListener("click", ({ target }) => {
  if (target instanceof Node && !menu.contains(target)) menu.open = false;
});
for (const button of document.querySelectorAll(".rm-invite button")) {
  button.addEventListener("click", () => {
    remember(document.documentElement.lang);
    button.parentElement?.remove();
  });
}
