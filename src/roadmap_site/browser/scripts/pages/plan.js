// What to learn this week, and when all will be done: hours a week, days and a first day make a plan.

import { BASE, get, set, watch } from "roadmap/store.js";
import { chosenPath, groupOf, stages } from "roadmap/route.js";
import { tally } from "roadmap/tally.js";
import { tasks } from "roadmap/order.js";
import {
  dayAfter, dayOf, isPace, iso, later, length, LONGEST, promise, settings, standing, today, total, weeks,
} from "roadmap/schedule.js";
import { hours, nothingLeft } from "roadmap/hours.js";
import { button, catchUp, download, make, t } from "roadmap/text.js";
import site from "roadmap/site.js";

/** @typedef {import("../state/schedule.js").Week} Week */
/** @typedef {import("../state/schedule.js").Settings} Settings */
/** @typedef {import("../state/order.js").Task} Task */

const WEEKS = 4; // that are told topic by topic

const root = /** @type {HTMLElement} */ (document.querySelector("[data-rm-plan]"));
const pace = field("pace"), start = field("start"), time = field("time");
const path = /** @type {HTMLSelectElement | null} */ (root.querySelector("select"));
const days = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".rm-plan__days input")]);
const said = place("end"), compared = place("standing"), list = place("weeks");
const save = /** @type {HTMLButtonElement} */ (root.querySelector(".rm-plan__calendar button"));

const fold = /** @type {HTMLDetailsElement} */ (root.querySelector(".rm-plan__settings"));
const summary = /** @type {HTMLElement} */ (fold.querySelector("summary"));
const dayNames = days.map((box) => box.parentElement?.textContent ?? "");

/** @param {string} name @returns {HTMLInputElement} */
function field(name) {
  return /** @type {HTMLInputElement} */ (root.querySelector(`[name="${name}"]`));
}

/** @param {string} name @returns {HTMLElement} */
function place(name) {
  return /** @type {HTMLElement} */ (root.querySelector(`.rm-plan__${name}`));
}

/** @param {Intl.DateTimeFormatOptions} form */
function dates(form) {
  const format = new Intl.DateTimeFormat(site.spoken, { ...form, timeZone: "UTC" });
  const written = (/** @type {number} */ day) => format.format(day).replaceAll(" ", "\xa0"); // on one line
  return (/** @type {number} */ low, high = low) =>
    low === high ? written(low) : t("plan_span", { low: written(low), high: written(high) });
}
const longDate = dates({ year: "numeric", month: "short", day: "numeric" });
const shortDate = dates({ month: "short", day: "numeric" });
const weekday = dates({ weekday: "short", month: "short", day: "numeric" });

/** @param {number} minutes */
function minutesOf(minutes) {
  const some = Math.round(minutes / 6) / 10; // in tenths of an hour
  return make("span", { className: "rm-hours" }, hours({ low: some, high: some }));
}

/** @param {{ title: string }[]} parts @returns {Set<string>} the titles that several of them have */
function repeated(parts) {
  const titles = parts.map(({ title }) => title);
  return new Set(titles.filter((title, at) => titles.indexOf(title) < at));
}
const sections = stages.flatMap((stage) => stage.sections);
const same = repeated(sections.flatMap((section) => section.topics));
const sameSections = repeated(sections);

/** @param {Task} task @returns {HTMLAnchorElement} */
function link({ stage, topic }) {
  const name = same.has(topic.title) ? [stage.title, topic.title] : [topic.title];
  return make("a", { href: new URL(`${stage.address}#${topic.id}`, BASE).href }, name.join(t("colon")));
}

/** Name a section: by its stage where that has no other, with it where others are called alike.
 * @param {Task} task */
function nameOf({ stage, section }) {
  const isAlone = stage.sections.length === 1;
  const name = isAlone ? [stage.title]
    : sameSections.has(section.title) ? [stage.title, section.title] : [section.title];
  return `${stages.indexOf(stage) + 1} ${name.join(t("colon"))}`;
}

/** @param {number} day @param {number} now */
function dayName(day, now) {
  return make("time", { dateTime: iso(day) }, weekday(day), ...(day === now
    ? [" ", make("span", { className: "rm-plan__today" }, t("plan_today"))] : []));
}

/** The week at hand, session by session. @param {Week} week @param {number} now */
function thisWeek({ begin, end, sessions, minutes }, now) {
  const rows = sessions.map(({ day, parts }) => {
    const topics = parts.map(({ task, minutes: some }) => make("li", {}, link(task), " ",
      task.hours ? minutesOf(some) : make("span", { className: "rm-plan__quiet" }, t("plan_unknown"))));
    return make("li", { className: "rm-plan__session" }, dayName(day, now), make("ul", {}, ...topics));
  });
  if (begin === now && sessions[0].day !== now) rows.unshift(
    make("li", { className: "rm-plan__session rm-plan__quiet" }, dayName(now, now), t("plan_rest")));
  const title = t(begin === now ? "plan_this_week" : "plan_first_week");
  return make("section", { className: "rm-plan__now" },
    make("h2", {}, title, " ", make("span", { className: "rm-plan__quiet" }, shortDate(begin, end)), " ", minutesOf(minutes)),
    make("ol", {}, ...rows));
}

/** @param {Week} week */
function oneWeek({ begin, end, tasks: some, minutes }) {
  const topics = make("span", { className: "rm-plan__topics" });
  some.forEach((task, index) => topics.append(index ? t("separator") : "", link(task)));
  return make("li", {}, make("span", { className: "rm-plan__when" }, shortDate(begin, end)), topics, minutesOf(minutes));
}

/** What lies too far ahead for days: between which it may be done. @param {Task[]} some
 * @param {Settings} how @param {string} end */
function after(some, how, end) {
  const runs = later(some, how, WEEKS);
  if (!runs.length) return [];
  /** @type {Map<string, HTMLElement[]>} by the groups of the stages, without a name where they are few */
  const rows = new Map();
  for (const { tasks: [first, ...others], low, high } of runs) {
    const href = new URL(`${first.stage.address}#${first.section.id}`, BASE).href;
    const name = make("a", { href }, nameOf(first));
    const some = total([first, ...others]);
    const group = groupOf(first.stage)?.title ?? "";
    rows.set(group, [...rows.get(group) ?? [], make("li", {}, name, make("span", { className: "rm-plan__facts" },
      make("span", { className: "rm-hours" }, some.high ? hours(some) : t("plan_unknown")), " ",
      make("span", {}, t("plan_done", { end: longDate(low, high) }))))]);
  }
  const lists = [...rows].map(([group, items]) => !group ? make("ol", {}, ...items)
    : make("details", { className: "rm-fold rm-plan__later" }, make("summary", {}, group), make("ol", {}, ...items)));
  const count = runs.reduce((sum, run) => sum + run.tasks.length, 0);
  return [make("details", { className: "rm-fold rm-plan__later", open: !!list.querySelector("[open]") },
    make("summary", {}, t("plan_later", { count, end })), ...lists)];
}

/** @param {Task[]} some @param {Settings} how */
function showPlan(some, how) {
  const whole = tally();
  const { left } = whole;
  const { low, high } = total(some);
  const end = longDate(dayAfter(low * 60, how), dayAfter(high * 60, how));
  said.replaceChildren(...(!some.length ? [nothingLeft(whole)] : !left ? [t("plan_unknown")] : [
    make("span", { className: "rm-hours" }, t("hours_left", { hours: hours(left) }), t("semicolon")),
    t(left.isAtLeast ? "plan_end_least" : "plan_end", { end }),
  ]));
  const [first, ...others] = weeks(some, how, WEEKS).filter(Boolean);
  list.replaceChildren(...(first ? [thisWeek(first, today())] : []),
    ...(others.length ? [make("h2", {}, t("plan_then")), make("ol", { className: "rm-plan__list" }, ...others.map(oneWeek))] : []),
    ...after(some, how, end));
}

/** Say whether the reader is ahead of what was planned, or behind. */
function compare() {
  const found = standing();
  compared.hidden = !found;
  if (!found) return compared.replaceChildren();
  const { weeks: count, since, before, now } = found;
  const word = count < 0 ? "plan_slow" : count > 0 ? "plan_fast" : "plan_kept";
  compared.replaceChildren(t(word, { count: Math.abs(count), since: shortDate(since), before: longDate(before), now: longDate(now) }),
    ...(count ? [" ", button("plan_anew", promise)] : []));
}

function show() {
  const how = settings();
  if (!isBad(pace)) fill(pace, String(how.pace));
  if (!isBad(start)) fill(start, iso(dayOf(String(get("settings", "start"))) ?? how.first));
  fill(time, how.time);
  if (!isBad(days[0])) for (const box of days) box.checked = how.days.includes(Number(box.value));
  if (path) path.value = chosenPath()?.id ?? "";
  summary.textContent = t("plan_settings", {
    hours: hours({ low: how.pace, high: how.pace }), days: how.days.map((day) => dayNames[day - 1]).join(t("separator")),
  });
  const some = tasks();
  showPlan(some, how);
  compare();
  place("calendar").hidden = !some.length;
  place("onward").hidden = some.length > 0;
}

/** @param {HTMLInputElement} input @param {string} value */
function fill(input, value) {
  if (document.activeElement !== input) input.value = value;
}

/** @param {HTMLInputElement} input @returns {boolean} */
function isBad(input) {
  return input.getAttribute("aria-invalid") === "true";
}

/** Keep what was entered, or say beside it why not.
 * @param {HTMLInputElement[]} inputs @param {string} name of the setting
 * @param {() => string | number | undefined} read nothing where it cannot be kept */
function listen(inputs, name, read) {
  const fault = document.getElementById(`_plan-${name}`);
  for (const input of inputs) {
    input.addEventListener("input", () => {
      const value = read();
      for (const each of inputs) each.setAttribute("aria-invalid", String(value === undefined));
      if (fault) fault.hidden = value !== undefined;
      if (value === undefined) fold.open ||= fold.contains(input);
      else set("settings", name, value);
    });
  }
}

listen([pace], "pace", () => (isPace(pace.value) ? pace.valueAsNumber : undefined));
listen([start], "start", () => (dayOf(start.value) === undefined ? undefined : start.value));
listen([time], "time", () => time.value || undefined);
listen(days, "days", () => {
  const chosen = days.filter((box) => box.checked).map((box) => box.value).join("");
  return chosen.length * LONGEST >= settings().pace ? chosen : undefined;
});
path?.addEventListener("input", () => set("settings", "path", path.value));
save.addEventListener("click", async () => {
  const { calendar } = await import("roadmap/calendar.js");
  download("plan.ics", calendar(tasks(), settings()), "text/calendar");
});
if (isPace(get("settings", "pace"))) fold.open = false; // before what was just typed opens it again
catchUp(root);
watch(show);
show();
root.dataset.rmTold = "";
