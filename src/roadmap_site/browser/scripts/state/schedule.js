// When what is left can be learnt: from today, in sessions on the days that the reader has chosen.
// Dates are calendar days, counted in UTC; times are minutes, by the middle of each estimate.

import { get, set, watch } from "roadmap/store.js";
import { chosenPath } from "roadmap/route.js";
import { tasks } from "roadmap/order.js";

/** @typedef {import("./order.js").Range} Range */
/** @typedef {import("./order.js").Task} Task */
/** @typedef {{ task: Task, minutes: number }} Part of a session */
/** @typedef {{ day: number, minutes: number, parts: Part[] }} Session */
/** @typedef {{ pace: number, first: number, days: number[], time: string }} Settings
 * hours a week; the first day that counts, never a past one; days of the week, Monday is 1 */

const DAY = 864e5; // milliseconds
const PACE = 8;
const DAYS = "246";
const TIME = "19:00";
const FASTEST = 100; // hours a week
export const LONGEST = 16; // hours a day

/** @returns {number} today where the reader is */
export function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
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

/** @param {unknown} hours @returns {boolean} whether somebody can have so many hours a week */
export function isPace(hours) {
  return Number(hours) >= 1 && Number(hours) <= FASTEST;
}

/** @returns {Settings} what is set, or what stands in for it */
export function settings() {
  const [given, start, some, time] = ["pace", "start", "days", "time"].map((name) => get("settings", name));
  const pace = isPace(given) ? Number(given) : PACE;
  const days = [...new Set(/^[1-7]+$/.test(some) ? String(some) : DAYS)].map(Number).sort();
  return {
    pace,
    first: Math.max(today(), dayOf(String(start)) ?? 0),
    days: days.length * LONGEST < pace ? [1, 2, 3, 4, 5, 6, 7] : days,
    time: /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : TIME,
  };
}

/** @param {Task[]} some @returns {Range} of those that are known */
export function total(some) {
  const known = some.flatMap(({ hours }) => hours ?? []);
  const sum = (/** @type {"low" | "high"} */ end) => known.reduce((all, hours) => all + hours[end], 0);
  return { low: sum("low"), high: sum("high") };
}

/** @param {Range | null} hours @returns {number} minutes, by the middle of the estimate */
function middle(hours) {
  return hours ? Math.round((hours.low + hours.high) * 30) : 0;
}

/** @param {Settings} how @returns {number} minutes of a session */
export function length({ pace, days }) {
  return Math.round((pace * 60) / days.length);
}

/** Give the day of the session in which some minutes of study come to their end.
 * @param {number} minutes @param {Settings} how @returns {number} */
export function dayAfter(minutes, how) {
  const sessions = Math.max(0, Math.ceil(minutes / length(how)) - 1);
  return dayOfSession(sessions, how);
}

/** @param {number} index @param {Settings} how @returns {number} */
function dayOfSession(index, { first, days }) {
  const week = [0, 1, 2, 3, 4, 5, 6].map((day) => first + day * DAY)
    .filter((day) => days.includes(new Date(day).getUTCDay() || 7));
  return week[index % week.length] + Math.floor(index / week.length) * 7 * DAY;
}

/** Give one session after the other. What nobody has estimated takes no time, but has its place.
 * @param {Task[]} some @param {Settings} how @returns {Generator<Session>} */
export function* sessions(some, how) {
  const [whole, left] = [length(how), some.map((task) => ({ task, minutes: middle(task.hours) }))];
  for (let index = 0; left.length; index += 1) {
    /** @type {Part[]} */
    const parts = [];
    let room = whole;
    while (left.length && (room > 0 || left[0].minutes === 0)) {
      const minutes = Math.min(room, left[0].minutes);
      parts.push({ task: left[0].task, minutes });
      left[0].minutes -= minutes;
      room -= minutes;
      if (left[0].minutes === 0) left.shift();
    }
    yield { day: dayOfSession(index, how), minutes: whole - room, parts };
  }
}

/** @typedef {{ begin: number, end: number, sessions: Session[], tasks: Task[], minutes: number }} Week */

/** Give the weeks of study that come next; the first one begins with the first day.
 * @param {Task[]} some @param {Settings} how @param {number} count @returns {Week[]} */
export function weeks(some, how, count) {
  /** @type {Week[]} */
  const found = [];
  for (const session of sessions(some, how)) {
    const index = Math.floor((session.day - how.first) / (7 * DAY));
    if (index >= count) break;
    const begin = how.first + index * 7 * DAY;
    found[index] ??= { begin, end: begin + 6 * DAY, sessions: [], tasks: [], minutes: 0 };
    const { sessions: others, tasks: known } = found[index];
    others.push(session);
    known.push(...session.parts.map(({ task }) => task).filter((task) => !known.includes(task)));
    found[index].minutes += session.minutes;
  }
  return found;
}

/** @typedef {Range & { tasks: Task[] }} Run topics of one section that follow each other; they are
 * done between two days, by the low and by the high estimate */

/** Give what the first weeks do not bring to its end.
 * @param {Task[]} some @param {Settings} how @param {number} count of weeks @returns {Run[]} */
export function later(some, how, count) {
  /** @type {Run[]} */
  const found = [];
  const at = { low: 0, middle: 0, high: 0 };
  for (const task of some) {
    at.low += (task.hours?.low ?? 0) * 60;
    at.middle += middle(task.hours);
    at.high += (task.hours?.high ?? 0) * 60;
    if (dayAfter(at.middle, how) < how.first + count * 7 * DAY) continue;
    const days = { low: dayAfter(at.low, how), high: dayAfter(at.high, how) };
    const run = found.at(-1);
    if (run?.tasks[0].section === task.section) Object.assign(run, days).tasks.push(task);
    else found.push({ tasks: [task], ...days });
  }
  return found;
}

/** Give the week that begins today, once the reader has made a plan.
 * @returns {Week | undefined} nothing where there is no plan, or nothing is left */
export function week() {
  return isPlanned() ? weeks(tasks(), settings(), 1)[0] : undefined;
}

/** Remember what the plan promises now: from when, at what pace, how much there is, on what path. */
export function promise() {
  const { first, pace } = settings();
  const hours = middle(total(tasks())) / 60;
  set("settings", "plan", [iso(first), pace, hours, chosenPath()?.id ?? ""].join(" "));
}

/** @typedef {{ since: number, weeks: number, before: number, now: number }} Standing
 * when the plan was made, by how much it was outrun (or, below 0, not kept), when it was to end and
 * when it will */

/** Compare what is left with what the plan promised for today.
 * @returns {Standing | undefined} nothing where there is no plan of a former day for this path */
export function standing() {
  const [day, pace, hours, path] = String(get("settings", "plan") ?? "").split(" ");
  const since = dayOf(day ?? "");
  if (!since || since >= today() || !isPace(pace) || !(Number(hours) > 0)) return;
  if (path !== (chosenPath()?.id ?? "")) return;
  const [some, how] = [tasks(), settings()];
  const left = middle(total(some));
  const due = Math.max(0, Number(hours) * 60 - Number(pace) * 60 * (today() - since) / (7 * DAY));
  const late = (left - due) / 60;
  // Of a topic nobody knows how much is done: being within the one at hand, or a week, is on time.
  const room = late > 0 ? Math.max(Number(pace), middle(some[0]?.hours ?? null) / 60) : Number(pace);
  return {
    since,
    weeks: Math.abs(late) < room ? 0 : -Math.round(late / Number(pace)),
    before: dayAfter(Number(hours) * 60, { ...how, first: since, pace: Number(pace) }),
    now: dayAfter(left, how),
  };
}

const isPlanned = () => isPace(get("settings", "pace"));
watch((book, key = "") => {
  if (book === "settings" && ["pace", "start", "days", "path"].includes(key) && isPlanned()) promise();
});
// The pace may have been set where nothing knew of plans yet.
if (isPlanned() && get("settings", "plan") === undefined) promise();
