// Hours and shares, as the pages write them.

import site from "roadmap/site.js";
import { statusOfAll } from "roadmap/tally.js";
import { isRtl, t } from "roadmap/text.js";

/** Write hours with their unit, as the pages do: "25–50 hours".
 * @param {{ low: number, high: number, isAtLeast?: boolean }} hours whole ones @returns {string} */
export function hours({ low, high, isAtLeast }) {
  const [least, most] = [low, high].map((number) => number.toLocaleString(site.spoken));
  // Else it would be shown as 50–25 among words that run to the left.
  const span = isRtl ? `\u2066${least}–${most}\u2069` : `${least}–${most}`;
  const [range, count] = low === high ? [least, low] : [span, Math.max(high, 3)];
  const said = t("hours", { range, count });
  return isAtLeast ? t("hours_least", { hours: said }) : said;
}

/** @param {number} share never shown as all before it is @returns {string} */
export function percent(share) {
  const shown = share < 1 ? Math.min(Math.round(share * 100), 99) / 100 : share;
  return shown.toLocaleString(site.spoken, { style: "percent" });
}

/** Say how much of a part is done. Where all of it is skipped there is nothing to be done.
 * @param {import("../state/tally.js").Tally} tally @returns {string} */
export function doneOf({ done, all, skipped }) {
  return !all && skipped ? t("of_skipped", { count: skipped }) : t("done_of", { done, all });
}

/** Give what of a part is done, which is nothing where all is skipped.
 * @param {import("../state/tally.js").Tally} tally @returns {number} between 0 and 1 */
export function shareOf(tally) {
  return statusOfAll(tally) === "skipped" ? 0 : tally.share;
}

/** Say that nothing is left: what was skipped is not done.
 * @param {import("../state/tally.js").Tally} tally @returns {string} */
export function nothingLeft(tally) {
  return statusOfAll(tally) === "skipped" ? t("skipped_all", { count: tally.skipped }) : t("all_done");
}
