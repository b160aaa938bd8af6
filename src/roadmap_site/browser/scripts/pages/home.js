// Home shows one path at a time, how far the reader is on it, and where to go on.

import { show as showBeginning } from "roadmap/beginning.js";
import { BASE, count, get, set, statusOf, watch } from "roadmap/store.js";
import { chosenPath, next, onPath, places, stages, topicsOf } from "roadmap/route.js";
import { catchUp, make, t } from "roadmap/text.js";

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {import("../state/route.js").Stage} Stage */
/** @typedef {import("../state/route.js").Place} Place */

/** @param {string} selector @returns {HTMLElement[]} */
function all(selector) {
  return [...document.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
}

const paths = /** @type {HTMLInputElement[]} */ (all('input[name="rm-path"]'));
const chips = all("[data-rm-chip]");
const milestones = all("[data-rm-made]");
const nodes = /** @type {SVGAElement[]} */ (/** @type {unknown} */ (all("[data-rm-node]")));
const rows = new Map(all("[data-rm-stage]").map((row) => [row.dataset.rmStage ?? "", row]));
const now = document.querySelector("[data-rm-now]");
const go = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".rm-button"));
const start = { text: go?.textContent ?? "", href: go?.href ?? "" };

/** Show the hours and the map of a path. @param {string} id */
function showPath(id) {
  for (const part of document.querySelectorAll("[data-rm-path]")) {
    part.toggleAttribute("hidden", part.getAttribute("data-rm-path") !== id);
  }
  for (const part of document.querySelectorAll("[data-rm-paths]")) {
    const paths = part.getAttribute("data-rm-paths")?.split(" ") ?? [];
    part.classList.toggle("rm-off", !paths.includes(id));
  }
}

/** Show what is done of a stage: in its row of the map, and in its nodes of the two drawings.
 * @param {Stage} stage @param {Set<string>} path @param {string | undefined} here its id if it has
 * the next topic */
function showStage(stage, path, here) {
  const { done, all } = count(topicsOf(stage.id).filter((id) => path.has(id)));
  const row = rows.get(stage.id);
  const place = row?.querySelector("[data-rm-done]");
  place?.replaceChildren(bar(done / (all || 1)), t("done_of", { done, all }));
  place?.classList.toggle("rm-stages__done--all", done > 0 && done === all);
  row?.classList.toggle("rm-here", stage.id === here);
  const hours = row?.querySelector(".rm-stages__facts:not([hidden]) .rm-hours")?.textContent;
  const said = done > 0 && t("done_said", { done, all });
  for (const node of nodes.filter((node) => node.dataset.rmNode === stage.id)) {
    fill(node, done / (all || 1));
    node.classList.toggle("rm-here", stage.id === here);
    const { rmName, rmNeeds } = node.dataset;
    node.setAttribute("aria-label", [rmName, hours, rmNeeds, said].filter(Boolean).join(t("comma")));
  }
}

/** @param {number} share between 0 and 1 */
function bar(share) {
  const made = make("span", { className: "rm-bar", "aria-hidden": "true" });
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
  bar.setAttribute("width", String(Number(box.getAttribute("width")) * share));
  bar.classList.toggle("rm-drawing__done--all", share === 1);
}

/** @param {HTMLElement} chip @param {Set<string>} path @param {string | undefined} here the next topic */
function showChip(chip, path, here) {
  const id = chip.dataset.rmChip ?? "";
  const status = statusOf(id);
  chip.dataset.rmStatus = status;
  chip.classList.toggle("rm-off", !path.has(id));
  chip.classList.toggle("rm-next", id === here);
  const said = [status !== "new" && t(status), id === here && t("next_one"), !path.has(id) && t("off_path")];
  if (!chip.lastElementChild) chip.append(make("span", { className: "rm-sr" }));
  const heard = said.filter(Boolean).map((part) => t("comma") + part).join("");
  if (chip.lastElementChild) chip.lastElementChild.textContent = heard;
}

/** @param {HTMLElement} line */
function showMilestone(line) {
  const keys = line.dataset.rmMade?.split(" ") ?? [];
  line.dataset.rmStatus = keys.every((key) => get("outcomes", key) === true) ? "done" : "new";
}

/** Let the button lead to the next topic. @param {boolean} begun @param {Place | undefined} place */
function showNext(begun, place) {
  if (!go) return;
  const stage = place?.stage ?? stages.at(-1);
  go.textContent = !begun ? start.text
    : place ? t("continue", { title: place.topic.title }) : t("all_done");
  go.href = begun && stage
    ? new URL(stage.address + (place ? `#${place.topic.id}` : ""), BASE).href : start.href;
  go.classList.toggle("rm-here", begun && !!place);
  now?.setAttribute("data-rm-told", "");
}

function showAll() {
  const chosen = chosenPath();
  for (const button of paths) button.checked = button.value === chosen?.id;
  if (chosen && paths.length) showPath(chosen.id);
  const path = onPath();
  const begun = [...places.keys()].some((id) => statusOf(id) !== "new");
  document.documentElement.classList.toggle("rm-begun", begun);
  const place = begun ? next() : undefined;
  for (const stage of stages) showStage(stage, path, place?.stage.id);
  for (const chip of chips) showChip(chip, path, place?.topic.id);
  milestones.forEach(showMilestone);
  showNext(begun, place);
  showBeginning(path);
}

for (const button of paths) {
  button.addEventListener("input", () => set("settings", "path", button.value));
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
for (const chip of chips) {
  chip.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    import("roadmap/sheet.js").then(({ open }) => open(chip.dataset.rmChip ?? ""))
      .catch(() => location.assign(/** @type {HTMLAnchorElement} */ (chip).href));
  });
}
catchUp(document);
watch(showSoon);
showAll();
