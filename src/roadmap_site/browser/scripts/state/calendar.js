// The plan as a calendar: an event for each topic, which comes back in every session that it takes.
// Source of the form: RFC 5545. Times are those of the clock on the reader's wall, without a zone.

import site from "roadmap/site.js";
import { BASE, way } from "roadmap/store.js";
import { stages } from "roadmap/route.js";
import { length, sessions } from "roadmap/schedule.js";
import { hours as written } from "roadmap/hours.js";
import { t } from "roadmap/text.js";

/** @typedef {import("./schedule.js").Task} Task */
/** @typedef {import("./schedule.js").Settings} Settings */
/** @typedef {{ from: number, minutes: number, planned: number }} Turn one session's part of a topic:
 * when it begins, how long it takes, and when the whole session begins */

const MINUTE = 6e4; // milliseconds
const NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const SHORTEST = 15; // minutes: of a topic that nobody has estimated
const LAST = Date.UTC(9999, 11, 31, 23, 59); // Calendars write a year in four digits.
const EPOCH = Date.UTC(2020, 0); // so that a sequence fits into the 31 bits that programs keep

/** @param {Task[]} some @param {Settings} how @param {number} [now] @returns {string} */
export function calendar(some, how, now = Date.now()) {
  /** @type {Map<Task, Turn[]>} */
  const turns = new Map(some.map((task) => [task, []]));
  const [hour, minute] = how.time.split(":").map(Number);
  for (const { day, parts } of sessions(some, how)) {
    const planned = day + (hour * 60 + minute) * MINUTE;
    if (planned + length(how) * MINUTE > LAST) break;
    let from = planned;
    for (const { task, minutes } of parts) {
      turns.get(task)?.push({ from, minutes: minutes || SHORTEST, planned });
      from += minutes * MINUTE;
    }
  }
  const events = [...turns].flatMap(([task, own]) => !own.length ? [] : eventsOf(task, own, how, now));
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//roadmap-site//plan//EN",
    "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR", ""];
  return lines.map(folded).join("\r\n");
}

/** Give the event of a topic; where its first or last session is not a whole one, also that one.
 * @param {Task} task @param {Turn[]} turns @param {Settings} how @param {number} now */
function eventsOf(task, turns, how, now) {
  if (turns.length === 1) return event(task, turns[0], now, []);
  const whole = { ...turns[0], from: turns[0].planned, minutes: length(how) };
  const days = how.days.map((day) => NAMES[day - 1]).join();
  const rule = `RRULE:FREQ=WEEKLY;BYDAY=${days};COUNT=${turns.length}`;
  const others = turns.filter(({ from, minutes, planned }) =>
    from !== planned || minutes !== whole.minutes);
  return [...event(task, whole, now, [rule]),
    ...others.flatMap((turn) => event(task, turn, now, [`RECURRENCE-ID:${local(turn.planned)}`]))];
}

/** @param {Task} task @param {Turn} turn @param {number} now @param {string[]} more lines */
function event({ stage, section, topic, hours }, { from, minutes }, now, more) {
  const root = way("root");
  const url = new URL(`${stage.address}#${topic.id}`, BASE).href;
  const told = [`${stages.indexOf(stage) + 1} ${stage.title}${t("colon")}${section.title}`,
    hours ? written(hours) : t("plan_unknown"), url];
  return [
    "BEGIN:VEVENT",
    // The same in every language, and under a new id: an import takes the place of the last one.
    `UID:${escaped(`${firstId(topic.id)}@${root.host}${root.pathname}`)}`,
    `SEQUENCE:${Math.floor((now - EPOCH) / 1000)}`,
    `DTSTAMP:${local(now)}Z`,
    `LAST-MODIFIED:${local(now)}Z`,
    `DTSTART:${local(from)}`,
    `DTEND:${local(from + minutes * MINUTE)}`,
    ...more,
    `SUMMARY:${escaped(topic.title)}`,
    `DESCRIPTION:${escaped(told.join("\n"))}`,
    `URL:${url}`,
    "END:VEVENT",
  ];
}

/** @param {string} id of a topic @returns {string} the one that it had at first */
function firstId(id) {
  const former = Object.entries(site.aliases).find(([, now]) => now === id);
  return former ? former[0] : id;
}

/** @param {number} time @returns {string} */
function local(time) {
  return new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "");
}

/** @param {string} text @returns {string} without the signs that no text of a calendar may have */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n").replace(/[\0-\x1f\x7f]/g, "");
}

/** Break a line after 75 octets at most, and never within a code point. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let [text, octets] = ["", 0];
  for (const sign of line) {
    const more = encoder.encode(sign).length;
    if (octets + more > 75) [text, octets] = [`${text}\r\n `, 1];
    text += sign;
    octets += more;
  }
  return text;
}
