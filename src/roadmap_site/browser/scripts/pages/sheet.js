// A topic of the map, opened beside it: what it is, what comes first, where to start, how far one is.

import { STATUSES } from "roadmap/format.js";
import { mark } from "roadmap/mark.js";
import { isSettled, onPath, places, stages, topicsOf } from "roadmap/route.js";
import { hoursOf } from "roadmap/tally.js";
import { BASE, statusOf, watch } from "roadmap/store.js";
import { hours } from "roadmap/hours.js";
import { button, make, t } from "roadmap/text.js";

/** @typedef {import("../state/route.js").Place} Place */

/** @type {Map<string, Promise<Document>>} pages of stages, by their addresses */
const pages = new Map();
/** @type {Map<string, { title: string, address: string }>} */
const parts = new Map();
for (const stage of stages) {
  parts.set(stage.id, stage);
  for (const part of stage.sections.flatMap((section) => [section, ...section.topics])) {
    parts.set(part.id, { title: part.title, address: `${stage.address}#${part.id}` });
  }
}

let current = "";
const title = make("h2", { id: "_sheet", "aria-live": "polite" });
const body = make("div", { className: "rm-sheet__body" });
const before = button("sheet_before", () => step(-1));
const after = button("sheet_after", () => step(1));
const way = make("a", {}, t("sheet_open"));
const close = button("close", () => dialog.close());
const dialog = make("dialog", { className: "rm-sheet md-typeset", "aria-labelledby": "_sheet" },
  body, make("div", { className: "rm-sheet__ways" }, before, way, after), close);
before.className = after.className = "";
close.className = "rm-sheet__close";
close.setAttribute("aria-label", t("close"));
close.textContent = "\xd7";
document.body.append(dialog);
dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
dialog.addEventListener("close", () => {
  // What is said in the sheet stays to be read, and the focus goes to where one has come to.
  document.body.append(...dialog.querySelectorAll(".rm-toast"));
  /** @type {HTMLElement | null} */ (document.querySelector(`[data-rm-stop="${current}"]`))?.focus();
});

/** @param {string} id a topic */
export function open(id) {
  show(id);
  dialog.showModal();
}

/** @returns {string[]} the topics to go through: those of the path, and the one that is open */
function order() {
  const path = onPath();
  return [...places.keys()].filter((id) => path.has(id) || id === current);
}

/** @param {number} by */
function step(by) {
  const ids = order();
  const id = ids[ids.indexOf(current) + by];
  if (id) show(id);
}

/** @param {string} id */
function show(id) {
  const place = /** @type {Place} */ (places.get(id));
  const { stage, section, topic } = place;
  current = id;
  title.textContent = topic.title;
  way.href = new URL(`${stage.address}#${id}`, BASE).href;
  const ids = order();
  before.disabled = ids[0] === id;
  after.disabled = ids.at(-1) === id;
  const names = [`${stages.indexOf(stage) + 1} ${stage.title}`, section.title];
  body.replaceChildren(make("p", { className: "rm-sheet__place" }, [...new Set(names)].join(" · ")),
    title, ...facts(place), make("div", {}), statuses(id));
  body.scrollTop = 0;
  fill(place).catch(() => {}); // Offline, the link has to do.
}

/** @param {Place} place @returns {HTMLElement[]} how long it takes, and what comes first */
function facts({ section, topic }) {
  const made = [];
  const range = hoursOf(section, [topic]);
  if (range) made.push(make("p", { className: "rm-sheet__facts rm-hours" }, hours(range)));
  const needs = [...new Set([...section.needs, ...topic.needs])].filter((id) => parts.has(id));
  if (needs.length) {
    made.push(make("div", { className: "rm-needs" }, make("span", { className: "rm-label" }, t("needs")),
      make("ul", { className: "rm-sheet__needs" }, ...needs.map(need))));
  }
  return made;
}

/** @param {string} id of what comes first */
function need(id) {
  const path = onPath();
  const isThere = topicsOf(id).every((topic) => !path.has(topic) || isSettled(topic));
  const part = parts.get(id);
  return make("li", { "data-rm-status": isThere ? "done" : "new" },
    make("a", { href: new URL(part?.address ?? "", BASE).href }, part?.title ?? ""),
    make("span", { className: "rm-sr" }, isThere ? t("comma") + t("done") : ""));
}

/** @param {string} id */
function statuses(id) {
  const group = make("fieldset", { className: "rm-progress__group" },
    make("legend", { className: "rm-sr" }, t("status_of")),
    ...STATUSES.map((value) => make("label", { className: `rm-status rm-status--${value}` },
      make("input", { type: "radio", name: "rm-sheet", value, checked: statusOf(id) === value }),
      make("span", {}, t(value)))));
  group.addEventListener("input", ({ target }) => {
    const { value } = /** @type {HTMLInputElement} */ (target);
    mark(id, value);
  });
  return make("div", { className: "rm-progress" }, group);
}

/** Add what only the stage's page knows. @param {Place} place */
async function fill({ stage, topic }) {
  const address = new URL(stage.address, BASE).href;
  if (!pages.has(address)) pages.set(address, load(address));
  const page = await /** @type {Promise<Document>} */ (pages.get(address));
  const found = page.querySelector(`.rm-topic[data-rm-of="${topic.id}"]`);
  if (current !== topic.id || !found) return;
  const taken = [".rm-topic__summary", ".rm-resource"].map((selector) => {
    const part = found.querySelector(selector);
    const copy = part && document.importNode(part, true);
    copy?.querySelectorAll("input, .rm-begin").forEach((own) => own.remove());
    for (const link of copy?.querySelectorAll("a") ?? []) {
      link.href = new URL(link.getAttribute("href") ?? "", address).href;
    }
    return copy;
  });
  const [summary, first] = taken;
  body.querySelector("div:empty")?.replaceChildren(...[summary,
    first && make("div", { className: "rm-row" }, make("span", { className: "rm-label" }, t("sheet_first")),
      make("ul", {}, first))].filter((part) => !!part));
}

/** The policy of the site lets no script make markup of a text, so the browser reads the page itself.
 * @param {string} address @returns {Promise<Document>} */
function load(address) {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest();
    const failed = () => reject(new Error(`${asked.status} ${address}`));
    asked.onload = () => asked.status === 200 && asked.response ? resolve(asked.response) : failed();
    asked.onerror = failed;
    asked.open("GET", address);
    asked.responseType = "document";
    asked.send();
  });
}

watch((book, key) => {
  if (!dialog.open || book && book !== "topics") return;
  for (const input of dialog.querySelectorAll("input")) input.checked = input.value === statusOf(current);
});
