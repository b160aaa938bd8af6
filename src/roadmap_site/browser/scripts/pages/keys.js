// Keys on a stage's page: to the topics before and after, and how far the reader is with one.

import { STATUSES } from "roadmap/format.js";
import { mark } from "roadmap/mark.js";
import { open } from "roadmap/marks.js";
import { get } from "roadmap/store.js";
import { make, t } from "roadmap/text.js";

const TYPING = "textarea, select:not(.rm-chip), [contenteditable], dialog, "
  + "input:not([type=radio], [type=checkbox])";

const said = make("p", { className: "rm-sr", "aria-live": "polite" });
document.body.append(said);

/** @param {KeyboardEvent} event */
function press(event) {
  const { key, ctrlKey, altKey, metaKey, target } = event;
  const isTyping = target instanceof Element && target.closest(TYPING);
  if (ctrlKey || altKey || metaKey || event.defaultPrevented || isTyping) return;
  if (key === "?") import("roadmap/help.js").then(({ open }) => open());
  else if (/^[jk1-4]$/.test(key) && get("settings", "keys") !== false) act(key);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @returns {HTMLElement[]} the headings of the topics that are shown */
function headings() {
  const all = [...document.querySelectorAll(".rm-topic:not([hidden])")];
  return all.map((topic) => /** @type {HTMLElement} */ (topic.previousElementSibling));
}

/** @param {HTMLElement} heading @returns {HTMLElement} */
const bodyOf = (heading) => /** @type {HTMLElement} */ (heading.nextElementSibling);

/** Find the topic that the focus is in, else the one that is being read.
 * @param {HTMLElement[]} all @returns {number} -1 above the first one */
function indexIn(all) {
  const focused = document.activeElement;
  const own = all.findIndex((heading) => heading === focused || bodyOf(heading).contains(focused));
  if (own >= 0) return own;
  return all.findLastIndex((heading) => heading.getBoundingClientRect().top < 0.3 * innerHeight);
}

/** @param {string} key one of those that mean something here */
function act(key) {
  const step = { j: 1, k: -1 }[key];
  const all = headings();
  const at = indexIn(all);
  if (step) return go(all, at, step);
  const status = STATUSES[Number(key) - 1];
  if (!status || at < 0) return;
  const { rmOf: id = "" } = bodyOf(all[at]).dataset;
  open.add(id);
  const topic = bodyOf(all[at]);
  const isAtEnd = topic.querySelector(".rm-status :focus");
  mark(id, status);
  if (isAtEnd) /** @type {HTMLElement} */ (topic.querySelector(".rm-status :checked")).focus();
  said.textContent = `${all[at].firstChild?.textContent}${t("colon")}${t(status)}`;
}

/** Go to the topic before or after; over the end of the page to the stage there.
 * @param {HTMLElement[]} all @param {number} at @param {number} step */
function go(all, at, step) {
  const heading = all[at + step];
  if (!heading) {
    const way = step > 0 ? '[rel="next"]' : '[rel="prev"]';
    const link = all[at] && bodyOf(all[at]).querySelector(`${way}:not([hidden])`);
    if (link instanceof HTMLAnchorElement) link.click();
    return;
  }
  heading.tabIndex = -1;
  heading.scrollIntoView();
  heading.focus({ preventScroll: true });
}

document.addEventListener("keydown", press, true);
