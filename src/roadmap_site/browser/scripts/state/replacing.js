// Brings another state in: in the place of the reader's, or beside it.

import { merge } from "roadmap/format.js";
import { change, DEVICE, drop } from "roadmap/store.js";
import { now } from "roadmap/times.js";

/** @typedef {import("./format.js").State} State */

/** Put another state in the place of this one, which can be brought back.
 * @param {State} other @returns {boolean} whether it is kept; else all is as it was */
export function replace(other) {
  const isDone = change((mine) => ({ ...other, since: now({ at: mine.since ?? "1970-01-01" }) }));
  if (isDone) drop(DEVICE); // What is written from now on knows nothing of what was.
  return isDone;
}

/** Add another state to this one, which can be brought back.
 * @param {State} theirs @returns {boolean} whether it is kept; else all is as it was */
export function add(theirs) {
  // What another tab has done meanwhile is there, too.
  return change((mine) => ({ ...merge(mine, theirs).state, since: mine.since }));
}
