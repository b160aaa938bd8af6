// Marks a whole stage or section in one go, and takes that back.

import { markAll } from "roadmap/route.js";
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
