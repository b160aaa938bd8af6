// How many cards wait for the reader, told without the cards themselves.

import decks from "roadmap/decks.js";
import { chosen, dueOn } from "roadmap/leitner.js";
import { onPath, places } from "roadmap/route.js";
import { get, statusOf } from "roadmap/store.js";
import { outcomesOf } from "roadmap/tally.js";

/** @returns {{ topic: string, key: string, isNew: boolean }[]} the cards of all topics on the path
 * that are not skipped */
function wanted() {
  const path = onPath();
  return [...places.values()].filter(({ topic: { id } }) => path.has(id) && statusOf(id) !== "skipped")
    .flatMap(({ topic }) => {
      const { done, all } = outcomesOf(topic);
      const keys = /** @type {string[]} */ (decks[topic.id]).map((card) => keyOf(topic.id, card));
      return [...keys.map((key) => ({ topic: topic.id, key, isNew: dueOn(key) === undefined })),
        ...Array.from({ length: all }, (_, at) => ({ topic: topic.id, key: "", isNew: at >= done }))];
    });
}

/** @param {string} topic @param {string} card as its deck has it @returns {string} */
function keyOf(topic, card) {
  return card.startsWith("-") ? `_glossary/${card.slice(1)}` : `${topic}/q/${card}`;
}

/** @returns {{ count: number, due: number }} how many cards there are to ask at a time, and how many
 * are to be asked again by today */
export function waiting() {
  const { due: { length: due }, fresh } = chosen(wanted(), ({ isNew }) => isNew);
  return { count: Math.min(due + fresh.length, get("settings", "cards") ?? 10), due };
}
