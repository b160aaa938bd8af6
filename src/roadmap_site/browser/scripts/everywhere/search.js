// The search's box tells Material's script more than it listens to, and warns the network.

import { BASE } from "roadmap/store.js";

/** @param {Event} event */
function isSearch(event) {
  return event.target instanceof Element && event.target.matches(".md-search__input");
}

// Material listens to keys alone: pasting, dictation and handwriting come without any.
addEventListener("input", (event) => {
  if (isSearch(event)) event.target?.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
});

// The first query needs the entries of the index; they are on their way when it is typed.
addEventListener("focusin", async function fetchEntries(event) {
  if (!isSearch(event) || location.protocol === "file:") return;
  removeEventListener("focusin", fetchEntries);
  const folder = new URL("search/", BASE);
  const index = await (await fetch(new URL("search_index.json", folder))).json();
  await fetch(new URL(index.config.entries, folder));
});
