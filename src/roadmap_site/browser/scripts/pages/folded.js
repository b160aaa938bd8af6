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

/** Leave out what is off the path; a line in each section says what that is. */
function showPath() {
  const path = onPath();
  for (const { dataset: { rmOf: id = "" } } of sections) {
    const isShown = shown.has(id);
    const ids = topicsOf(id);
    for (const topic of ids) leaveOut(topic, !isShown && !path.has(topic));
    fold(sections.find(({ dataset }) => dataset.rmOf === id) ?? null,
      !isShown && ids.length > 0 && !ids.some((topic) => path.has(topic)));
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

/** @param {string} id of a topic @param {boolean} isOff */
function leaveOut(id, isOff) {
  const heading = document.getElementById(id);
  fold(heading, isOff);
  fold(heading?.nextElementSibling ?? null, isOff);
  for (const link of toc.get(`#${id}`) ?? []) link.parentElement?.toggleAttribute("hidden", isOff);
}

/** Show a topic that somebody looks for. @param {string} id @returns {boolean} whether it was folded */
function reveal(id) {
  const topic = topics.find(({ dataset }) => dataset.rmOf === id);
  if (!topic || !topic.matches("[hidden], .rm-topic--folded")) return false;
  open.add(id);
  for (const { dataset } of sections) {
    if (topicsOf(dataset.rmOf ?? "").includes(id)) shown.add(dataset.rmOf ?? "");
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
  const part = /** @type {Element} */ (target);
  const topic = part.closest(".rm-topic") ?? part.nextElementSibling;
  reveal(/** @type {HTMLElement} */ (topic)?.dataset?.rmOf ?? "");
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
const isOff = first !== "" && !onPath().has(first) && topics.some(({ dataset }) => dataset.rmOf === first);
open.add(first);
if (isOff) for (const { dataset } of sections) shown.add(dataset.rmOf ?? "");
showAll();
showSetting();
takeOver();
