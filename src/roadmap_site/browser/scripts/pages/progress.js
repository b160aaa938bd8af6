// The page of a reader's own progress: how much is done, what happened lately, and every topic.

import { current, get, noteOn, set, statusOf, watch } from "roadmap/store.js";
import { onPath, places, topicsOf } from "roadmap/route.js";
import { outcomesOf, statusOfAll, tally } from "roadmap/tally.js";
import { doneOf, hours, nothingLeft, percent, shareOf } from "roadmap/hours.js";
import { catchUp, make, t, takeOver } from "roadmap/text.js";
import { versionsOf } from "roadmap/versions.js";
import site from "roadmap/site.js";

/** @typedef {import("../state/tally.js").Tally} Tally */
/** @typedef {{ list: Element, lines: Element[] }} Checklist of a stage */
/** @typedef {{ begin: number, done: string[], outcomes: number, notes: number }} Past a week */

const DAY = 864e5; // milliseconds
const WEEKS = 4; // that are told
const MADE = ".rm-checklist__status, .rm-checklist__note";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-rm-done]"));
const hidden = /** @type {HTMLInputElement | null} */ (document.querySelector(".rm-mine__hours"));
const lists = [...document.querySelectorAll(".rm-checklist")].map((list) => ({ list, lines: [...list.children] }));
const written = new Intl.DateTimeFormat(site.spoken, { month: "short", day: "numeric", year: "numeric" });
const short = new Intl.DateTimeFormat(site.spoken, { month: "short", day: "numeric" });

/** @param {string} part @returns {HTMLElement} */
function place(part) {
  return /** @type {HTMLElement} */ (root.querySelector(`.rm-done__${part}`));
}

/** Show the whole in one line, and what it is made of. @param {Tally} whole */
function showWhole(whole) {
  const { left, done, all, skipped, outcomes, milestones } = whole;
  const status = statusOfAll(whole);
  place("share").textContent = percent(shareOf(whole));
  place("left").textContent = status !== "new" ? nothingLeft(whole) : left ? t("hours_left", { hours: hours(left) }) : "";
  const facts = [all ? t("of_topics", { done, all }) : "",
    outcomes.all ? t("of_outcomes", outcomes) : "",
    milestones.all ? t("of_milestones", milestones) : "",
    skipped && status !== "skipped" ? t("of_skipped", { count: skipped }) : ""];
  place("facts").replaceChildren(...facts.filter(Boolean).map((fact) => make("span", {}, fact)));
}

/** @param {Element} row */
function showStage(row) {
  const found = tally(row.getAttribute("data-rm-share") ?? "");
  const { share, all, settled, left } = found;
  row.toggleAttribute("hidden", settled + all === 0); // It is off the path.
  const bar = /** @type {HTMLElement} */ (row.querySelector(".rm-done__bar"));
  bar.style.setProperty("--share", String(shareOf(found)));
  const rest = left?.high ? t("hours_left", { hours: hours(left) }) : "";
  const [count, time] = row.querySelectorAll(".rm-done__count");
  count.textContent = doneOf(found);
  count.setAttribute("data-rm-status", statusOfAll(found));
  time.textContent = rest;
}

/** @param {number} time @returns {number} the Monday of its week, where the reader is */
function mondayOf(time) {
  const day = new Date(time);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - (day.getDay() + 6) % 7).getTime();
}

/** Give the last weeks in which something was done on the path, the latest first. @returns {Past[]} */
function lately() {
  /** @type {Map<number, Past>} */
  const weeks = new Map();
  const at = (/** @type {{ at: string }} */ entry) => {
    const begin = mondayOf(Math.min(Date.now(), Date.parse(entry.at)));
    const found = weeks.get(begin) ?? { begin, done: [], outcomes: 0, notes: 0 };
    weeks.set(begin, found);
    return found;
  };
  const { topics, outcomes, notes } = current();
  const path = onPath();
  const isOn = (/** @type {string} */ key) =>
    topicsOf(key.split("/")[0]).some((id) => path.has(id)); // of a topic, or of a stage's milestone
  for (const id of places.keys()) if (path.has(id) && statusOf(id) === "done") at(topics[id]).done.push(id);
  for (const [key, entry] of Object.entries(outcomes)) if (entry.value && isOn(key)) at(entry).outcomes += 1;
  for (const [id, entry] of Object.entries(notes)) if (entry.value.trim() && isOn(id)) at(entry).notes += 1;
  return [...weeks.values()].sort((a, b) => b.begin - a.begin).slice(0, WEEKS);
}

/** @param {Past} past */
function weekOf({ begin, done, outcomes, notes }) {
  const isNow = begin === mondayOf(Date.now());
  const end = new Date(begin);
  end.setDate(end.getDate() + 6);
  const when = t("plan_span", { low: short.format(begin), high: short.format(end) });
  const what = make("span", {});
  if (done.length) what.append(t("week_done", { count: done.length }), t("colon"));
  done.forEach((id, index) => what.append(index ? t("separator") : "", linkTo(id)));
  const rest = [outcomes ? t("week_outcomes", { count: outcomes }) : "", notes ? t("week_notes", { count: notes }) : ""];
  for (const said of rest.filter(Boolean)) what.append(what.hasChildNodes() ? t("semicolon") : "", said);
  return make("li", {}, make("span", { className: "rm-done__when" }, isNow ? t("plan_this_week") : when), what);
}

/** @param {string} id of a topic */
function linkTo(id) {
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector(`[data-rm-item="${CSS.escape(id)}"] a`));
  return make("a", { href: link.href }, places.get(id)?.topic.title ?? id);
}

/** Show how far the reader is with a topic, since when, and the notes. @param {Element} line */
function showTopic(line) {
  const id = line.getAttribute("data-rm-item") ?? "";
  const status = statusOf(id);
  line.setAttribute("data-rm-status", status);
  line.querySelectorAll(MADE).forEach((part) => part.remove());
  const topic = places.get(id)?.topic;
  const { done, all } = topic ? outcomesOf(topic) : { done: 0, all: 0 };
  const facts = [...(status === "new" ? [] : [t(status), written.format(new Date(current().topics[id].at))]),
    ...(done ? [t("of_outcomes", { done, all })] : [])];
  if (facts.length) line.append(make("span", { className: "rm-checklist__status" }, ...facts.map((fact) => make("span", {}, fact))));
  for (const { value } of versionsOf(noteOn(id))) {
    if (value.trim()) line.append(make("p", { className: "rm-checklist__note" }, value.trim()));
  }
}

/** Fold the topics of a stage that are off the path. @param {Checklist} checklist
 * @param {Set<string>} path */
function foldOff({ list, lines }, path) {
  const isOn = (/** @type {Element} */ line) => path.has(line.getAttribute("data-rm-item") ?? "");
  const off = lines.filter((line) => !isOn(line));
  const open = !!list.querySelector("[open]");
  list.replaceChildren(...lines.filter(isOn));
  if (off.length) list.append(make("li", { className: "rm-checklist__off" },
    make("details", { className: "rm-fold", open },
      make("summary", {}, t("off_count", { count: off.length })), make("ul", {}, ...off))));
}

function show() {
  const path = onPath();
  lists.forEach((checklist) => foldOff(checklist, path));
  showWhole(tally());
  root.querySelectorAll("[data-rm-share]").forEach(showStage);
  const weeks = lately();
  place("weeks").replaceChildren(...(weeks.length ? weeks.map(weekOf) : [make("li", {}, t("lately_none"))]));
  document.querySelectorAll("[data-rm-item]").forEach(showTopic);
  if (hidden) hidden.checked = get("settings", "hours") === false;
}

hidden?.addEventListener("input", () => set("settings", "hours", !hidden.checked));
root.querySelector("button")?.addEventListener("click", () => print());
place("day").textContent = written.format(new Date());
catchUp(document);
watch(show);
show();
root.dataset.rmTold = "";
takeOver();
