// Home shows one path at a time, how much of each stage is done on it, and where to go on.

import { BASE, count, get, set, watch } from "roadmap/store.js";
import { chosenPath, next, onPath, stages, topicsOf } from "roadmap/route.js";
import { catchUp, make, t } from "roadmap/text.js";

const SVG = "http://www.w3.org/2000/svg";

/** Show the hours, the sections and the map of a path. @param {string} id */
function showPath(id) {
  for (const part of document.querySelectorAll("[data-rm-path]")) {
    part.toggleAttribute("hidden", part.getAttribute("data-rm-path") !== id);
  }
  for (const part of document.querySelectorAll("[data-rm-paths]")) {
    const paths = part.getAttribute("data-rm-paths")?.split(" ") ?? [];
    part.classList.toggle("rm-off", !paths.includes(id));
  }
}

/** Show what is done of a stage: in its row of the list, and in its nodes of the two maps.
 * @param {import("../state/route.js").Stage} stage @param {Set<string>} path */
function showStage(stage, path) {
  const { done, all } = count(topicsOf(stage.id).filter((id) => path.has(id)));
  const said = done > 0 ? t("done_of", { done, all }) : "";
  const row = rows.get(stage.id);
  if (row) row.textContent = said;
  for (const node of nodes.get(stage.id) ?? []) fillNode(node, done / (all || 1), said);
}

/** @param {SVGAElement} node @param {number} share between 0 and 1 @param {string} said */
function fillNode(node, share, said) {
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
  const lines = [...node.querySelectorAll("tspan:not(:has(tspan), [hidden])")]
    .map((line) => line.textContent);
  if (said) node.setAttribute("aria-label", [...lines, said].join(" "));
  else node.removeAttribute("aria-label");
}

/** Let the button lead to the next topic. */
function showNext() {
  const button = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".rm-button"));
  if (!button) return;
  const begun = stages.some((stage) => topicsOf(stage.id).some((id) => get("topics", id)));
  const place = next();
  start ??= { text: button.textContent ?? "", href: button.href };
  const stage = place?.stage ?? (begun && stages.at(-1));
  const anchor = begun && place ? `#${place.topic.id}` : "";
  button.textContent = !begun ? start.text
    : place ? t("continue", { title: place.topic.title }) : t("all_done");
  button.href = stage ? new URL(stage.address + anchor, BASE).href : start.href;
  button.classList.toggle("rm-here", begun && !!place);
  for (const { id } of stages) {
    const here = begun && id === place?.stage.id;
    for (const part of [rows.get(id)?.parentElement, ...nodes.get(id) ?? []]) {
      part?.classList.toggle("rm-here", here);
    }
  }
}

/** @type {{ text: string, href: string } | undefined} what the button was at first */
let start;

/** @type {Map<string, HTMLElement>} */
const rows = new Map();
/** @type {Map<string, SVGAElement[]>} */
const nodes = new Map();

function prepare() {
  /** @type {Map<string, SVGAElement[]>} */
  const links = new Map();
  for (const found of document.querySelectorAll(".rm-drawing a")) {
    const link = /** @type {SVGAElement} */ (found);
    const path = new URL(link.href.baseVal, document.baseURI).pathname;
    links.set(path, [...links.get(path) ?? [], link]);
  }
  for (const stage of stages) {
    nodes.set(stage.id, links.get(new URL(stage.address, BASE).pathname) ?? []);
  }
  for (const row of document.querySelectorAll("[data-rm-stage]")) {
    const place = make("p", { className: "rm-stages__done" });
    row.append(place);
    rows.set(row.getAttribute("data-rm-stage") ?? "", place);
  }
}

function showAll() {
  const chosen = chosenPath();
  for (const button of buttons) button.checked = button.value === chosen?.id;
  if (chosen && buttons.length) showPath(chosen.id);
  const path = onPath();
  for (const stage of stages) showStage(stage, path);
  showNext();
}

const buttons = /** @type {HTMLInputElement[]} */ ([
  ...document.querySelectorAll('input[name="rm-path"]'),
]);
for (const button of buttons) {
  button.addEventListener("input", () => set("settings", "path", button.value));
}
prepare();
catchUp(document);
watch(showAll);
showAll();
