// When will it be done? Hours a week and a first day make a timeline of what is left.

import { BASE, get, set, watch } from "roadmap/progress.js";
import { chosenPath, paths, stages } from "roadmap/route.js";
import { after, calendar, dayOf, iso, last, rows } from "roadmap/schedule.js";
import { download, make, t } from "roadmap/text.js";
import site from "roadmap/site.js";

const MOST = 100; // hours a week

const root = /** @type {HTMLElement} */ (document.querySelector("[data-rm-plan]"));
const pace = make("input", { type: "number", min: "1", max: String(MOST), required: true });
const start = make("input", { type: "date", required: true });
const path = make("select", {}, ...paths.map(({ id, title }) => make("option", { value: id }, title)));
const said = make("p", { className: "rm-plan__end", role: "status" });
const list = make("ol", { className: "rm-plan__list" });
const save = make("button", { type: "button", className: "rm-quietbutton" }, t("plan_calendar"));

/** @returns {number} today where the reader is */
function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
}

/** @returns {{ first: number, hours: number }} what is set, or what stands in for it */
function settings() {
  const hours = Number(get("settings", "pace"));
  const first = dayOf(String(get("settings", "start") ?? ""));
  return { first: first ?? today(), hours: hours >= 1 && hours <= MOST ? hours : 8 };
}

/** @param {number} day */
function written(day) {
  return new Date(day).toLocaleDateString(site.language, { dateStyle: "medium", timeZone: "UTC" });
}

/** @param {number} low @param {number} high */
function span(low, high) {
  return low === high ? written(low) : t("plan_span", { low: written(low), high: written(high) });
}

/** Give a section with its dates, and a bar that shows them between now and the end of all.
 * @param {import("./schedule.js").Row} row @param {number} first @param {number} pace
 * @param {number} all hours, by the high estimate */
function line({ stage, section, hours, begin, end }, first, pace, all) {
  const href = new URL(`${stage.address}#${section.id}`, BASE).href;
  const name = `${stages.indexOf(stage) + 1} ${section.title}`;
  const facts = make("span", { className: "rm-plan__facts" });
  const item = make("li", {}, make("a", { href }, name), facts);
  if (!hours) {
    facts.append(t("plan_unknown"));
    return item;
  }
  const low = Math.round(hours.low), high = Math.round(hours.high);
  const range = low === high ? String(low) : `${low}–${high}`;
  facts.append(make("span", { className: "rm-hours" }, t("hours", { range, count: low === high ? low : 0 })), " ",
    make("span", {}, t("plan_line", {
      begin: written(after(first, begin.low, pace)),
      end: span(last(first, end.low, pace), last(first, end.high, pace)),
    })));
  const bar = make("span", { className: "rm-plan__bar" });
  const middle = (/** @type {import("./schedule.js").Range} */ at) => (at.low + at.high) / 2;
  [begin.low, middle(begin), middle(end), end.high]
    .forEach((at, i) => bar.style.setProperty(`--at-${i}`, String(at / all)));
  item.append(bar);
  return item;
}

function show() {
  const { first, hours } = settings();
  if (document.activeElement !== pace) pace.value = String(hours);
  if (document.activeElement !== start) start.value = iso(first);
  path.value = chosenPath()?.id ?? "";
  const left = rows();
  const end = left.at(-1)?.end;
  list.replaceChildren(...left.map((row) => line(row, first, hours, end?.high || 1)));
  said.textContent = !end ? t("all_done") : end.high === 0 ? t("plan_unknown")
    : t("plan_end", { end: span(last(first, end.low, hours), last(first, end.high, hours)) });
  save.disabled = !end?.high;
}

pace.addEventListener("input", () => {
  if (pace.checkValidity()) set("settings", "pace", pace.valueAsNumber);
});
start.addEventListener("input", () => {
  if (dayOf(start.value) !== undefined) set("settings", "start", start.value);
});
path.addEventListener("change", () => set("settings", "path", path.value));
save.addEventListener("click", () => {
  const { first, hours } = settings();
  download("plan.ics", calendar(rows(), first, hours, BASE), "text/calendar");
});
const fields = [make("label", {}, t("plan_pace"), pace), make("label", {}, t("plan_start"), start)];
if (paths.length > 1) fields.push(make("label", {}, t("plan_path"), path));
root.append(make("div", { className: "rm-plan__fields" }, ...fields), said, save, list);
watch(show);
show();
