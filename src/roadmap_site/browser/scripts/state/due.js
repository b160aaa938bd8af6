// How many cards wait for the reader, told without the cards themselves.

import decks from "roadmap/decks.js";
import { isDue } from "roadmap/leitner.js";
import { onPath, places } from "roadmap/route.js";
import { statusOf } from "roadmap/store.js";

/** @returns {string[]} the keys of all cards with questions or terms that the reader is to know:
 * those of topics on the path that are not skipped */
function wanted() {
  const path = onPath();
  return [...places.keys()].flatMap((id) =>
    path.has(id) && statusOf(id) !== "skipped" ? decks[id].map((card) => keyOf(id, card)) : []);
}

/** @param {string} topic @param {string} card as its deck has it @returns {string} */
function keyOf(topic, card) {
  return card.startsWith("-") ? `_glossary/${card.slice(1)}` : `${topic}/q/${card}`;
}

/** @returns {number} how many cards are to be asked again by today */
export function due() {
  return wanted().filter(isDue).length;
}
