// The way through the roadmap: what is on a path, what is settled, and what comes next.

import outline from "roadmap/outline.js";
import { get, statusOf } from "roadmap/store.js";

/** @typedef {{ id: string, title: string, needs: string[], hours: [number, number] | null }} Topic */
/** @typedef {Topic & { anytime: boolean, topics: Topic[] }} Section */
/** @typedef {{ id: string, title: string, address: string, sections: Section[] }} Stage */
/** @typedef {{ id: string, title: string, topics: string[] }} Path */
/** @typedef {{ stage: Stage, section: Section, topic: Topic }} Place */

export const stages = /** @type {Stage[]} */ (outline.stages);
export const paths = /** @type {Path[]} */ (outline.paths);

/** @type {Map<string, Place>} where each topic stands, in the order of the roadmap */
export const places = new Map();
/** @type {Map<string, string[]>} the topics of every stage, section and topic */
const parts = new Map();

for (const stage of stages) {
  for (const section of stage.sections) {
    for (const topic of section.topics) {
      places.set(topic.id, { stage, section, topic });
      parts.set(topic.id, [topic.id]);
    }
    parts.set(section.id, section.topics.map((topic) => topic.id));
  }
  parts.set(stage.id, stage.sections.flatMap((section) => topicsOf(section.id)));
}

/** @param {string} id a stage, section or topic @returns {string[]} its topics */
export function topicsOf(id) {
  return parts.get(id) ?? [];
}

/** @returns {Path | undefined} the path that the reader has chosen, else the first */
export function chosenPath() {
  return paths.find((path) => path.id === get("settings", "path")) ?? paths[0];
}

/** @returns {Set<string>} the topics of the chosen path */
export function onPath() {
  return new Set(chosenPath()?.topics ?? places.keys());
}

/** @param {string} id @returns {boolean} whether the reader is through with a topic */
export function isSettled(id) {
  return ["done", "skipped"].includes(statusOf(id));
}

/** Give the first topic that is not settled and whose needs on the path are.
 * @returns {Place | undefined} nothing where all is settled */
export function next() {
  const path = onPath();
  const open = [...places.values()].filter(({ topic }) => path.has(topic.id) && !isSettled(topic.id));
  const ready = open.find(({ section, topic }) =>
    [...section.needs, ...topic.needs].flatMap(topicsOf)
      .every((id) => id === topic.id || !path.has(id) || isSettled(id))
  );
  return ready ?? open[0];
}
