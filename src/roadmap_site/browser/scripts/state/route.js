// The way through the roadmap: its parts in order, what is on the reader's path and what is settled.

import outline from "roadmap/outline.js";
import { current, followKeys, get, statusOf, watch } from "roadmap/store.js";

/** @typedef {{ id: string, title: string, needs: string[], hours?: [number, number],
 *   outcomes: string[] }} Topic `outcomes` are the beginnings of their keys */
/** @typedef {Omit<Topic, "outcomes"> & { recommends: string[], anytime?: boolean, topics: Topic[] }} Section */
/** @typedef {{ id: string, title: string, address: string, sections: Section[],
 *   milestone?: string[] }} Stage `milestone` has the beginnings of the keys of its tests */
/** @typedef {{ id: string, title: string, off: string[] }} Path `off` are the topics it leaves out */
/** @typedef {{ stage: Stage, section: Section, topic: Topic }} Place */

export const stages = /** @type {Stage[]} */ (outline.stages);
/** @typedef {{ id: string, title: string, stages: string[] }} Group `stages` has their ids */
export const groups = /** @type {Group[]} */ (outline.groups);
export const paths = /** @type {Path[]} */ (outline.paths);

/** @type {Map<string, Place>} where each topic stands, in the order of the roadmap */
export const places = new Map();
/** @type {Map<string, string[]>} the topics of every group, stage, section and topic */
const parts = new Map();

for (const stage of stages) {
  for (const section of stage.sections) {
    section.needs ??= []; // What says nothing is left out.
    section.recommends ??= [];
    for (const topic of section.topics) {
      topic.needs ??= [];
      places.set(topic.id, { stage, section, topic });
      parts.set(topic.id, [topic.id]);
    }
    parts.set(section.id, section.topics.map((topic) => topic.id));
  }
  parts.set(stage.id, stage.sections.flatMap((section) => topicsOf(section.id)));
}
for (const { id, stages } of groups) parts.set(id, stages.flatMap(topicsOf));

/** @param {Stage} stage @returns {Group | undefined} nothing where stages are few */
export function groupOf({ id }) {
  return groups.find(({ stages }) => stages.includes(id));
}

/** @param {string} id a group, stage, section or topic @returns {string[]} its topics */
export function topicsOf(id) {
  return parts.get(id) ?? [];
}

/** @returns {Path | undefined} the path that the reader has chosen, else the first */
export function chosenPath() {
  return paths.find((path) => path.id === get("settings", "path")) ?? paths[0];
}

/** @returns {Set<string>} the topics of the chosen path */
export function onPath() {
  const off = new Set(chosenPath()?.off);
  return new Set([...places.keys()].filter((id) => !off.has(id)));
}

/** @param {string} id @returns {boolean} whether the reader is through with a topic */
export function isSettled(id) {
  return ["done", "skipped"].includes(statusOf(id));
}

/** @param {string} name of a tick @returns {boolean} whether an outcome of now bears it */
function isKnown(name) {
  const [id, key = ""] = name.split("/");
  const part = places.get(id)?.topic ?? stages.find((stage) => stage.id === id);
  const keys = (part && ("outcomes" in part ? part.outcomes : part.milestone)) ?? [];
  return keys.some((start) => key.startsWith(start));
}

/** Follow former keys, where there may be any. @type {import("./store.js").Listener} */
function look(book) {
  if (!book && !isFollowed && !Object.keys(current().outcomes).every(isKnown)) {
    isFollowed = true;
    followKeys();
  }
}

let isFollowed = false;
look();
watch(look);
