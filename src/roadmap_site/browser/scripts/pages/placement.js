// A short test of a stage: where five of six answers are right, a section can be skipped.

import { ask, mixed } from "roadmap/asking.js";
import { markAll } from "roadmap/bulk.js";
import { answered } from "roadmap/leitner.js";
import { BASE } from "roadmap/store.js";
import { button, make, t } from "roadmap/text.js";

/** @typedef {import("../shared/asking.js").Card} Card */
/** @typedef {import("../state/route.js").Stage} Stage */
/** @typedef {import("../state/route.js").Section} Section */

const MOST = 10;
const LEAST = 6;
const ENOUGH = 5 / 6;
const BY_HAND = ["recall", "term", "outcome"]; // What readers mark themselves comes last.

/** Choose the questions of a test: of each section the same number, of each topic in turn.
 * @param {Stage} stage @param {Card[]} deck @param {string} seed
 * @returns {{ section: Section, card: Card }[]} */
export function chosen(stage, deck, seed) {
  const rows = stage.sections.map((section) => inTurn(section, deck, seed)
    .map((card) => ({ section, card })));
  const found = woven(rows).slice(0, Math.max(MOST, LEAST));
  return stage.sections.flatMap((section) => found.filter((each) => each.section === section));
}

/** @param {Section} section @param {Card[]} deck @param {string} seed @returns {Card[]} */
function inTurn(section, deck, seed) {
  const rank = ({ kind }) => Number(BY_HAND.includes(kind));
  return woven(section.topics.map(({ id }) =>
    mixed(deck.filter((card) => card.topic === id && !["term", "outcome"].includes(card.kind)),
      ({ key }) => key, seed).sort((a, b) => rank(a) - rank(b))));
}

/** Take the first of each row, then the second. @template Thing @param {Thing[][]} rows
 * @returns {Thing[]} */
function woven(rows) {
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, index) =>
    rows.flatMap((row) => row.slice(index, index + 1))).flat();
}

/** @param {number} right @param {number} all @returns {boolean} whether that is five of six, or as
 * many of fewer, and no guess */
export function isPassed(right, all) {
  return all >= 2 && right >= (all < 5 ? all : Math.floor(all * ENOUGH));
}

/** Ask the test of a stage, and offer to skip what is known.
 * @param {Stage} stage @param {Card[]} deck
 * @param {{ left: Element, place: Element, seed: string,
 *   offer: import("../shared/asking.js").Offer }} desk */
export function test(stage, deck, { left, place, offer, seed }) {
  const cards = chosen(stage, deck, seed);
  /** @type {Map<Section, boolean[]>} */
  const results = new Map();
  place.before(make("p", { className: "rm-review__title" }, t("test_title", stage)));
  const next = () => {
    const [each] = cards.splice(0, 1);
    if (!each) return end();
    const { section, card } = each;
    left.textContent = t("cards_left", { count: cards.length + 1 });
    ask(card, place, offer, seed, (isRight) => {
      answered(card.key, isRight);
      results.set(section, [...results.get(section) ?? [], isRight]);
      next();
    });
  };
  const end = () => {
    left.textContent = "";
    place.replaceChildren(...[...results].map(([section, said]) => line(stage, section, said)));
    offer();
    place.parentElement?.scrollIntoView({ block: "nearest" });
  };
  next();
}

/** Say how a section went. @param {Stage} stage @param {Section} section @param {boolean[]} said */
function line(stage, section, said) {
  const [right, count] = [said.filter(Boolean).length, said.length];
  const isKnown = isPassed(right, count);
  const values = { title: section.title, right, count };
  const href = new URL(`${stage.address}#${section.id}`, BASE).href;
  const text = t(isKnown ? "test_passed" : "test_failed", values);
  const link = make("a", { href }, text);
  const found = make("p", { className: "rm-review__section" }, isKnown ? text : link, " ");
  const skip = button("test_skip", () => {
    const undo = markAll(section.id, "skipped");
    const back = button("test_undo", () => {
      undo();
      back.replaceWith(skip);
      skip.focus();
    });
    skip.replaceWith(back);
    back.focus();
  });
  if (isKnown) found.append(skip);
  return found;
}
