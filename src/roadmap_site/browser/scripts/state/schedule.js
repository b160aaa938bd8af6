// How long what is left takes, and when it can be done. Dates are calendar days, counted in UTC.

import { isSettled, onPath, stages } from "roadmap/route.js";

/** @typedef {{ low: number, high: number }} Range */
/** @typedef {import("./route.js").Section} Section */
/**
 * @typedef {{ stage: import("./route.js").Stage, section: Section, hours: Range | null,
 *   begin: Range, end: Range }} Row `begin` and `end` in hours from the start
 */

const DAY = 864e5; // milliseconds

/** What is left of a section on the path; nothing where that is not known.
 * @param {Section} section @param {Set<string>} path @returns {Range | null} */
function hoursLeft(section, path) {
  const open = section.topics.filter(({ id }) => path.has(id) && !isSettled(id));
  if (open.every((topic) => topic.hours)) return sum(open.map((topic) => topic.hours ?? [0, 0]));
  if (!section.hours) return null;
  const share = open.length / section.topics.length;
  return { low: section.hours[0] * share, high: section.hours[1] * share };
}

/** @param {[number, number][]} hours @returns {Range} */
function sum(hours) {
  return hours.reduce(({ low, high }, [l, h]) => ({ low: low + l, high: high + h }), { low: 0, high: 0 });
}

/** Give the sections that have something left, in order. @returns {Row[]} */
export function rows() {
  const path = onPath();
  let at = { low: 0, high: 0 };
  const found = [];
  for (const stage of stages) {
    for (const section of stage.sections) {
      if (section.topics.every(({ id }) => !path.has(id) || isSettled(id))) continue;
      const hours = hoursLeft(section, path);
      const begin = at;
      at = { low: at.low + (hours?.low ?? 0), high: at.high + (hours?.high ?? 0) };
      found.push({ stage, section, hours, begin, end: at });
    }
  }
  return found;
}

/** @param {string} text YYYY-MM-DD @returns {number | undefined} that day; nothing if there is none */
export function dayOf(text) {
  const day = Date.parse(`${text}T00:00:00Z`);
  return text > "0" && day && iso(day) === text ? day : undefined; // no signs before the year
}

/** @param {number} day @returns {string} YYYY-MM-DD */
export function iso(day) {
  return new Date(day).toISOString().slice(0, 10);
}

/** Give the day after the last one that some hours of study take.
 * @param {number} start the first day @param {number} hours @param {number} pace hours a week */
function after(start, hours, pace) {
  return start + Math.ceil((hours * 7) / pace) * DAY;
}

/** Give the day on which study goes on after some hours of it.
 * @param {number} start @param {number} hours @param {number} pace */
export function on(start, hours, pace) {
  return start + Math.floor((hours * 7) / pace) * DAY;
}

/** Give the last of the days that some hours take; the first day where there is nothing to study.
 * @param {number} start @param {number} hours @param {number} pace */
export function last(start, hours, pace) {
  return Math.max(start, after(start, hours, pace) - DAY);
}

/** Give a calendar with an event for each section, as long as the middle of its estimate.
 * Source of the form: RFC 5545.
 * @param {Row[]} rows @param {number} start @param {number} pace @param {URL} base @returns {string} */
export function calendar(rows, start, pace, base) {
  const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const events = rows.filter(({ hours }) => hours).flatMap(({ stage, section, begin, end }) => {
    const from = after(start, (begin.low + begin.high) / 2, pace);
    const until = after(start, (end.low + end.high) / 2, pace);
    return [
      "BEGIN:VEVENT",
      `UID:${section.id}@${base.host}${base.pathname}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${iso(from).replaceAll("-", "")}`,
      `DTEND;VALUE=DATE:${iso(Math.max(until, from + DAY)).replaceAll("-", "")}`,
      `SUMMARY:${escaped(section.title)}`,
      `DESCRIPTION:${escaped(stage.title)}`,
      `URL:${new URL(`${stage.address}#${section.id}`, base).href}`,
      "END:VEVENT",
    ];
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//roadmap-site//plan//EN", ...events,
    "END:VCALENDAR", ""];
  return lines.map(folded).join("\r\n");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Break a line that is longer than 75 octets; eighteen characters are never more than 72.
 * @param {string} line @returns {string} */
function folded(line) {
  return new TextEncoder().encode(line).length > 75
    ? line.replace(/[^]{18}(?=[^])/gu, "$&\r\n ") : line;
}
