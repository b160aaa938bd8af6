// What there is and what is left of any part of the way, and what comes next. Every page takes its
// counts and hours from here.

import { groupOf, isSettled, onPath, places, stages, topicsOf } from "roadmap/route.js";
import { current, statusOf } from "roadmap/store.js";

/** @typedef {{ low: number, high: number }} Range hours */
/** @typedef {import("./route.js").Topic} Topic */
/** @typedef {import("./route.js").Section} Section */
/** @typedef {import("./route.js").Stage} Stage */
/** @typedef {import("./route.js").Place} Place */
/** @typedef {{ done: number, all: number }} Share */
/**
 * What comes next: the topic that is being learnt, the one after `after`, which was done last, or
 * the first one that can be begun.
 * @typedef {Place & { why: "learning" | "after" | "first", after?: Topic }} Next
 */
/**
 * What there is of a part on the path. Skipped topics count in `skipped` and `settled` alone.
 * @typedef {object} Tally
 * @property {number} done topics that are done
 * @property {number} skipped topics that are skipped
 * @property {number} all topics that are not skipped
 * @property {number} settled topics that are done or skipped
 * @property {number} share what is done of all, from 0 to 1; 1 where all is skipped
 * @property {(Range & { isAtLeast: boolean }) | null} left the hours of what is not settled; null
 *   where no part of it has an estimate, `isAtLeast` where some part has none
 * @property {Share} outcomes ticked, of those of the topics that are not skipped
 * @property {Share} milestones whose tests are all ticked, of those of stages that are not skipped
 */

/** Give the hours that topics of one section take: their own, else their share of the section's.
 * @param {Section} section @param {Topic[]} topics @returns {Range | null} null where unknown */
export function hoursOf(section, topics) {
  const known = topics.flatMap(({ hours }) => hours ? [hours] : []);
  const isKnown = known.length === topics.length;
  const [ranges, share] = isKnown ? [known, 1]
    : [section.hours ? [section.hours] : [], topics.length / section.topics.length];
  if (!isKnown && !section.hours) return null;
  const sum = (/** @type {0 | 1} */ end) =>
    Math.round(share * ranges.reduce((total, range) => total + range[end], 0));
  return { low: sum(0), high: sum(1) };
}

/** Add up hours by sections, each of which counts whole. @param {string[]} ids topics
 * @returns {Tally["left"]} */
function sumOf(ids) {
  const wanted = new Set(ids);
  const sections = new Set(ids.flatMap((id) => places.get(id)?.section ?? []));
  const found = [...sections].map((section) =>
    hoursOf(section, section.topics.filter(({ id }) => wanted.has(id))));
  const known = found.filter((hours) => hours !== null);
  if (found.length && !known.length) return null;
  return {
    low: known.reduce((sum, { low }) => sum + low, 0),
    high: known.reduce((sum, { high }) => sum + high, 0),
    isAtLeast: known.length < found.length,
  };
}

/** @type {{ from?: object, keys: Map<string, string[]> }} what is ticked, by its topic or stage */
let ticked = { keys: new Map() };

/** Count what is ticked. @param {string} owner @param {string[]} keys as the outline has them
 * @returns {Share} */
function count(owner, keys) {
  const { outcomes } = current();
  if (ticked.from !== outcomes) {
    ticked = { from: outcomes, keys: new Map() };
    for (const [name, { value }] of Object.entries(outcomes)) {
      const [id, key] = name.split("/");
      if (value) ticked.keys.set(id, [...ticked.keys.get(id) ?? [], key]);
    }
  }
  const mine = ticked.keys.get(owner) ?? [];
  const done = keys.filter((key) => mine.some((full) => full?.startsWith(key))).length;
  return { done, all: keys.length };
}

/** Count what the reader can do of a topic, or of the milestone of a stage.
 * @param {Topic | Stage} part @returns {Share} */
export function outcomesOf(part) {
  return count(part.id, ("outcomes" in part ? part.outcomes : part.milestone) ?? []);
}

/** @param {Share[]} shares @returns {Share} */
function added(shares) {
  return shares.reduce((a, b) => ({ done: a.done + b.done, all: a.all + b.all }), { done: 0, all: 0 });
}

/** Count a group, stage, section or topic on the chosen path; without an id, all of it.
 * @param {string} [id] @returns {Tally} */
export function tally(id) {
  const path = onPath();
  const ids = (id === undefined ? [...places.keys()] : topicsOf(id)).filter((topic) => path.has(topic));
  const counted = ids.filter((topic) => statusOf(topic) !== "skipped");
  const done = counted.filter((topic) => statusOf(topic) === "done").length;
  const [skipped, all] = [ids.length - counted.length, counted.length];
  return {
    done, skipped, all, settled: done + skipped,
    share: all ? done / all : Number(skipped > 0),
    left: sumOf(ids.filter((topic) => !isSettled(topic))),
    outcomes: added(counted.flatMap((topic) => places.get(topic)?.topic ?? []).map(outcomesOf)),
    milestones: milestones(id, counted),
  };
}

/** Say how far the reader is with a part: done or skipped where nothing of it is left.
 * @param {Tally} tally @returns {"new" | "done" | "skipped"} skipped where that is all of it */
export function statusOfAll({ done, skipped, settled, all }) {
  return !settled || settled !== all + skipped ? "new" : done ? "done" : "skipped";
}

/** @param {string | undefined} id @param {string[]} counted @returns {Share} */
function milestones(id, counted) {
  const wanted = new Set(counted);
  const found = stages.filter((stage) => stage.milestone && (id === undefined || id === stage.id || groupOf(stage)?.id === id)
    && topicsOf(stage.id).some((topic) => wanted.has(topic)));
  const isDone = (/** @type {Stage} */ stage) => {
    const { done, all } = outcomesOf(stage);
    return done === all;
  };
  return { done: found.filter(isDone).length, all: found.length };
}

/** @param {Place} place @param {Set<string>} path @returns {boolean} whether its needs are settled */
function isReady({ section, topic }, path) {
  return [...section.needs, ...topic.needs].flatMap(topicsOf)
    .every((id) => id === topic.id || !path.has(id) || isSettled(id));
}

/** Give the place of the topic on the path that was marked so last; of several at once the last.
 * @param {Place[]} way @param {string} status @returns {Place | undefined} */
function lastMarked(way, status) {
  const at = ({ topic }) => Date.parse(current().topics[topic.id].at);
  return way.filter(({ topic }) => statusOf(topic.id) === status)
    .reduce((/** @type {Place | undefined} */ last, place) =>
      last && at(last) > at(place) ? last : place, undefined);
}

/** Say what comes next: first the topic that the reader is in the middle of; else the next open one
 * after the one done last whose needs are settled; else the first such.
 * @returns {Next | undefined} nothing where all is settled */
export function next() {
  const path = onPath();
  const way = [...places.values()].filter(({ topic }) => path.has(topic.id));
  const learning = lastMarked(way, "learning");
  if (learning) return { ...learning, why: "learning" };
  const ready = way.filter((place) => !isSettled(place.topic.id) && isReady(place, path));
  const last = lastMarked(way, "done");
  const after = last && ready.find((place) => way.indexOf(place) > way.indexOf(last));
  if (after) return { ...after, why: "after", after: last.topic };
  const first = ready[0] ?? way.find(({ topic }) => !isSettled(topic.id));
  return first && { ...first, why: "first" };
}
