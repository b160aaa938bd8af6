// One note on several devices: what its writer had seen of the others tells which text stays.
//
// A text carries a version vector: by device, the time of the last change that it builds on. A text
// that builds on another one takes its place. Of texts that were written without knowledge of each
// other the latest is the note; the others are kept once, beside it.
//
// Source: Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983).

/** @typedef {Record<string, number>} Seen */
/** @typedef {{ value: string, at: string, seen?: Seen }} Version */
/** @typedef {Version & { beside?: Version[] }} Note */

const BESIDE = 200; // texts beside one; a reader has a few, and each is compared with each

/** @param {unknown} value @returns {value is Record<string, any>} */
export function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {any} entry @param {(value: any) => boolean} fits @returns {boolean} */
export function isEntry(entry, fits) {
  return isRecord(entry) && fits(entry.value) && typeof entry.at === "string"
    && !Number.isNaN(Date.parse(entry.at));
}

/** Leave out of a note what is not in form, beside its text and its time.
 * @param {any} note @returns {Note} the same one where nothing is */
export function soundNote(note) {
  const { seen, beside, ...rest } = note;
  const isText = (/** @type {any} */ other) =>
    isEntry(other, (value) => typeof value === "string") && isSeen(other.seen);
  const others = Array.isArray(beside) ? beside.filter(isText).slice(0, BESIDE) : [];
  const isWhole = isSeen(seen) && (beside ?? []).length === others.length && beside !== null;
  return isWhole ? note
    : { ...rest, ...(isSeen(seen) ? { seen } : {}), ...(others.length ? { beside: others } : {}) };
}

/** @param {unknown} seen */
function isSeen(seen = {}) {
  return isRecord(seen) && Object.values(seen).every(Number.isSafeInteger);
}

/** @param {Version} version @returns {Seen} what it builds on, itself included */
export function seenOf({ seen, value, at }) {
  if (seen) return seen;
  return { [`=${digest(at + value).toString(36)}`]: 1 }; // Written before texts said so.
}

/** @param {string} text @returns {number} the same for the same text (FNV-1a, 32 bits) */
export function digest(text) {
  let sum = 0x811c9dc5;
  for (const sign of text) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return sum >>> 0;
}

/** @param {Seen} a @param {Seen} b @returns {boolean} whether `a` knows all that `b` knows */
export function covers(a, b) {
  return Object.entries(b).every(([device, time]) => Object.hasOwn(a, device) && a[device] >= time);
}

/** @param {Seen[]} several @returns {Seen} what all of them know */
export function joined(...several) {
  const all = new Map();
  for (const [device, time] of several.flatMap(Object.entries)) {
    all.set(device, Math.max(time, all.get(device) ?? 0));
  }
  return Object.fromEntries(all);
}

/** @param {Note} [note] @returns {Version[]} its text, then those beside it */
export function versionsOf(note) {
  if (!note) return [];
  const { beside = [], ...version } = note;
  return [version, ...beside];
}

/** @param {Version} a @param {Version} b @returns {number} the later one first, whoever asks */
function order(a, b) {
  return Date.parse(b.at) - Date.parse(a.at) || (a.value < b.value ? 1 : -1);
}

/** Make one note of all the versions that there are.
 * @param {Version[]} versions at least one @returns {Note} */
export function noteOf(versions) {
  /** @type {Map<string, Version>} texts that say the same are one */
  const texts = new Map();
  for (const version of [...versions].sort(order)) {
    const same = texts.get(version.value);
    const seen = joined(...(same ? [seenOf(same)] : []), seenOf(version));
    texts.set(version.value, { ...(same ?? version), seen });
  }
  const all = [...texts.values()];
  const left = all.filter(({ seen }) => all.every((other) =>
    !covers(other.seen ?? {}, seen ?? {}) || covers(seen ?? {}, other.seen ?? {})
  ));
  const [first, ...beside] = withoutEmpty(left);
  return beside.length ? { ...first, beside } : first;
}

/** An emptied note needs no place beside another text, which goes on knowing what was emptied.
 * @param {Version[]} versions @returns {Version[]} */
function withoutEmpty(versions) {
  const empty = versions.find(({ value }) => !value.trim());
  const texts = versions.filter(({ value }) => value.trim());
  if (!empty || !texts.length) return versions;
  return texts.map((text) => ({ ...text, seen: joined(seenOf(text), seenOf(empty)) }));
}

/** @param {Note | undefined} a @param {Note} b @returns {Note} */
export function mergedNotes(a, b) {
  return noteOf([...versionsOf(a), ...versionsOf(b)]);
}
