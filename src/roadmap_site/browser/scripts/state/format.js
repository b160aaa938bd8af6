// The form in which a reader's progress is kept and exchanged, and how two of them become one.

import site from "roadmap/site.js";
import { later } from "roadmap/times.js";
import { isEntry, isRecord, mergedNotes, soundNote, versionsOf } from "roadmap/versions.js";

/** @typedef {{ value: any, at: string, over?: string }} Entry a value, when it was set (ISO 8601,
 * UTC), and the time that the value before it bore, where a clock was ahead then */
/** @typedef {Record<string, Entry>} Book entries by id */
/** @typedef {"topics" | "outcomes" | "cards" | "notes" | "settings" | "resources"} BookName */
/** @typedef {{ format: string, version: number, since?: string } & Record<BookName, Book>} State
 * `since` is when it took the place of another one */
/** @typedef {"broken" | "foreign" | "old" | "new" | "damaged" | "large"} Fault */

export const FORMAT = "roadmap-progress";
export const VERSION = 1;
export const LARGEST = 4e6; // characters; browsers keep little more than that for a site
export const STATUSES = ["new", "learning", "done", "skipped"];

/** @type {Record<BookName, (value: any) => boolean>} what may stand in each book */
const BOOKS = {
  topics: (value) => STATUSES.includes(value),
  outcomes: (value) => typeof value === "boolean",
  cards: (value) => Number.isInteger(value) && value >= 0, // the box, see leitner.js
  notes: (value) => typeof value === "string",
  // JSON has no way to write Infinity, which a number such as 1e999 becomes when it is read.
  settings: (value) => ["string", "boolean"].includes(typeof value) || Number.isFinite(value),
  resources: (value) => typeof value === "boolean", // whether it was read, by its address
};

export const NAMES = /** @type {BookName[]} */ (Object.keys(BOOKS));

/** @returns {State} what there is before anything was marked */
export function empty() {
  return /** @type {State} */ ({
    format: FORMAT,
    version: VERSION,
    ...Object.fromEntries(NAMES.map((name) => [name, {}])),
  });
}

/**
 * Read what was kept or exported. Fields and ids that nothing here knows stay; an entry that is not
 * in form is left out, and counted as lost, and costs none of the others.
 * @param {string} text
 * @returns {{ state: State, lost: number, fault?: undefined }
 *   | { fault: Fault, state?: undefined, lost?: undefined }}
 */
export function parse(text) {
  if (text.length > LARGEST) return { fault: "large" };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { fault: "broken" };
  }
  if (!isRecord(found) || found.format !== FORMAT) return { fault: "foreign" };
  if (!Number.isInteger(found.version)) return { fault: "damaged" };
  if (found.version !== VERSION) return { fault: found.version > VERSION ? "new" : "old" };
  const state = { ...empty(), ...found };
  if (typeof state.since !== "string") delete state.since;
  const lost = NAMES.reduce((sum, name) => sum + mend(state, name), 0);
  return { state: renamed(state), lost };
}

/** Leave out of a book what is not in form. @param {State} state @param {BookName} name
 * @returns {number} how much that is */
function mend(state, name) {
  const book = isRecord(state[name]) ? state[name] : {};
  const entries = Object.entries(book);
  const good = entries.filter(([, entry]) => isEntry(entry, BOOKS[name]));
  const sound = good.map(([key, entry]) => [key, name === "notes" ? soundNote(entry) : entry]);
  const mended = good.filter(([, entry], index) => entry !== sound[index][1]);
  const lost = entries.length - good.length + mended.length + Number(book !== state[name]);
  state[name] = Object.fromEntries(sound);
  return lost;
}

/** @type {Record<string, string>} the keys that outcomes had, as wordings.js has them */
let wordings = {};

/** Follow former keys of outcomes from now on. @param {Record<string, string>} found */
export function follow(found) {
  wordings = found;
}

/** Give the key that an outcome has now. @param {string} owner @param {string} key @returns {string} */
function keyNow(owner, key) {
  const words = own(wordings, owner)?.split(" ") ?? [];
  const has = (/** @type {string} */ word) => word.match(/.{8}/g)?.includes(key);
  const word = words.find((word) => word.startsWith(key)) ?? words.find(has);
  return key.length === 8 && word ? word.slice(0, 8) : key;
}

/** Follow former ids, alone or before the key of an outcome, and its other keys.
 * @param {State} state @returns {State} */
function renamed(state) {
  const aliases = /** @type {Record<string, string>} */ (site.aliases);
  // Before cards came again after some days, it was only ticked that a term was known.
  for (const [key, entry] of Object.entries(state.outcomes)) {
    if (!key.startsWith("_glossary/")) continue;
    delete state.outcomes[key];
    const known = { ...entry, value: entry.value ? 2 : 0 };
    state.cards[key] = either("cards", own(state.cards, key), known);
  }
  for (const name of NAMES.slice(0, 4)) {
    for (const [key, entry] of Object.entries(state[name])) {
      const [id, ...rest] = key.split("/");
      const owner = own(aliases, id) ?? id;
      const moved = [owner, ...rest.map((part) => keyNow(owner, part))].join("/");
      const now = own(aliases, moved) ?? moved;
      if (now === key) continue;
      delete state[name][key];
      state[name][now] = either(name, own(state[name], now), entry);
    }
  }
  const path = state.settings.path;
  const way = path && own(aliases, `_path/${path.value}`);
  if (way) state.settings.path = { ...path, value: way.slice("_path/".length) };
  return state;
}

/** @template Value @param {Record<string, Value>} book @param {string} key
 * @returns {Value | undefined} */
export function own(book, key) {
  return Object.hasOwn(book, key) ? book[key] : undefined;
}

/** Give the entry that was set last; of notes what is left of both.
 * @param {BookName} name @param {Entry | undefined} a @param {Entry} b @returns {Entry} */
function either(name, a, b) {
  if (name === "notes") return mergedNotes(a, b);
  return a && later(a, b) > 0 ? a : b;
}

/** @param {Entry} entry @returns {string} all that it says */
function saidBy(entry) {
  return JSON.stringify(versionsOf(entry).map(({ value }) => value));
}

/**
 * Add what `theirs` has to what `mine` has: of two entries the later one stays.
 * @param {State} mine @param {State} theirs
 * @returns {{ state: State, added: Record<BookName, number>, changed: Record<BookName, number> }}
 */
export function merge(mine, theirs) {
  const state = { ...theirs, ...mine };
  const added = /** @type {Record<BookName, number>} */ ({});
  const changed = /** @type {Record<BookName, number>} */ ({});
  for (const name of NAMES) {
    added[name] = changed[name] = 0;
    const entries = new Map(Object.entries(mine[name]));
    for (const [key, entry] of Object.entries(theirs[name])) {
      const before = own(mine[name], key);
      const after = either(name, before, entry);
      if (!before) added[name] += 1;
      else if (saidBy(before) !== saidBy(after)) changed[name] += 1;
      entries.set(key, after);
    }
    state[name] = Object.fromEntries(entries);
  }
  return { state, added, changed };
}
