// On a stage's page: how far the reader is with each topic, and what the reader can do already.

import { STATUSES } from "roadmap/format.js";
import { get, set, statusOf, watch } from "roadmap/progress.js";
import { make, t } from "roadmap/text.js";

/** @typedef {import("./progress.js").Status} Status */

const topics = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-rm-topic]")]);

/** @param {HTMLElement} place @returns {string} */
function idOf(place) {
  return place.dataset.rmTopic ?? "";
}

/** Put a button for each status into the place that the page keeps for them.
 * @param {HTMLElement} place */
function fill(place) {
  const id = idOf(place);
  const buttons = STATUSES.map((status) => {
    const input = make("input", { type: "radio", name: `rm-status-${id}`, value: status });
    input.addEventListener("change", () => set("topics", id, status));
    return make("label", { className: `rm-status rm-status--${status}` }, input,
      make("span", {}, t(status)));
  });
  const legend = make("legend", { className: "rm-sr" }, t("progress_of", { title: titleOf(id) }));
  place.append(make("fieldset", { className: "rm-progress__group" }, legend, ...buttons));
  place.append(make("p", { className: "rm-progress__keys" }, t("keys")));
  place.addEventListener("keydown", (event) => press(event, place));
}

/** @param {string} id @returns {string} */
function titleOf(id) {
  const heading = /** @type {HTMLElement} */ (document.getElementById(id)).cloneNode(true);
  /** @type {HTMLElement} */ (heading).querySelector(".headerlink")?.remove();
  return heading.textContent?.trim() ?? "";
}

/** Show what is stored of a topic. @param {HTMLElement} place */
function show(place) {
  const status = statusOf(idOf(place));
  for (const input of place.querySelectorAll("input")) input.checked = input.value === status;
  document.getElementById(idOf(place))?.setAttribute("data-rm-status", status);
}

/** Show how many topics of the page are done. */
function showCount() {
  const place = document.querySelector("[data-rm-count]");
  if (!place) return;
  const kept = topics.map((topic) => statusOf(idOf(topic))).filter((is) => is !== "skipped");
  const done = kept.filter((status) => status === "done").length;
  const said = t("done_of", { done, all: kept.length });
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
    place.querySelector("input:checked")?.focus();
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

/** Give each outcome a box to tick. @param {HTMLElement} line */
function addBox(line) {
  const text = line.querySelector("span");
  const box = make("input", { type: "checkbox", className: "rm-tick" });
  const key = line.dataset.rmOutcome ?? "";
  if (text) text.id = `_outcome-${key.replace("/", "-")}`;
  box.setAttribute("aria-labelledby", text?.id ?? "");
  box.addEventListener("change", () => set("outcomes", key, box.checked));
  line.prepend(box);
}

const outcomes = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-rm-outcome]")]);

/** @param {HTMLElement} line */
function showBox(line) {
  const box = line.querySelector("input");
  if (box) box.checked = get("outcomes", line.dataset.rmOutcome ?? "") === true;
}

topics.forEach(fill);
outcomes.forEach(addBox);
watch((book, key) => {
  if (!book || book === "topics") {
    topics.filter((place) => !key || idOf(place) === key).forEach(show);
    showCount();
  }
  if (!book || book === "outcomes") {
    outcomes.filter((line) => !key || line.dataset.rmOutcome === key).forEach(showBox);
  }
});
topics.forEach(show);
outcomes.forEach(showBox);
showCount();
