// Opens the search, which is loaded when somebody turns to it, and knows what was looked at last.

import { BASE, keep, kept, KEY } from "roadmap/store.js";

const SEEN = `${KEY}:seen`; // the places that were looked at last, for the empty box
const MARKS = `${KEY}:marks`; // what to mark on the page that a hit leads to
const MOST = 6;

const opener = document.querySelector(".rm-search-open");
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector(".rm-search"));

/** Open the box at once, so that no letter is lost; what answers comes after. */
function openSearch() {
  if (dialog && !dialog.open) dialog.showModal();
  import("roadmap/searchbox.js").then((box) => box.open());
}

/** @returns {string[]} addresses within the language, the last one first, without this page's */
export function seen() {
  return places().filter((place) => place !== here());
}

function places() {
  try {
    const stored = JSON.parse(kept(SEEN) ?? "[]");
    return /** @type {string[]} */ (stored.filter((/** @type {any} */ item) => typeof item === "string"));
  } catch {
    return [];
  }
}

/** @returns {string} the address of this page within the language, with its anchor */
function here() {
  const [page] = location.href.split(/[?#]/);
  return page.startsWith(BASE.href) ? page.slice(BASE.href.length) + location.hash : "";
}

function note() {
  if (here()) keep(SEEN, JSON.stringify([here(), ...seen()].slice(0, MOST)));
}

/** Forget what was looked at. */
export function forget() {
  keep(SEEN, "[]");
}

/** @param {string} href @param {string[]} words */
export function keepMarks(href, words) {
  try {
    sessionStorage[MARKS] = JSON.stringify([href, [...new Set(words)]]);
  } catch {} // Then nothing is marked.
}

/** Mark what was searched for, where that led here. */
function mark() {
  try {
    const [href, words] = JSON.parse(sessionStorage[MARKS] ?? "[]");
    if (href !== location.href) return;
    delete sessionStorage[MARKS];
    import("roadmap/highlight.js").then(({ highlight }) => highlight(words));
  } catch {}
}

/** @param {KeyboardEvent} event */
function isTyped({ target }) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
}

addEventListener("keydown", (event) => {
  const isShortcut = event.key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyped(event);
  if (!opener || event.isComposing || !(isShortcut || isSlash)) return;
  event.preventDefault();
  openSearch();
});
opener?.addEventListener("click", openSearch);
for (const turn of ["pointerenter", "focus"]) {
  opener?.addEventListener(turn, () => import("roadmap/library.js").then((library) => library.open()), { once: true });
}
addEventListener("hashchange", () => (note(), mark()));
note();
mark();
