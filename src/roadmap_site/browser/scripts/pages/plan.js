// When will it be done? Hours a week and a first day make a timeline of what is left.

import { BASE, get, set, watch } from "roadmap/store.js";
import { chosenPath, stages } from "roadmap/route.js";
import { calendar, dayOf, iso, last, on, rows } from "roadmap/schedule.js";
import { catchUp, download, make, t } from "roadmap/text.js";
import site from "roadmap/site.js";

const root = /** @type {HTMLElement} */ (document.querySelector("[data-rm-plan]"));
const pace = /** @type {HTMLInputElement} */ (root.querySelector('[name="pace"]'));
const start = /** @type {HTMLInputElement} */ (root.querySelector('[name="start"]'));
const path = /** @type {HTMLSelectElement | null} */ (root.querySelector("select"));
const said = /** @type {HTMLElement} */ (root.querySelector(".rm-plan__end"));
const save = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
const list = /** @type {HTMLElement} */ (root.querySelector("ol"));

/** @returns {number} today where the reader is */
function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
}

/** @returns {{ first: number, hours: number }} what is set, or what stands in for it */
function settings() {
  const hours = Number(get("settings", "pace"));
  const first = dayOf(String(get("settings", "start") ?? ""));
  return { first: first ?? today(), hours: hours >= 1 && hours <= Number(pace.max) ? hours : 8 };
}

/** @param {number} day */
function written(day) {
  const date = new Date(day);
  return date.toLocaleDateString(site.language, { dateStyle: "medium", timeZone: "UTC" })
    .replaceAll(" ", "\xa0"); // It stays on one line.
}

/** @param {number} low @param {number} high */
function span(low, high) {
  return low === high ? written(low) : t("plan_span", { low: written(low), high: written(high) });
}

/** Give a section with its dates, and a bar that shows them between now and the end of all.
 * @param {import("../state/schedule.js").Row} row @param {number} first @param {number} pace
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
      begin: written(on(first, begin.low, pace)),
      end: span(last(first, end.low, pace), last(first, end.high, pace)),
    })));
  const bar = make("span", { className: "rm-plan__bar" });
  const middle = (/** @type {import("../state/schedule.js").Range} */ at) => (at.low + at.high) / 2;
  [begin.low, middle(begin), middle(end), end.high]
    .forEach((at, i) => bar.style.setProperty(`--at-${i}`, String(at / all)));
  item.append(bar);
  return item;
}

function show() {
  const { first, hours } = settings();
  if (document.activeElement !== pace) pace.value = String(hours);
  if (document.activeElement !== start) start.value = iso(first);
  if (path) path.value = chosenPath()?.id ?? "";
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
path?.addEventListener("input", () => set("settings", "path", path.value));
save.addEventListener("click", () => {
  const { first, hours } = settings();
  download("plan.ics", calendar(rows(), first, hours, BASE), "text/calendar");
});
catchUp(root);
watch(show);
show();
