// In which order what is left is best learnt, and how long each topic takes.

import { isSettled, onPath, places, topicsOf } from "roadmap/route.js";
import { hoursOf, next } from "roadmap/tally.js";
import { statusOf } from "roadmap/store.js";

/** @typedef {import("./tally.js").Range} Range */
/** @typedef {import("./route.js").Place} Place */
/** @typedef {Place & { hours: Range | null }} Task a topic that is left; null: nobody knows */

/** Give the topics that are left on the path, in the order in which they are best learnt: what the
 * reader is in the middle of, then the route. @returns {Task[]} */
export function tasks() {
  const here = next()?.topic.id;
  const rank = (/** @type {Place} */ { topic }) =>
    (statusOf(topic.id) === "learning" ? 0 : 2) - Number(topic.id === here);
  return inOrder().filter(({ topic }) => !isSettled(topic.id))
    .sort((a, b) => rank(a) - rank(b))
    .map((place) => ({ ...place, hours: hoursOf(place.section, [place.topic]) }));
}

/** Give the topics of the path; those that may come early stand where they are of use.
 * @returns {Place[]} */
function inOrder() {
  const path = onPath();
  const all = [...places.values()].filter(({ topic }) => path.has(topic.id));
  const order = all.filter(({ section }) => !section.anytime);
  /** @type {Set<Place>} */
  const moved = new Set();
  for (const place of all.filter(({ section }) => section.anytime)) {
    let at = earliest(place, order);
    while (moved.has(order[at])) at += 1; // They keep their order among themselves.
    order.splice(at, 0, place);
    moved.add(place);
  }
  return order;
}

/** Say before which topic one that may come early belongs: before the first that builds on it, else
 * after what it builds on itself, else after the section that begins the path.
 * @param {Place} place @param {Place[]} order @returns {number} */
function earliest(place, order) {
  const { section, topic } = place;
  const needs = new Set([...section.needs, ...topic.needs].flatMap(topicsOf));
  const after = 1 + order.findLastIndex((other) => needs.has(other.topic.id));
  const user = order.findIndex((other) =>
    [...other.section.needs, ...other.section.recommends, ...other.topic.needs]
      .some((id) => topicsOf(id).includes(topic.id)));
  const begun = 1 + order.findLastIndex((other) => other.section === order[0].section);
  return Math.max(after, user < 0 ? after || begun : user);
}
