// On a stage's page: how far the reader is with each topic, and what the reader can do already.

import { mark } from "roadmap/mark.js";
import { get, set, statusOf, watch } from "roadmap/store.js";
import { catchUp, contents, showStatus, t } from "roadmap/text.js";

export const toc = contents();
export const topics = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".rm-topic")]);
/** @type {Set<string>} settled topics that stay open on this page: the reader is at their end */
export const open = new Set();

/** @param {HTMLElement} topic @returns {string} */
function idOf(topic) {
  return topic.dataset.rmOf ?? "";
}

/** Let a topic be marked: beside its heading, at its end, and once all of it can be done.
 * @param {HTMLElement} topic */
function listen(topic) {
  topic.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLElement} */ (target).closest(".rm-chip, .rm-status input");
    if (!field) return;
    if (!field.matches(".rm-chip")) open.add(idOf(topic));
    mark(idOf(topic), /** @type {HTMLInputElement} */ (field).value);
  });
  topic.querySelector(".rm-ready button")?.addEventListener("click", () => {
    open.add(idOf(topic));
    mark(idOf(topic), "done");
    /** @type {HTMLElement | null} */ (topic.querySelector(".rm-status :checked"))?.focus();
  });
}

/** Show what is stored of a topic. @param {HTMLElement} topic */
function showTopic(topic) {
  const id = idOf(topic);
  const status = statusOf(id);
  const chip = /** @type {HTMLSelectElement} */ (topic.querySelector(".rm-chip"));
  chip.value = status;
  /** @type {NodeListOf<HTMLInputElement>} */
  const radios = topic.querySelectorAll(".rm-status input");
  for (const radio of radios) radio.checked = radio.value === status;
  document.getElementById(id)?.setAttribute("data-rm-status", status);
  for (const link of toc.get(`#${id}`) ?? []) showStatus(link, status);
  showOutcomes(topic);
}

/** Say how much of a topic the reader can do; all of it is a reason to call it done.
 * @param {Element} part a topic or a milestone */
function showOutcomes(part) {
  const boxes = [...part.querySelectorAll(".rm-tick")];
  const done = boxes.filter((box) => box.matches(":checked")).length;
  const count = part.querySelector("[data-rm-ticked]");
  if (count) count.textContent = done ? t("found_of", { count: done, all: boxes.length }) : "";
  const isAll = boxes.length > 0 && done === boxes.length;
  const offer = part.querySelector(".rm-ready");
  const isDone = part instanceof HTMLElement && statusOf(idOf(part)) === "done";
  offer?.toggleAttribute("hidden", !isAll || isDone);
  if (!part.matches(".rm-milestone")) return;
  const status = isAll ? "done" : "new";
  document.getElementById("_milestone")?.setAttribute("data-rm-status", status);
  for (const link of toc.get("#_milestone") ?? []) showStatus(link, status);
}

/** Boxes that are ticked: the value of each is its key. */
const boxes = [
  { book: /** @type {const} */ ("outcomes"), selector: ".rm-tick" },
  { book: /** @type {const} */ ("resources"), selector: ".rm-read" },
].map(({ book, selector }) => {
  const all = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(selector)]);
  for (const box of all) box.addEventListener("input", () => set(book, box.value, box.checked));
  return { book, all };
});

/** @param {string} [book] @param {string} [key] what changed; else everything */
function showBoxes(book, key) {
  for (const { book: own, all } of boxes.filter((some) => !book || book === some.book)) {
    for (const box of all) if (!key || box.value === key) box.checked = get(own, box.value) === true;
  }
  document.querySelectorAll(".rm-topic, .rm-milestone").forEach(showOutcomes);
}

/** @type {HTMLInputElement | null} */
const keeps = document.querySelector(".rm-unfold input");
keeps?.addEventListener("input", () => set("settings", "folds", !keeps.checked));
topics.forEach(listen);
catchUp(document);
watch((book, key) => {
  if (!book || book === "topics") topics.filter((topic) => !key || idOf(topic) === key).forEach(showTopic);
  if (!book || book === "outcomes" || book === "resources") showBoxes(book, key);
});
showBoxes();
topics.forEach(showTopic);
