// Goes through the cards one by one; what the reader can do counts as an outcome reached.

import { get, set } from "roadmap/store.js";
import { onPath } from "roadmap/route.js";
import { button, t } from "roadmap/text.js";

/** @type {any} */
const area = document.querySelector("[data-rm-review]");
const [stage, left, card, ways] = area.children;

/** @type {any[]} the lines that are left to ask */
let queue = [];

/** @returns {any[]} the cards of the chosen stage, else those of the path */
function cards() {
  const path = onPath();
  const within = stage.value && `[data-rm-deck="${stage.value}"]`;
  /** @type {any[]} */
  const all = [...document.querySelectorAll(`${within} [data-rm-card]`)];
  return all.filter((line) => stage.value || path.has(line.dataset.rmOf));
}

/** @param {HTMLElement[]} lines what to ask */
function start(lines) {
  queue = lines;
  show();
}

/** Ask what the reader does not know yet. */
function begin() {
  start(cards().filter((line) => !get("outcomes", line.dataset.rmCard)));
}

/** Show the first card of the queue. */
function show() {
  const [line] = queue;
  left.textContent = line ? t("cards_left", { count: queue.length }) : t("cards_done");
  card.replaceChildren(...(line ? [copy(line, ".rm-card__front")] : []));
  if (!line) offer(button("cards_again", () => start(cards())));
  else if (line.dataset.rmKind === "term") offer(button("card_turn", turn));
  else turn();
}

/** @param {HTMLElement} line @param {string} side */
function copy(line, side) {
  return /** @type {Element} */ (line.querySelector(side)).cloneNode(true);
}

/** Show the answer, and ask whether the reader knew it. */
function turn() {
  card.append(copy(queue[0], ".rm-card__back"));
  offer(button("card_can", () => answer(true)), button("card_not", () => answer(false)));
}

/** Let the reader go on in other ways; the focus goes along. @param {HTMLElement[]} buttons */
function offer(...buttons) {
  // Safari focuses no button that is pressed; the list of stages keeps its own focus.
  const pressed = ways.firstChild && document.activeElement !== stage;
  ways.replaceChildren(...buttons);
  if (pressed) buttons[0].focus();
}

/** @param {boolean} can */
function answer(can) {
  const [line, ...rest] = queue;
  set("outcomes", line.dataset.rmCard, can);
  start(can ? rest : [...rest, line]);
}

stage.value = new URLSearchParams(location.search).get("stage") ?? stage.value;
stage.value ||= ""; // What the list does not have counts for nothing.
stage.addEventListener("input", () => {
  history.replaceState(null, "", `?stage=${stage.value}`);
  begin();
});
begin();
