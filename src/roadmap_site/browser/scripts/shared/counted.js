// What the navigation says of the way: how much of each stage is done, and which path was chosen.

import { chosenPath, groups, stages } from "roadmap/route.js";
import { tally } from "roadmap/tally.js";
import { BASE } from "roadmap/store.js";
import { make, t } from "roadmap/text.js";

/** @typedef {import("../state/tally.js").Tally} Tally */
/** @type {Map<string, HTMLElement>} the place for the count of each stage or group, by its id */
const counts = new Map();

/** Find the link of each stage. */
function prepare() {
  const links = /** @type {HTMLAnchorElement[]} */ ([
    ...document.querySelectorAll(".md-nav--primary a.md-nav__link:not(.md-nav--secondary a)"),
  ]);
  const byPath = new Map(links.filter((link) => !link.dataset.rmNavpart)
    .map((link) => [link.pathname, link]));
  for (const stage of stages) listStage(stage.id, byPath.get(new URL(stage.address, BASE).pathname));
  for (const { id } of groups) {
    listStage(id, document.querySelector(`[data-rm-navpart="${id}"]`));
  }
}

/** @param {string} id @param {Element | null | undefined} link the place for its count, if any */
function listStage(id, link) {
  if (!link) return;
  const place = make("span", { className: "rm-navcount" });
  link.append(place);
  counts.set(id, place);
}

/** @param {HTMLElement} place @param {Tally} tally */
function show(place, { done, all, milestones }) {
  const isMade = milestones.done > 0;
  const shown = done > 0 || isMade ? `${done}/${all}${isMade ? "\u2009\u25C6" : ""}` : "";
  const said = [t("done_of", { done, all }), isMade ? t("milestone_made") : ""].filter(Boolean);
  place.replaceChildren(
    make("span", { "aria-hidden": "true" }, shown),
    make("span", { className: "rm-sr" }, shown && said.join(t("semicolon")))
  );
  place.classList.toggle("rm-navcount--all", done > 0 && done === all);
}

/** Show how much of each stage is done. */
export function showCounts() {
  if (!counts.size) prepare();
  for (const [id, place] of counts) show(place, tally(id));
}

/** Say which path the reader has chosen. @param {HTMLElement} choice */
export function sayPath(choice) {
  const said = choice.closest("div")?.querySelector("[aria-live]");
  const topics = t("topics", { count: tally().all });
  said?.replaceChildren(t("path_said", { title: chosenPath()?.title ?? "", topics }));
}
