// The questions at the beginning: what the reader knows already, and how many hours a week there are.

import { get, setAll, statusOf } from "roadmap/store.js";
import { markAll } from "roadmap/bulk.js";
import { isSettled, onPath, topicsOf } from "roadmap/route.js";
import { t } from "roadmap/text.js";

const known = document.querySelector("[data-rm-known]");
const answer = known?.querySelector("[data-rm-answer]");
const boxes = /** @type {HTMLInputElement[]} */ ([...known?.querySelectorAll("input") ?? []]);
const pace = /** @type {HTMLInputElement | null} */ (document.getElementById("_pace"));
const asked = answer?.textContent ?? "";

/** @param {HTMLInputElement} box @param {Set<string>} path the topics of the path
 * @returns {string[]} those that it stands for */
function topics(box, path) {
  return topicsOf(box.value).filter((id) => path.has(id));
}

/** Skip what is not done, or take what was skipped up again.
 * @param {HTMLInputElement} box @param {boolean} isKnown whether the reader ticked it */
export async function answerKnown(box, isKnown) {
  const all = topics(box, onPath());
  const skipped = () => all.filter((id) => statusOf(id) === "skipped");
  const before = skipped();
  const undo = isKnown ? markAll(box.value, "skipped") : takeUp(before);
  const { toast } = await import("roadmap/toast.js");
  const count = Math.abs(skipped().length - before.length);
  toast(t(isKnown ? "skipped_now" : "back_now", { count }), { undo });
}

/** @param {string[]} ids what was skipped @returns {() => void} undoes it */
function takeUp(ids) {
  const all = (/** @type {string} */ status) => Object.fromEntries(ids.map((id) => [id, status]));
  setAll("topics", all("new"));
  return () => setAll("topics", all("skipped"));
}

/** Show what is set. @param {Set<string>} path the topics of the path */
export function showBeginning(path) {
  const skipped = [...path].filter((id) => statusOf(id) === "skipped").length;
  const isOpen = [...path].some((id) => !isSettled(id));
  if (answer) answer.textContent = skipped ? t("skipped_all", { count: skipped }) : isOpen ? asked : t("all_done");
  for (const box of boxes) {
    const all = topics(box, path);
    const settled = all.filter(isSettled).length;
    box.checked = all.length > 0 && settled === all.length;
    box.indeterminate = settled > 0 && !box.checked;
    // What is learnt needs no skipping.
    box.disabled = all.every((id) => statusOf(id) === "done");
  }
  if (pace && document.activeElement !== pace) pace.value = String(get("settings", "pace") ?? "");
}
