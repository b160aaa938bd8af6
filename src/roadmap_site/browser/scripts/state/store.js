// What this browser knows of the reader: kept in its storage, the same in every tab.

import { empty, follow, LARGEST, merge, NAMES, own, parse, VERSION } from "roadmap/format.js";
import { drop, keep, kept } from "roadmap/storage.js";
import { over } from "roadmap/times.js";

export { drop, keep, kept };

/** @typedef {import("./format.js").State} State */
/** @typedef {import("./format.js").BookName} BookName */
/** @typedef {import("./format.js").Entry} Entry */
/** @typedef {"new" | "learning" | "done" | "skipped"} Status */
/**
 * Why nothing is kept: what is stored cannot be read, or the browser keeps nothing.
 * @typedef {import("./format.js").Fault | "denied" | "full"} Trouble
 */
/** @typedef {(book?: BookName, key?: string) => void} Listener told what changed; else everything */

/** @param {string} name @returns {any} a URL that the page names, null where it names none */
export function way(name) {
  /** @type {HTMLMetaElement | null} */
  const found = document.querySelector(`meta[name="roadmap-${name}"]`);
  return found && new URL(found.content, document.baseURI);
}

/** @type {URL} the home page of the language */
export const BASE = way("base");
// Several sites may share an origin.
export const KEY = `roadmap:${way("root").pathname}`;
export const BEFORE = `${KEY}:before`; // what there was before an import or a reset
export const UNREAD = `${KEY}:unread`; // what could not be read, or not all of it
export const DEVICE = `${KEY}:device`; // the name of this browser in notes, see writing.js

const NOTHING = empty();
/** @type {State} */
let state = NOTHING;
let isAhead = false; // whether this tab knows of something that is not stored
/** @type {Trouble | undefined} */
let trouble;
let lost = 0; // how many entries of what is stored were not in form
/** @type {string | null} */
let raw = null; // what is stored, as it stands there
/** @type {Set<Listener>} */
const listeners = new Set();

/** Read the storage again, where it changed. */
function refresh() {
  if (trouble === "denied") return;
  const text = kept(KEY);
  if (text === undefined) return void (trouble = "denied");
  if (text === raw) return;
  raw = text;
  const read = text === null ? { state: empty(), lost: 0 } : parse(text);
  if (read.fault || trouble !== "full") trouble = read.fault;
  if (read.lost) lost = read.lost;
  // What is left out is lost at the next change, unless it is kept as it was.
  if (read.lost && text && !keep(UNREAD, text)) trouble = "damaged";
  state = read.state ? together(read.state) : empty();
}

/** Follow former keys of outcomes, which few readers have: in what is stored, and in files.
 * @returns {Promise<void>} */
export async function followKeys() {
  try {
    follow((await import("roadmap/wordings.js")).default);
  } catch {
    return; // Without a network the next page tries again.
  }
  if (trouble) return;
  [state, raw] = [NOTHING, null]; // All that this tab knows is stored.
  refresh();
  tell();
}

/** Add what this tab has to what another one stored, which may not have known of it.
 * @param {State} stored @returns {State} */
function together(stored) {
  const [mine, theirs] = [state.since ?? "", stored.since ?? ""];
  isAhead = state !== NOTHING && raw !== null && mine >= theirs;
  // A state that was put in the place of another one counts alone.
  if (!isAhead || mine > theirs) return isAhead ? state : stored;
  const { state: all, added, changed } = merge(stored, state);
  isAhead = NAMES.some((name) => added[name] + changed[name] > 0);
  return all;
}

/** Write the state, unless that would overwrite what cannot be read. */
function write() {
  if (trouble && trouble !== "full") return;
  const text = JSON.stringify(state);
  // What is too long could not be read again.
  const isKept = text.length <= LARGEST && keep(KEY, text);
  if (isKept) raw = text;
  trouble = isKept ? undefined : "full";
}

/** @param {BookName} [book] @param {string} [key] */
function tell(book, key) {
  for (const listener of listeners) listener(book, key);
  if (trouble || lost) import("roadmap/trouble.js").then(({ show }) => show());
}

/** @param {Listener} listener told after every change, whichever tab made it */
export function watch(listener) {
  listeners.add(listener);
}

/** @returns {{ kind?: Trouble, raw: string | null, lost: number }} */
export function troubled() {
  return { kind: trouble, raw, lost };
}

/** @returns {State} not to be changed */
export function current() {
  return state;
}

/** @param {BookName} book @param {string} key @returns {any} undefined where nothing was set */
export function get(book, key) {
  return own(state[book], key)?.value;
}

/** @param {BookName} book @param {string} key @param {string | number | boolean} value */
export function set(book, key, value) {
  alter(book, key, (known) => over(known, value));
}

/** Put an entry in the place of the one that is stored. @param {BookName} book @param {string} key
 * @param {(known: Entry | undefined) => Entry} work */
export function alter(book, key, work) {
  refresh();
  state = { ...state, [book]: { ...state[book], [key]: work(own(state[book], key)) } };
  write();
  tell(book, key);
}

/** Set several entries of a book at once. @param {BookName} book
 * @param {Record<string, string | number | boolean>} values by their keys */
export function setAll(book, values) {
  refresh();
  const entries = Object.entries(values).map(([key, value]) =>
    [key, over(own(state[book], key), value)]);
  state = { ...state, [book]: { ...state[book], ...Object.fromEntries(entries) } };
  write();
  tell(book);
}

/** @typedef {import("./versions.js").Note} Note */

/** @param {string} topic @returns {Note | undefined} */
export function noteOn(topic) {
  return own(state.notes, topic);
}

/** @param {string} id @returns {Status} how far the reader is with a topic */
export function statusOf(id) {
  return get("topics", id) ?? "new";
}

/** Put another state in the place of this one, which can be brought back.
 * @param {(mine: State) => State} work @returns {boolean} whether it is kept; else all is as it was */
export function change(work) {
  refresh();
  const before = state;
  // What cannot be brought back later must not be overwritten now.
  if (!trouble && !keep(BEFORE, JSON.stringify(state))) trouble = "full";
  else if (!trouble || trouble === "full") {
    state = { ...work(state), version: VERSION };
    write();
  }
  if (trouble) state = before;
  tell();
  return !trouble;
}

/** Give up what cannot be read: it is put beside, as it was, or stays where there is no room. */
export function startAfresh() {
  refresh();
  if (raw === null || !trouble) return tell(); // Another tab was first.
  drop(DEVICE);
  drop(KEY); // first, for there may be no room for both
  if (!keep(UNREAD, raw)) {
    keep(KEY, raw);
    trouble = "full";
  } else {
    trouble = undefined;
    state = empty();
    write();
  }
  tell();
}

addEventListener("storage", (event) => {
  if (event.key !== KEY && event.key !== null) return;
  refresh();
  if (isAhead) write();
  tell();
});
// A page that was left and comes back by "back" has slept through changes.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  refresh();
  setTimeout(tell); // Safari empties the fields first.
});

refresh();
if (lost || trouble && trouble !== "denied") tell();
