// The box of the search: what is typed, what it shows, and the keys.

import site from "roadmap/site.js";
import { BASE } from "roadmap/store.js";
import { excerpts } from "roadmap/excerpt.js";
import { ask, open as openLibrary, textsOf } from "roadmap/library.js";
import { next } from "roadmap/tally.js";
import { keepMarks, seen } from "roadmap/search.js";
import { make, t } from "roadmap/text.js";

/** @typedef {import("./engine.js").Search} Search */

const FIRST = 12; // hits that are shown at first

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".rm-search"));
const input = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
const list = /** @type {HTMLElement} */ (dialog.querySelector("[role=listbox]"));
const said = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));

/** @type {Search | undefined} */
let search;
let asked = 0; // how often
let made = 0; // options so far, for their ids
let shown = Promise.resolve(); // when what was asked last is shown

export async function open() {
  if (search) input.select(); // What was asked before gives way to the next query.
  try {
    search ??= await openLibrary();
    show();
  } catch {
    said.textContent = t("load_failed");
  }
}

/** Show what answers the query; all of it, or what fits. */
function show(limit = FIRST) {
  shown = answer(++asked, input.value.trim(), limit).catch(() => {
    said.textContent = t("load_failed");
  });
}

/** @param {number} number @param {string} query @param {number} limit */
async function answer(number, query, limit) {
  if (!search) return;
  const found = query ? await ask(search, query) : undefined;
  if (number !== asked) return; // More was typed meanwhile.
  list.replaceChildren();
  choose(null);
  list.dataset.query = query;
  if (!found) return showNothingAsked(search, limit);
  const { hits, near, terms, instead } = found;
  said.replaceChildren(
    instead ? `${t("search_instead", { query: instead })} ` : "",
    hits.length ? t("search_count", { count: hits.length }) : t("search_none", { query })
  );
  const given = options(search, hits.slice(0, limit), terms);
  list.append(...given.map(({ option }) => option));
  if (hits.length > limit) list.append(more(hits.length));
  if (!hits.length) {
    const nearest = options(search, near, terms);
    addGroup("search_near", nearest.map(({ option }) => option));
    given.push(...nearest);
    addStages(search, limit);
    suggest(query);
  }
  tell(search, given, terms, number);
}

/** @param {Search} search @param {number} limit */
function showNothingAsked(search, limit) {
  said.textContent = "";
  const topic = next();
  const address = topic && `${topic.stage.address}#${topic.topic.id}`;
  addGroup("search_next", linksTo(search, address ? [address] : []));
  addGroup("search_seen", linksTo(search, seen()));
  addStages(search, limit);
}

/** @param {Search} search @param {number} limit */
function addStages(search, limit) {
  const { stages } = search;
  const given = options(search, stages.slice(0, limit), []).map(({ option }) => option);
  addGroup("search_stages", [...given, ...stages.length > limit ? [more(stages.length)] : []]);
}

/** @param {Search} search @param {string[]} addresses */
function linksTo(search, addresses) {
  const entries = addresses.map((address) => search.at(address)).filter((entry) => entry >= 0);
  return options(search, entries, []).map(({ option }) => option);
}

/** @param {string} word @param {Element[]} options */
function addGroup(word, options) {
  if (!options.length) return;
  const id = `rm-search-${word}`;
  const title = make("p", { id, className: "rm-search__label", role: "presentation" }, t(word));
  list.append(make("div", { role: "group", "aria-labelledby": id }, title, ...options));
}

/** @param {Search} search @param {number[]} entries @param {string[]} terms */
function options(search, entries, terms) {
  const { mark } = excerpts(search, terms);
  return entries.map((entry) => {
    const [kind] = search.entries[entry];
    const text = make("span", { className: "rm-hit__text" });
    const where = search.around(entry).join(" › ");
    const option = make("a", {
      className: "rm-hit", role: "option", tabIndex: -1, id: `rm-hit-${++made}`,
      href: new URL(search.address(entry), BASE).href, "data-kind": kind, "aria-selected": "false",
    }, make("span", { className: "rm-hit__title" }, ...mark(search.title(entry))));
    if (where) option.append(make("span", { className: "rm-hit__where" }, where));
    option.append(text);
    option.addEventListener("click", (event) => leave(event, option));
    return { entry, option, text };
  });
}

/** Say what the hits say, once that is there.
 * @param {Search} search @param {ReturnType<typeof options>} given @param {string[]} terms
 * @param {number} number */
async function tell(search, given, terms, number) {
  const { choose, mark } = excerpts(search, terms);
  for (const { entry, text } of given) {
    const texts = await textsOf(search.index, entry).catch(() => undefined);
    if (number !== asked) return; // More was typed meanwhile.
    if (texts) text.replaceChildren(...mark(choose(texts)));
  }
}

/** @param {number} count */
function more(count) {
  const option = make("a", {
    className: "rm-hit rm-hit--more", role: "option", tabIndex: -1, id: `rm-hit-${++made}`,
    href: "#", "aria-selected": "false",
  }, t("search_all", { count }));
  option.addEventListener("click", (event) => {
    event.preventDefault();
    show(Infinity);
    input.focus();
  });
  return option;
}

/** @param {string} query */
function suggest(query) {
  if (!site.suggest) return;
  const href = `${site.suggest}&topic=${encodeURIComponent(query)}`;
  const link = { className: "rm-hit", role: "option", tabIndex: -1, id: `rm-hit-${++made}`, href };
  list.append(make("a", { ...link, "aria-selected": "false" }, t("search_suggest")));
}

/** @param {Event} event @param {HTMLAnchorElement} option that is followed */
function leave(event, option) {
  dialog.close();
  if (option.dataset.kind === "act") {
    event.preventDefault();
    const act = document.querySelector(option.hash.replace("#_", ".rm-"));
    if (act instanceof HTMLElement) act.click();
  } else {
    const marks = [...option.querySelectorAll("mark")].map((mark) => mark.textContent ?? "");
    // The texts of a hit come after it: who is faster gets what was typed.
    keepMarks(option.href, marks.length ? marks : input.value.trim().split(/\s+/));
  }
}

/** @returns {HTMLAnchorElement[]} */
function all() {
  return [...list.querySelectorAll("a")];
}

/** Say which option Enter follows. @param {HTMLAnchorElement | null} option */
function choose(option) {
  for (const other of all()) other.setAttribute("aria-selected", String(other === option));
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.isComposing || event.keyCode === 229) return; // The keys are the input method's.
  const options = all();
  const now = options.findIndex((option) => option.id === input.getAttribute("aria-activedescendant"));
  if (event.key === "ArrowDown") choose(options[now + 1] ?? options[0] ?? null);
  else if (event.key === "ArrowUp") choose(options[now < 0 ? options.length - 1 : now - 1] ?? null);
  else if (event.key === "Enter") now < 0 ? shown.then(follow) : options[now].click();
  else return;
  event.preventDefault();
}

/** Follow the first hit, if something was asked. */
function follow() {
  if (input.value.trim()) all()[0]?.click();
}

input.addEventListener("keydown", onKey);
input.addEventListener("input", (event) => {
  if (!(event instanceof InputEvent && event.isComposing)) show();
});
input.addEventListener("compositionend", () => show());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
