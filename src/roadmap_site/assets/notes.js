// A note for each topic of a stage, kept as it is typed.

import { get, set, watch } from "roadmap/progress.js";
import { make, t } from "roadmap/text.js";

const PAUSE = 300; // milliseconds without a key before a note is kept

const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-rm-note]")]);

/** @param {HTMLElement} place */
function fill(place) {
  const id = place.dataset.rmNote ?? "";
  const summary = make("summary");
  const area = make("textarea", { rows: 4, "aria-label": t("note_of", { title: place.title }) });
  place.removeAttribute("title");
  place.append(make("details", { className: "rm-fold" }, summary, area));
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    if (area.value !== (get("notes", id) ?? "")) set("notes", id, area.value);
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
  const note = get("notes", place.dataset.rmNote ?? "") ?? "";
  const area = place.querySelector("textarea");
  if (area && area !== document.activeElement) area.value = note;
  const first = note.trim().split("\n")[0];
  const summary = place.querySelector("summary");
  if (summary) summary.textContent = first ? `${t("note")}${t("colon")}${first}` : t("note_add");
}

places.forEach(fill);
places.forEach(show);
watch((book, key) => {
  if (book && book !== "notes") return;
  places.filter((place) => !key || place.dataset.rmNote === key).forEach(show);
});
