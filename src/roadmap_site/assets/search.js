// The search's box tells Material's script more than it listens to, and warns the network.

/** @param {Event} event */
function isSearch(event) {
  return event.target instanceof Element && event.target.matches(".md-search__input");
}

// Material listens to keys alone: pasting, dictation and handwriting come without any.
addEventListener("input", (event) => {
  if (isSearch(event)) event.target?.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
});

// The first query needs the entries of the index; they are on their way when it is typed.
addEventListener("focusin", function fetchEntries(event) {
  if (!isSearch(event)) return;
  removeEventListener("focusin", fetchEntries);
  const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const link = document.createElement("link");
  Object.assign(link, { rel: "prefetch", as: "fetch", href: `${base}/search/entries.json` });
  link.crossOrigin = "anonymous";
  document.head.append(link);
});
