// On a stage's page: how far the reader is with each topic, and what the reader can do already.

import { STATUSES } from "roadmap/format.js";
import { count, get, set, statusOf, watch } from "roadmap/store.js";
import { catchUp, contents, t } from "roadmap/text.js";

/** @typedef {import("../state/store.js").Status} Status */

const toc = contents();
const topics = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-rm-topic]")]);

/** @param {HTMLElement} place @returns {string} */
function idOf(place) {
  return place.dataset.rmTopic ?? "";
}

/** Let a topic be marked. @param {HTMLElement} place */
function listen(place) {
  place.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) set("topics", idOf(place), target.value);
  });
  place.addEventListener("keydown", (event) => press(event, place));
}

/** Show what is stored of a topic. @param {HTMLElement} place */
function show(place) {
  const id = idOf(place);
  const status = statusOf(id);
  for (const input of place.querySelectorAll("input")) input.checked = input.value === status;
  for (const name of [document.getElementById(id), ...toc.get(`#${id}`) ?? []]) {
    name?.setAttribute("data-rm-status", status);
  }
}

/** Show how many topics of the page are done. */
function showCount() {
  const place = document.querySelector("[data-rm-count]");
  if (!place) return;
  const said = t("done_of", count(topics.map(idOf)));
  if (place.textContent !== said) place.textContent = said;
}

/** Keys work only while a status has the focus; the browser's own keep their meaning.
 * @param {KeyboardEvent} event @param {HTMLElement} place */
function press(event, place) {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (ctrlKey || altKey || metaKey || shiftKey) return;
  const status = STATUSES[Number(key) - 1];
  const step = { j: 1, k: -1 }[key];
  if (status) {
    set("topics", idOf(place), status);
    /** @type {HTMLElement | null} */ (place.querySelector("input:checked"))?.focus();
  } else if (step) go(place, step);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Go to the topic before or after; over the end of the page to the stage there.
 * @param {HTMLElement} place @param {number} step */
function go(place, step) {
  const other = topics[topics.indexOf(place) + step];
  const way = step > 0 ? '[rel="next"]' : '[rel="prev"]';
  if (!other) {
    const link = place.closest(".rm-topic")?.querySelector(way);
    if (link instanceof HTMLAnchorElement) link.click();
    return;
  }
  focus(other);
}

/** @param {HTMLElement} place */
function focus(place) {
  document.getElementById(idOf(place))?.scrollIntoView();
  const input = place.querySelector("input:checked");
  if (input instanceof HTMLElement) input.focus({ preventScroll: true });
}

/** The value of each is the key of its outcome. */
const outcomes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".rm-tick")]);

/** @param {HTMLInputElement} box */
function showBox(box) {
  box.checked = get("outcomes", box.value) === true;
}

topics.forEach(listen);
for (const box of outcomes) {
  box.addEventListener("input", () => set("outcomes", box.value, box.checked));
}
catchUp(document);
watch((book, key) => {
  if (!book || book === "topics") {
    topics.filter((place) => !key || idOf(place) === key).forEach(show);
    showCount();
  }
  if (!book || book === "outcomes") {
    outcomes.filter((box) => !key || box.value === key).forEach(showBox);
  }
});
topics.forEach(show);
outcomes.forEach(showBox);
showCount();
