// What of a stage's page comes once it is needed: a new reader's page is right as it was built.

import { current, watch } from "roadmap/store.js";
import { isLaidOutEarly, t } from "roadmap/text.js";

/** @type {Promise<any> | undefined} */
let whole;

/** Show what hangs on the way through the whole roadmap: what is left, folded and off the path. */
function showWhole() {
  const wanted = [import("roadmap/folded.js"), import("roadmap/heads.js"), import("roadmap/map.js")];
  whole ??= Promise.all(wanted).catch((error) => {
    whole = undefined; // The next change tries again.
    throw error;
  });
}

/** @returns {boolean} whether the reader has told the site anything that this may hang on */
function isBegun() {
  const { topics, outcomes, settings } = current();
  return isLaidOutEarly() || [topics, outcomes, settings].some((book) => Object.keys(book).length > 0);
}

const showNotes = () => import("roadmap/notes.js");

/** @param {Event} event somebody turns to something */
function turn({ target }) {
  if (!(target instanceof Element)) return;
  if (target.closest("[data-rm-note]")) showNotes().catch(() => {
    target.closest("details")?.firstChild?.replaceChildren(t("load_failed"));
  });
  if (target.closest("[data-rm-part]")) import("roadmap/bulk.js");
  if (target.closest(".rm-map")) import("roadmap/source.js");
}

for (const type of ["toggle", "focusin", "pointerover"]) document.addEventListener(type, turn, true);
document.querySelectorAll("[data-rm-note] [open], .rm-map [open], .rm-map__room:not(details *)")
  .forEach((open) => turn(/** @type {any} */ ({ target: open })));
if (document.querySelector("article .mermaid")) import("roadmap/map.js");

addEventListener("click", ({ target }) => {
  if (!(target instanceof HTMLButtonElement) || !target.value) return;
  const part = target.closest("[data-rm-part]");
  if (part) import("roadmap/bulk.js").then(({ markPart }) => markPart(part, target.value), () => {
    part.querySelector("[role=status]")?.replaceChildren(t("load_failed"));
  });
});

watch((book) => {
  if (!book || book === "notes") showNotes();
  if (book !== "notes" && book !== "resources") showWhole();
});
if (isBegun()) showWhole();
if (Object.keys(current().notes).length) showNotes();
