// On a stage's page, topics that are settled or off the reader's path give their place to a line.
//
// Before the first paint, early/start.js folds the same; what is found in a page
// is shown by the browser, which tells of it first.

import { open, toc, topics } from "roadmap/marks.js";
import { chosenPath, isSettled, onPath, topicsOf } from "roadmap/route.js";
import { get, watch } from "roadmap/store.js";
import { t, takeOver } from "roadmap/text.js";

/** @param {string} selector */
const find = (selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]);
const sections = find(".rm-section");
const lines = find(".rm-beside");
const parts = [...topics, ...sections];
/** @type {Set<string>} sections whose topics off the path are shown on this page */
const shown = new Set();

/** @param {Element | null} part @param {boolean} isFolded */
function fold(part, isFolded) {
  if (isFolded) part?.setAttribute("hidden", "until-found");
  else part?.removeAttribute("hidden");
}

/** @param {HTMLElement} topic */
function showFold(topic) {
  const id = topic.dataset.rmOf ?? "";
  const canFold = isSettled(id) && get("settings", "folds") !== false;
  const isFolded = canFold && !open.has(id);
  const button = /** @type {HTMLElement} */ (topic.querySelector(".rm-opener"));
  fold(topic.querySelector(".rm-topic__body"), isFolded);
  topic.classList.toggle("rm-topic--folded", isFolded);
  button.hidden = !canFold;
  button.setAttribute("aria-expanded", String(!isFolded));
}

/** @param {string} id of a topic or section @returns {boolean} whether all of it is off the path */
function isOff(id) {
  const ids = topicsOf(id), path = onPath();
  return ids.length > 0 && !ids.some((topic) => path.has(topic));
}

/** Leave out what is off the path; a line in each section says what that is. */
function showPath() {
  for (const { dataset: { rmOf: id = "" } } of sections) {
    for (const part of [id, ...topicsOf(id)]) leaveOut(part, !shown.has(id) && isOff(part));
  }
  const chosen = chosenPath()?.id;
  for (const text of find("[data-rm-only]")) text.hidden = text.dataset.rmOnly !== chosen;
  for (const line of lines) {
    const button = line.querySelector("button");
    const isShown = shown.has(line.dataset.rmSection ?? "");
    button?.setAttribute("aria-expanded", String(isShown));
    button?.replaceChildren(t(isShown ? "hide" : "show"));
  }
}

/** @param {string} id of a topic or section @param {boolean} isLeft */
function leaveOut(id, isLeft) {
  const heading = document.getElementById(id);
  fold(heading, isLeft);
  fold(heading?.nextElementSibling ?? null, isLeft);
  for (const link of toc.get(`#${id}`) ?? []) link.parentElement?.toggleAttribute("hidden", isLeft);
}

/** Show a part that somebody looks for. @param {string} id @returns {boolean} whether it was folded */
function reveal(id) {
  const part = parts.find(({ dataset }) => dataset.rmOf === id);
  if (!part?.matches("[hidden], .rm-topic--folded")) return false;
  open.add(id);
  for (const { dataset: { rmOf: section = "" } } of sections) {
    if ([section, ...topicsOf(section)].includes(id)) shown.add(section);
  }
  showAll();
  return true;
}

function showAll() {
  showPath();
  topics.forEach(showFold);
}

/** @returns {string} the id that the address leads to */
function asked() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

for (const topic of topics) {
  const id = topic.dataset.rmOf ?? "";
  topic.querySelector(".rm-opener")?.addEventListener("click", () => {
    if (!open.delete(id)) open.add(id);
    showFold(topic);
  });
  document.getElementById(id)?.addEventListener("click", () => void reveal(id));
}
for (const line of lines) {
  const id = line.dataset.rmSection ?? "";
  line.querySelector("button")?.addEventListener("click", () => {
    if (!shown.delete(id)) shown.add(id);
    showPath();
  });
}
const keeps = /** @type {HTMLInputElement | null} */ (document.querySelector(".rm-unfold input"));
const showSetting = () => keeps && (keeps.checked = get("settings", "folds") === false);

addEventListener("beforematch", ({ target }) => {
  const found = /** @type {Element} */ (target);
  const part = found.closest("[data-rm-of]") ?? found.nextElementSibling;
  reveal(/** @type {HTMLElement} */ (part)?.dataset?.rmOf ?? "");
});
addEventListener("hashchange", () => {
  if (reveal(asked())) document.getElementById(asked())?.scrollIntoView();
});
watch((book, key) => {
  if (book === "outcomes" || book === "notes" || book === "resources") return;
  showAll();
  showSetting();
});
const first = asked();
open.add(first);
const wanted = parts.some(({ dataset }) => dataset.rmOf === first) && isOff(first);
if (wanted) for (const { dataset } of sections) shown.add(dataset.rmOf ?? ""); // As it was painted.
showAll();
showSetting();
takeOver();
