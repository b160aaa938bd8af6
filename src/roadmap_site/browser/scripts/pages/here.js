// On home, how far the reader is on the path, and where to go on.

import { showBeginning } from "roadmap/beginning.js";
import { all, paths, showPath } from "roadmap/home.js";
import { sign } from "roadmap/map.js";
import { BASE, get, statusOf, watch } from "roadmap/store.js";
import { chosenPath, groups, onPath, places, stages } from "roadmap/route.js";
import { next, outcomesOf, statusOfAll, tally } from "roadmap/tally.js";
import { doneOf, hours, nothingLeft, percent, shareOf } from "roadmap/hours.js";
import { isRtl, make, t } from "roadmap/text.js";

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {import("../state/route.js").Stage} Stage */
/** @typedef {import("../state/tally.js").Next} Next */

/** @type {HTMLElement[]} */
const stops = all("[data-rm-stop]");
const milestones = new Map(all("[data-rm-made]").map((line) => [line.dataset.rmMade, line]));
/** @type {SVGAElement[]} */
const nodes = all("[data-rm-node]");
const rows = new Map(all("[data-rm-stage]").map((row) => [row.dataset.rmStage ?? "", row]));
const now = document.querySelector("[data-rm-now]");
const go = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".rm-button"));
const why = document.querySelector(".rm-now__why");
const start = { text: go?.textContent ?? "", href: go?.href ?? "" };

/** Show what is done of a stage or group: in its row, and in its nodes of the two drawings.
 * @param {string} id @param {boolean} isHere whether it has the next topic */
function showPart(id, isHere) {
  const found = tally(id);
  const { done, all } = found;
  const status = statusOfAll(found);
  const share = shareOf(found);
  const row = rows.get(id);
  const place = row?.querySelector("[data-rm-done]");
  place?.replaceChildren(bar(share), doneOf(found));
  place?.setAttribute("data-rm-status", status);
  row?.classList.toggle("rm-here", isHere);
  const time = status === "new" && row?.querySelector(".rm-stages__facts:not([hidden]) .rm-hours")?.textContent;
  const said = status === "skipped" ? t(status) : done > 0 && t("done_said", { done, all });
  for (const node of nodes.filter((node) => node.dataset.rmNode === id)) {
    fill(node, share);
    sign(node, status);
    node.classList.toggle("rm-here", isHere);
    const { rmName, rmNeeds } = node.dataset;
    node.setAttribute("aria-label", [rmName, time, rmNeeds, said, isHere && t("next_one"),
      node.classList.contains("rm-off") && t("off_path")].filter(Boolean).join(t("comma")));
  }
}

/** Show whether the milestone of a stage is made. @param {Stage} stage */
function showMade(stage) {
  const { done, all } = outcomesOf(stage);
  milestones.get(stage.id)?.setAttribute("data-rm-status", all && done === all ? "done" : "new");
}

/** @param {number} share between 0 and 1 */
function bar(share) {
  const made = make("span", { className: "rm-share", "aria-hidden": "true" });
  made.style.setProperty("--share", String(share));
  return made;
}

/** @param {SVGAElement} node @param {number} share */
function fill(node, share) {
  const box = /** @type {SVGRectElement} */ (node.querySelector("rect"));
  let bar = node.querySelector(".rm-drawing__done");
  if (!bar) {
    bar = document.createElementNS(SVG, "rect");
    bar.setAttribute("class", "rm-drawing__done");
    for (const name of ["x", "y", "height"]) bar.setAttribute(name, box.getAttribute(name) ?? "0");
    box.after(bar);
  }
  const [left, width] = ["x", "width"].map((name) => Number(box.getAttribute(name)));
  bar.setAttribute("width", String(width * share));
  if (isRtl) bar.setAttribute("x", String(left + width * (1 - share)));
}

/** @param {HTMLElement} stop @param {Set<string>} path @param {string | undefined} here the next topic */
function showStop(stop, path, here) {
  const id = stop.dataset.rmStop ?? "";
  const status = statusOf(id);
  stop.dataset.rmStatus = status;
  stop.classList.toggle("rm-off", !path.has(id));
  stop.classList.toggle("rm-next", id === here);
  const said = [status !== "new" && t(status), id === here && t("next_one"), !path.has(id) && t("off_path")]
    .filter(Boolean);
  if (said.length) stop.setAttribute("aria-label", [stop.textContent, ...said].join(t("comma")));
  else stop.removeAttribute("aria-label");
}

/** Let the button lead to the next topic, and say why; when all is done, to what was done.
 * @param {boolean} begun @param {Next | undefined} place */
function showNext(begun, place) {
  if (!now || !go || !why) return;
  const after = place?.why === "after" && place.after;
  const whole = tally();
  const isNew = !begun || !whole.all; // What is skipped leads nowhere.
  go.textContent = isNew ? start.text
    : place ? t("continue", { title: place.topic.title }) : t("all_done_see");
  go.href = isNew ? start.href
    : place ? new URL(`${place.stage.address}#${place.topic.id}`, BASE).href : cell("progress")?.href ?? "";
  go.classList.toggle("rm-here", begun && !!place);
  document.documentElement.classList.toggle("rm-finished", begun && !place);
  why.textContent = !begun ? "" : !place ? isNew ? nothingLeft(whole) : t("joy_path")
    : after ? t("why_after", { title: after.title }) : t(`why_${place.why}`);
  now.setAttribute("data-rm-told", "");
}

/** @param {string} kind of page @returns {HTMLAnchorElement | null | undefined} what leads there */
function cell(kind) {
  return now?.querySelector(`[data-rm-cell="${kind}"]`);
}

/** Show how much is done of the path, and how much is left. */
function showShare() {
  const found = tally();
  const { done, all, skipped, left } = found;
  const share = shareOf(found);
  const label = cell("progress")?.querySelector(".rm-label");
  if (!label) return;
  const still = left?.high ? t("hours_left", { hours: hours(left) }) : "";
  cell("progress")?.replaceChildren(label,
    make("span", { className: "rm-now__big" }, percent(share)), bar(share),
    make("span", { className: "rm-now__facts" }, all ? t("of_topics", { done, all }) : t("of_skipped", { count: skipped })),
    make("span", { className: "rm-hours" }, still));
}

/** @type {string | undefined} the word for the plan */
let planned;

/** Show what the plan has for this week. */
async function showWeek() {
  const place = cell("plan");
  if (!place) return;
  planned ??= place.textContent ?? "";
  const label = make("span", { className: "rm-label" }, planned);
  const say = (/** @type {string} */ text) => place.replaceChildren(label, make("span", {}, text));
  if (!next()) return say(nothingLeft(tally()));
  const found = get("settings", "pace") && (await import("roadmap/schedule.js")).week();
  if (!found) return say(t("pace_none"));
  const time = Math.round(found.minutes / 6) / 10;
  label.append(t("colon"), t("plan_this_week"));
  place.replaceChildren(label,
    make("span", { className: "rm-now__big rm-hours" }, hours({ low: time, high: time })),
    ...found.tasks.slice(0, 2).map(({ topic }) => make("span", { className: "rm-now__topic" }, topic.title)));
}

/** Show how many cards are to be answered, and which of them again. */
async function showCards() {
  const place = cell("cards");
  if (!place) return;
  const { count, due } = (await import("roadmap/due.js")).waiting();
  place.replaceChildren(place.firstElementChild ?? "",
    make("span", { className: count ? "rm-now__big" : "" }, count ? t("cards_count", { count }) : t("cards_rest")),
    ...(due ? [make("span", {}, t("cards_due", { count: due }))] : []));
}

/** Show what waits on other pages. */
function showPlaces() {
  showShare();
  showWeek();
  showCards();
}

function showAll() {
  const chosen = chosenPath();
  for (const button of paths) button.checked = button.value === chosen?.id;
  if (chosen && paths.length) showPath(chosen.id);
  const path = onPath();
  const begun = [...places.keys()].some((id) => statusOf(id) !== "new");
  document.documentElement.classList.toggle("rm-begun", begun);
  const place = begun ? next() : undefined;
  for (const stage of stages) showPart(stage.id, stage === place?.stage);
  for (const { id, stages } of groups) showPart(id, stages.includes(place?.stage.id ?? ""));
  for (const stage of stages) showMade(stage);
  for (const stop of stops) showStop(stop, path, place?.topic.id);
  showNext(begun, place);
  if (begun) showPlaces();
  showBeginning(path);
}

let isWaiting = false;
/** Many changes in one go are shown once. */
function showSoon() {
  if (!isWaiting) queueMicrotask(() => {
    isWaiting = false;
    showAll();
  });
  isWaiting = true;
}

/** Open the group with the next topic, and no other. */
function openHere() {
  const found = groups.map(({ id }) => /** @type {HTMLDetailsElement} */ (rows.get(id)));
  const here = found.find((group) => group.classList.contains("rm-here"));
  for (const group of here ? found : []) group.open = group === here;
}

/** Show it from now on. */
export function begin() {
  watch(showSoon);
  showAll();
  openHere();
}
