// Goes through the cards one by one; what the reader can do counts as an outcome reached.

import { get, set } from "roadmap/progress.js";
import { onPath } from "roadmap/route.js";
import { button, make, t } from "roadmap/text.js";

const area = /** @type {HTMLElement} */ (document.querySelector("[data-rm-review]"));
const left = make("p", { className: "rm-review__left", role: "status" });
const card = make("div", { className: "rm-review__card", "aria-live": "polite" });
const ways = make("div", { className: "rm-mine__ways" });

/** @type {HTMLElement[]} what is left to ask */
let queue = [];

/** @param {HTMLElement} line @returns {string} */
function keyOf(line) {
  return line.dataset.rmCard ?? "";
}

/** @returns {HTMLElement[]} the cards of the chosen path */
function cards() {
  const path = onPath();
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-rm-card]")]);
  return all.filter((line) => path.has(line.dataset.rmOf ?? ""));
}

/** Show the first card of the queue. */
function show() {
  const [line] = queue;
  left.textContent = line ? t("cards_left", { count: queue.length }) : t("cards_done");
  card.replaceChildren();
  ways.replaceChildren();
  if (!line) return ways.append(button("cards_again", again));
  card.append(copy(line, ".rm-card__front"));
  if (line.dataset.rmKind === "term") ways.append(button("card_turn", () => {
    begun = true;
    turn();
  }));
  else turn();
}

/** @param {HTMLElement} line @param {string} side */
function copy(line, side) {
  return /** @type {Element} */ (line.querySelector(side)).cloneNode(true);
}

/** Show the answer, and ask whether the reader knew it. */
function turn() {
  card.append(copy(queue[0], ".rm-card__back"));
  ways.replaceChildren(button("card_can", () => answer(true)), button("card_not", () => answer(false)));
  focus();
}

/** @param {boolean} can */
function answer(can) {
  const [line, ...rest] = queue;
  set("outcomes", keyOf(line), can);
  queue = can ? rest : [...rest, line];
  begun = true;
  show();
  focus();
}

function again() {
  begun = true;
  queue = cards();
  show();
  focus();
}

let begun = false; // Nothing takes the focus before the reader has pressed a button.

function focus() {
  if (begun) ways.querySelector("button")?.focus();
}

area.append(left, card, ways);
queue = cards().filter((line) => !get("outcomes", keyOf(line)));
show();
