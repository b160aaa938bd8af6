// The maps: how far the reader is with the topics of a stage, and the reader's place in view.

import { onPath, places, topicsOf } from "roadmap/route.js";
import { next, statusOfAll, tally } from "roadmap/tally.js";
import { statusOf, watch } from "roadmap/store.js";
import { isRtl, t } from "roadmap/text.js";

const SVG = "http://www.w3.org/2000/svg";
const SIGNS = /** @type {Record<string, string>} */ ({ learning: "◐", done: "✓", skipped: isRtl ? "↶" : "↷" });

/** @type {Map<SVGAElement, string>} the boxes with their names */
const boxes = new Map();

/** Put the sign of a status on the corner of a box, off its words.
 * @param {SVGAElement} box @param {string} status */
export function sign(box, status) {
  box.dataset.rmStatus = status;
  const rect = /** @type {SVGRectElement} */ (box.querySelector("rect"));
  let place = box.querySelector(".rm-drawing__mark");
  if (!place) {
    const { x, y, width, rx } = rect;
    const inset = 1 + rx.baseVal.value * 0.29; // where a round corner is
    place = document.createElementNS(SVG, "text");
    place.setAttribute("class", "rm-drawing__mark");
    place.setAttribute("x", String(x.baseVal.value + (isRtl ? width.baseVal.value - inset : inset)));
    place.setAttribute("y", String(y.baseVal.value + inset + 4));
    rect.parentElement?.append(place);
  }
  place.textContent = SIGNS[status] ?? "";
}

function show() {
  const path = onPath();
  const isBegun = [...places.keys()].some((id) => statusOf(id) !== "new");
  const here = isBegun ? next()?.topic.id : undefined;
  for (const [box, name] of boxes) {
    const id = box.dataset.rmBox ?? "";
    const status = places.has(id) ? statusOf(id) : statusOfAll(tally(id));
    const isOff = !topicsOf(id).some((topic) => path.has(topic));
    sign(box, status);
    box.classList.toggle("rm-off", isOff);
    box.classList.toggle("rm-here", id === here);
    box.setAttribute("aria-label", [name, status !== "new" && t(status), id === here && t("next_one"),
      isOff && t("off_path")].filter(Boolean).join(t("comma")));
  }
}

/** Scroll a map that is too wide to where the reader is. @param {Element} map */
function showPlace(map) {
  const here = map.querySelector(".rm-here")?.getBoundingClientRect();
  const room = map.getBoundingClientRect();
  if (here && map.scrollWidth > map.clientWidth) {
    map.scrollLeft += (here.left + here.right - room.left - room.right) / 2;
  }
}

/** Show from now on how far the reader is with what boxes stand for, which say its id.
 * @param {Iterable<SVGAElement>} found */
export function take(found) {
  const isFirst = !boxes.size;
  for (const box of found) boxes.set(box, box.getAttribute("aria-label") ?? "");
  if (isFirst && boxes.size) watch((book, key) => {
    if (!book || book === "topics" || key === "path") show();
  });
  show();
}

take(/** @type {NodeListOf<SVGAElement>} */ (document.querySelectorAll("[data-rm-box]")));
if (document.querySelector("article .mermaid")) import("roadmap/drawn.js");
for (const map of document.querySelectorAll(".rm-map__room")) {
  map.closest("details")?.addEventListener("toggle", () => showPlace(map));
  showPlace(map);
}
