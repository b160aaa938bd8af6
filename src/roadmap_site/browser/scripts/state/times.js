// When something was set, on devices whose clocks may be ahead or behind.

/** @typedef {import("./format.js").Entry} Entry */

const DAY = 864e5; // milliseconds, which clocks may differ by
export const LAST = 864e13; // milliseconds; no date is later

/** Say which of two entries was set later: one that was set over the other; else not one whose time
 * is still to come, for a clock that is ahead must not win until then; else by their times.
 * @param {Entry} a @param {Entry} b @returns {number} above 0 for the first one */
export function later(a, b) {
  const isOver = (/** @type {Entry} */ one, /** @type {Entry} */ other) =>
    Number(Date.parse(one.over ?? "") >= Date.parse(other.at));
  return isOver(a, b) - isOver(b, a) || Number(isFuture(b)) - Number(isFuture(a))
    || Date.parse(a.at) - Date.parse(b.at) || (String(a.value) > String(b.value) ? 1 : -1);
}

/** @param {{ at: string }} entry @returns {boolean} whether a clock was ahead when it was set */
function isFuture({ at }) {
  return Date.parse(at) > Date.now() + DAY;
}

/** Set a value over the one that is known. Where a clock was ahead the true time counts again, and
 * the entry says over which time it was set: so it wins wherever that one still stands.
 * @param {Entry | undefined} known @param {any} value
 * @returns {Entry} */
export function over(known, value) {
  if (!known) return { value, at: now() };
  if (!isFuture(known)) return { value, at: now(known), over: known.over };
  const times = [known.at, known.over ?? known.at].sort((a, b) => Date.parse(a) - Date.parse(b));
  return { value, at: now(), over: times[1] };
}

/** Give the time, which is later than that of what is known, whatever clock set that.
 * @param {{ at: string }} [known] @returns {string} */
export function now(known) {
  const after = known ? Date.parse(known.at) + 1 : 0;
  return new Date(Math.min(Math.max(Date.now(), after), LAST)).toISOString();
}
