// Writes a note: what its writer had seen of other devices' texts goes along.

import { alter, DEVICE, keep, kept } from "roadmap/store.js";
import { LAST } from "roadmap/times.js";
import { covers, joined, noteOf, seenOf, versionsOf } from "roadmap/versions.js";

/** @typedef {import("./versions.js").Note} Note */
/** @typedef {import("./versions.js").Version} Version */

/** @param {string} topic @param {string} value
 * @param {Note | undefined} base what it was written in the place of
 * @param {Version[]} [settled] texts beside it that go */
export function setNote(topic, value, base, settled) {
  alter("notes", topic, (known) => written(known, base, value, deviceName(), settled));
}

function deviceName() {
  const name = kept(DEVICE) || newDevice();
  keep(DEVICE, name);
  return name;
}

/** Write a text in the place of `base`, which may have changed in another tab since.
 * @param {Note | undefined} now the note as it is kept @param {Version | undefined} base
 * @param {string} value @param {string} device @param {Version[]} [settled] texts beside it to drop
 * @returns {Note} */
export function written(now, base, value, device, settled = []) {
  const seen = joined(...[base, ...settled].filter((known) => !!known).map(seenOf));
  const others = versionsOf(now).filter((other) => !covers(seen, seenOf(other)));
  // A device that goes on from two texts is two devices: or one would seem to know the other.
  const isForked = others.some((other) => (seenOf(other)[device] ?? 0) > (seen[device] ?? 0));
  const name = isForked || seen[device] >= LAST ? newDevice() : device;
  const times = versionsOf(now).map(({ at }) => Date.parse(at) + 1);
  const time = Math.min(Math.max(Date.now(), ...times), LAST);
  // A clock that was ahead left a later time, maybe with a text that is gone.
  const change = Math.max(time, (seen[name] ?? 0) + 1);
  const version = { value, at: new Date(time).toISOString(), seen: { ...seen, [name]: change } };
  return noteOf([version, ...others]);
}

/** @returns {string} a name that no other device of a reader has */
export function newDevice() {
  return crypto.getRandomValues(new Uint32Array(1))[0].toString(36);
}
