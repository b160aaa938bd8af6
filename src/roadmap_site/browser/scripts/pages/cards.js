// Asks a few cards: those that are due, then new ones. What the reader can do counts as an outcome.

import site from "roadmap/site.js";
import { ask, mixed } from "roadmap/asking.js";
import { answered, chosen, dayOf, dueOn } from "roadmap/leitner.js";
import { onPath, stages } from "roadmap/route.js";
import { get, set, statusOf } from "roadmap/store.js";
import { button, t } from "roadmap/text.js";

/** @typedef {import("../shared/asking.js").Card} Card */

/** @type {any} */
const area = document.querySelector("[data-rm-review]");
const [stage, size, left, place, ways] = area.children;
const seed = String(dayOf(Date.now())); // another order every day

/** @type {Card[]} */
const deck = [...document.querySelectorAll("[data-rm-card]")].map((found) => {
  const template = /** @type {HTMLTemplateElement} */ (found);
  const { rmCard: key = "", rmOf: topic = "", rmKind: kind = "" } = template.dataset;
  return { key, kind, topic, template, stage: template.parentElement?.dataset.rmDeck ?? "" };
});
const KINDS = ["term", "outcome"]; // after questions, whatever these are

/** @type {Card[]} what is left to ask in this session */
let queue = [];
/** @type {Set<Card>} what was wrong in it */
let wrong = new Set();
let count = 0; // how many questions and terms there are in it

/** @returns {Card[]} the cards of the chosen stage or of the path, without skipped topics */
function wanted() {
  const open = deck.filter((card) => statusOf(card.topic) !== "skipped");
  const path = onPath();
  const onIt = open.filter(({ topic }) => path.has(topic));
  if (!stage.value) return onIt;
  const of = (/** @type {Card[]} */ cards) => cards.filter((card) => card.stage === stage.value);
  return of(onIt).length ? of(onIt) : of(open); // A stage off the path was asked for by name.
}

/** @param {Card} card */
function isNew({ key }) {
  return !get("outcomes", key) && dueOn(key) === undefined;
}

/** Put cards in order: stage by stage, questions before terms before outcomes, mixed within these.
 * @param {Card[]} cards @returns {Card[]} */
function ordered(cards) {
  const rank = (/** @type {Card} */ card) =>
    stages.findIndex(({ id }) => id === card.stage) * 3 + KINDS.indexOf(card.kind) + 1;
  return mixed(cards, ({ key }) => key, seed).sort((a, b) => rank(a) - rank(b));
}

/** Give what there is to ask today. @param {boolean} [isAhead] whether any topic will do
 * @returns {Card[]} */
function session(isAhead) {
  const { due, fresh } = chosen(wanted(), isNew, isAhead || !!stage.value);
  return [...ordered(due), ...ordered(fresh)].slice(0, Number(size.value));
}

/** @param {boolean} [isAhead] */
function begin(isAhead) {
  queue = session(isAhead).sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  wrong = new Set();
  count = queue.filter(({ kind }) => kind !== "outcome").length;
  next();
}

function next() {
  const [card] = queue;
  if (!card) return end();
  left.textContent = t("cards_left", { count: queue.length });
  ask(card, place, offer, seed, (isRight) => answer(card, isRight));
}

/** @param {Card} card @param {boolean} isRight */
function answer(card, isRight) {
  queue = queue.slice(1);
  if (card.kind === "outcome") {
    if (isRight) set("outcomes", card.key, true);
  } else {
    answered(card.key, isRight);
    if (!isRight) {
      wrong.add(card);
      queue.push(card);
    }
  }
  next();
}

/** Say in a line how it went, and when there is more to ask. */
function end() {
  const days = wanted().flatMap(({ key }) => dueOn(key) ?? []);
  const first = Math.min(...days);
  const date = new Date(first * 864e5).toLocaleDateString(site.spoken, {
    day: "numeric", month: "long", timeZone: "UTC",
  });
  left.textContent = [
    count ? t("cards_result", { count, right: count - wrong.size }) : t("cards_rest"),
    ...(Number.isFinite(first) && first > dayOf(Date.now()) ? [t("cards_when", { date })] : []),
  ].join(" ");
  place.replaceChildren();
  const isMore = session().length > 0;
  offer(...(isMore || session(true).length
    ? [button(isMore ? "cards_more" : "cards_ahead", () => begin(!isMore))] : []));
}

/** Let the reader go on in other ways; the focus goes along. @param {HTMLElement[]} buttons */
function offer(...buttons) {
  // Safari focuses no button that is pressed; the lists keep their own focus.
  const pressed = ways.firstChild && !document.activeElement?.matches("select");
  ways.replaceChildren(...buttons);
  if (!pressed) return;
  /** @type {HTMLElement | null} */
  const field = place.querySelector("input:enabled");
  (field ?? buttons[0])?.focus();
}

document.addEventListener("keydown", (event) => {
  const { key, ctrlKey, altKey, metaKey, target } = event;
  if (ctrlKey || altKey || metaKey || !(target instanceof Element)) return;
  if (target.matches("input, select, textarea, a, summary")) return;
  const picks = [...place.querySelectorAll("[data-rm-pick]:enabled")];
  const pressed = key === " " || key === "Enter" ? !target.matches("button") && ways.firstElementChild
    : (picks.length ? picks : [...ways.children])[Number(key) - 1];
  if (!(pressed instanceof HTMLElement)) return;
  event.preventDefault();
  pressed.click();
});

const asked = new URLSearchParams(location.search);
stage.value = asked.get("stage") ?? stage.value;
stage.value ||= ""; // What the list does not have counts for nothing.
size.value = get("settings", "cards") ?? size.value;
size.value ||= size.options[0].value;
stage.addEventListener("input", () => {
  history.replaceState(null, "", `?stage=${stage.value}`);
  begin();
});
size.addEventListener("input", () => {
  set("settings", "cards", Number(size.value));
  begin();
});
const tested = stages.find(({ id }) => id === asked.get("test"));
if (tested) {
  stage.hidden = size.hidden = true;
  import("roadmap/placement.js").then(({ test }) =>
    test(tested, deck, { left, place, offer, seed }));
} else begin();
