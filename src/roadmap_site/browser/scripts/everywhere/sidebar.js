// The navigation shows how much of each stage is done, once anything is, and lets a path be chosen.

import { BASE, current, get, set, watch } from "roadmap/store.js";
import { isLaidOutEarly, make, t } from "roadmap/text.js";

/** @typedef {import("../state/route.js").Tally} Tally */
/** @type {Map<string, HTMLElement>} the place for the count of each stage or group, by its id */
const counts = new Map();
/** @type {typeof import("../state/route.js") | undefined} */
let route;

/** @returns {Promise<typeof import("../state/route.js")>} */
async function load() {
  const found = route ?? await import("roadmap/route.js");
  if (!route) prepare(found); // Another one may have been first.
  return found;
}

/** Find the link of each stage. @param {typeof import("../state/route.js")} found */
function prepare(found) {
  route = found;
  const links = /** @type {HTMLAnchorElement[]} */ ([
    ...document.querySelectorAll(".md-nav--primary a.md-nav__link:not(.md-nav--secondary a)"),
  ]);
  const byPath = new Map(links.filter((link) => !link.dataset.rmNavpart)
    .map((link) => [link.pathname, link]));
  for (const stage of route.stages) listStage(stage.id, byPath.get(new URL(stage.address, BASE).pathname));
  for (const { id } of route.groups) {
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

async function showAll() {
  const { topics, outcomes } = current();
  if (!route && Object.keys(topics).length + Object.keys(outcomes).length === 0) return;
  const { tally } = await load();
  for (const [id, place] of counts) show(place, tally(id));
}

/** Let the path be chosen on every page. @param {HTMLSelectElement} choice */
function choose(choice) {
  const showChoice = () => {
    choice.value = get("settings", "path") ?? "";
    choice.value ||= choice.options[0].value;
  };
  choice.addEventListener("input", async () => {
    set("settings", "path", choice.value);
    // What no script of the page has taken over was laid out before the page was painted.
    if (isLaidOutEarly()) return location.reload();
    const { chosenPath, tally } = await load();
    const said = choice.closest("div")?.querySelector("[aria-live]");
    const topics = t("topics", { count: tally().all });
    said?.replaceChildren(t("path_said", { title: chosenPath()?.title ?? "", topics }));
  });
  watch(showChoice);
  showChoice();
}

/** @type {HTMLSelectElement | null} */
const choice = document.querySelector("[data-rm-choice]");
if (choice) choose(choice);
watch((book, key) => {
  if (!book || book === "topics" || book === "outcomes" || key === "path") showAll();
});
showAll();
