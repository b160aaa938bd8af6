// When a card comes again: boxes, each of which waits longer than the one before (Leitner, 1972).
// A right answer moves a card one box on, a wrong one puts it back into the first. The page of cards
// and home ask here what there is for today.

import { current, get, set, statusOf } from "roadmap/store.js";

/** For how many days a card stays in each box. */
export const DAYS = [0, 1, 3, 7, 14, 30, 60, 120];

/** @param {number} time @returns {number} the day in the reader's own time zone */
export function dayOf(time) {
  return Math.floor((time - new Date(time).getTimezoneOffset() * 6e4) / 864e5);
}

/** @param {string} key of a card @returns {number | undefined} the day on which it comes again;
 * nothing where it never was answered */
export function dueOn(key) {
  const box = get("cards", key);
  if (box === undefined) return undefined;
  // A clock that ran ahead lets no card wait longer.
  const at = Math.min(Date.parse(current().cards[key].at), Date.now());
  return dayOf(at) + DAYS[Math.min(box, DAYS.length - 1)];
}

/** Choose what there is to ask: what is due, then what is new of topics that the reader has begun,
 * if any. @template {{ topic: string, key: string }} Card @param {Card[]} cards
 * @param {(card: Card) => boolean} isNew
 * @param {boolean} [isAhead] whether any topic will do @returns {{ due: Card[], fresh: Card[] }} */
export function chosen(cards, isNew, isAhead) {
  const fresh = cards.filter(isNew);
  const begun = new Set(cards.filter((card) => !isNew(card)).map(({ topic }) => topic));
  const known = fresh.filter(({ topic }) => begun.has(topic) || statusOf(topic) !== "new");
  return {
    due: cards.filter(({ key }) => (dueOn(key) ?? Infinity) <= dayOf(Date.now())),
    fresh: isAhead || !begun.size && !known.length ? fresh : known,
  };
}

/** Keep an answer. @param {string} key @param {boolean} isRight */
export function answered(key, isRight) {
  set("cards", key, isRight ? Math.min((get("cards", key) ?? 0) + 1, DAYS.length - 1) : 0);
}
