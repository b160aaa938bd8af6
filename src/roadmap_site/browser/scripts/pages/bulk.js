// Marks a whole stage or section in one go, and takes that back.

import { onPath, topicsOf } from "roadmap/route.js";
import { setAll, statusOf } from "roadmap/store.js";
import { button, t } from "roadmap/text.js";

/** @param {Element} place where the buttons stand @param {string} status */
export function markPart(place, status) {
  const said = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  const id = place.getAttribute("data-rm-part") ?? "";
  const undo = markAll(id, /** @type {import("../state/store.js").Status} */ (status));
  said.replaceChildren(t("marked", { status: t(status) }), " ", button("undo", () => {
    undo();
    said.replaceChildren(t("undo_done"));
    place.querySelector("summary")?.focus();
  }));
}

/** Mark all of a stage or section on the path at once. What is done is not skipped.
 * @param {string} id @param {import("../state/store.js").Status} status @returns {() => void} undoes it */
export function markAll(id, status) {
  const path = onPath();
  const ids = topicsOf(id).filter((topic) => path.has(topic) && statusOf(topic) !== status
    && !(status === "skipped" && statusOf(topic) === "done"));
  const before = Object.fromEntries(ids.map((topic) => [topic, statusOf(topic)]));
  setAll("topics", Object.fromEntries(ids.map((topic) => [topic, status])));
  return () => setAll("topics", before);
}
