// The navigation shows how much of each stage is done, once anything is.

import { BASE, current, watch } from "roadmap/store.js";
import { make, t } from "roadmap/text.js";

/** @type {Map<string, HTMLElement>} the place for the count of each stage, by its id */
const counts = new Map();
/** @type {typeof import("../state/route.js") | undefined} */
let route;

/** Find the link of each stage. @param {typeof import("../state/route.js")} found */
function prepare(found) {
  route = found;
  const links = /** @type {HTMLAnchorElement[]} */ ([
    ...document.querySelectorAll(".md-nav--primary a.md-nav__link:not(.md-nav--secondary a)"),
  ]);
  const byPath = new Map(links.map((link) => [link.pathname, link]));
  for (const stage of route.stages) {
    const link = byPath.get(new URL(stage.address, BASE).pathname);
    if (!link) continue;
    const place = make("span", { className: "rm-navcount" });
    link.append(place);
    counts.set(stage.id, place);
  }
}

/** @param {string} id of a stage */
function show(id) {
  const place = counts.get(id);
  if (!place || !route) return;
  const { done, all } = route.tally(id);
  const shown = done > 0 ? `${done}/${all}` : "";
  place.replaceChildren(
    make("span", { "aria-hidden": "true" }, shown),
    make("span", { className: "rm-sr" }, shown && t("done_of", { done, all }))
  );
  place.classList.toggle("rm-navcount--all", done > 0 && done === all);
}

/** @param {string} [topic] whose stage alone is shown anew */
async function showAll(topic) {
  if (Object.keys(current().topics).length === 0 && !route) return;
  const found = route ?? await import("roadmap/route.js");
  if (!route) prepare(found); // Another mark may have been first.
  const only = topic && route?.places.get(topic)?.stage.id;
  for (const id of only ? [only] : counts.keys()) show(id);
}

watch((book, key) => {
  if (!book || book === "topics") showAll(key);
  if (book === "settings" && key === "path") showAll();
});
showAll();
