// A note for each topic of a stage, kept as it is typed; what another device wrote stands beside it.

import { noteOn, watch } from "roadmap/store.js";
import { button, make, t } from "roadmap/text.js";
import { versionsOf } from "roadmap/versions.js";
import { setNote } from "roadmap/writing.js";

const PAUSE = 300; // milliseconds without a key before a note is kept

const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-rm-note]")]);

/** @typedef {import("../state/versions.js").Note} Note */
/** @type {Map<HTMLElement, Note | undefined>} what each text was begun with */
const begun = new Map();

/** @param {HTMLElement} place @returns {HTMLTextAreaElement} */
function areaOf(place) {
  return /** @type {HTMLTextAreaElement} */ (place.querySelector("textarea"));
}

/** @param {HTMLElement} place @returns {string} */
function topicOf(place) {
  return place.dataset.rmNote ?? "";
}

/** @param {HTMLElement} place @returns {string} what is stored */
function textOf(place) {
  return noteOn(topicOf(place))?.value ?? "";
}

/** Keep what is typed. @param {HTMLElement} place */
function listenToNote(place) {
  const area = areaOf(place);
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    const base = begun.get(place);
    const isNew = area.value !== (base?.value ?? "") && area.value !== textOf(place);
    area.defaultValue = area.value; // It is what is stored from now on.
    if (isNew) setNote(topicOf(place), area.value, base);
    else showNote(place);
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  area.addEventListener("blur", keep);
  addEventListener("pagehide", keep);
  if (area.value === area.defaultValue) return;
  // Typed before this script came: it goes below what is stored.
  const stored = textOf(place);
  if (stored) area.value = `${stored}\n\n${area.value}`;
  area.defaultValue = stored;
  begun.set(place, noteOn(topicOf(place)));
  area.dispatchEvent(new Event("input"));
}

/** @param {HTMLElement} place */
function showNote(place) {
  const note = textOf(place);
  const area = areaOf(place);
  // What was stored last is its default value: what is being typed stays.
  if (area.value === area.defaultValue) {
    if (area.value !== note) area.value = note;
    area.defaultValue = note;
    begun.set(place, noteOn(topicOf(place)));
  }
  const first = note.trim().split("\n")[0];
  const summary = place.querySelector("summary");
  if (summary) summary.textContent = first ? `${t("note")}${t("colon")}${first}` : t("note_add");
  showBeside(place);
}

/** Show what was written elsewhere without knowledge of the note. @param {HTMLElement} place */
function showBeside(place) {
  place.querySelector(".rm-note__beside")?.remove();
  const [, ...others] = versionsOf(noteOn(topicOf(place)));
  if (!others.length) return;
  const texts = others.map((other) => make("div", {},
    make("p", { className: "rm-note__text" }, other.value),
    button("note_join", () => settle(place, other, `${areaOf(place).value}\n\n${other.value}`)),
    button("note_drop", () => settle(place, other, areaOf(place).value))
  ));
  const said = make("p", { className: "rm-label" }, t("note_beside"));
  place.append(make("div", { className: "rm-note__beside" }, said, ...texts));
}

/** Let a text beside the note go. @param {HTMLElement} place
 * @param {import("../state/versions.js").Version} other @param {string} value what the note says then */
function settle(place, other, value) {
  const area = areaOf(place);
  area.value = area.defaultValue = value;
  setNote(topicOf(place), value, begun.get(place), [other]);
  area.focus();
}

places.forEach(showNote);
places.forEach(listenToNote);
watch((book, key) => {
  if (book && book !== "notes") return;
  places.filter((place) => !key || topicOf(place) === key).forEach(showNote);
});
