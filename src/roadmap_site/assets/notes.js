// A note for each topic of a stage, kept as it is typed.

import { get, set, watch } from "roadmap/progress.js";
import { t } from "roadmap/text.js";

const PAUSE = 300; // milliseconds without a key before a note is kept

const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-rm-note]")]);

/** @param {HTMLElement} place @returns {HTMLTextAreaElement} */
function areaOf(place) {
  return /** @type {HTMLTextAreaElement} */ (place.querySelector("textarea"));
}

/** @param {HTMLElement} place @returns {string} what is stored */
function noteOf(place) {
  return get("notes", place.dataset.rmNote ?? "") ?? "";
}

/** Keep what is typed, which waits until what is stored is shown. @param {HTMLElement} place */
function listen(place) {
  const area = areaOf(place);
  area.readOnly = false;
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    if (area.value !== noteOf(place)) set("notes", place.dataset.rmNote ?? "", area.value);
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  area.addEventListener("blur", keep);
  addEventListener("pagehide", keep);
}

/** @param {HTMLElement} place */
function show(place) {
  const note = noteOf(place);
  const area = areaOf(place);
  // What was stored last is its default value: what is being typed stays.
  if (area.value === area.defaultValue) area.value = note;
  area.defaultValue = note;
  const first = note.trim().split("\n")[0];
  const summary = place.querySelector("summary");
  if (summary) summary.textContent = first ? `${t("note")}${t("colon")}${first}` : t("note_add");
}

places.forEach(show);
places.forEach(listen);
watch((book, key) => {
  if (book && book !== "notes") return;
  places.filter((place) => !key || place.dataset.rmNote === key).forEach(show);
});
