// What scripts say, in the language of the page, and the elements that they make and find.

import phrases from "roadmap/phrases.js";
import site from "roadmap/site.js";

/** Begins words that are in English on a page in another language; see edition/foreign.py. */
export const FOREIGN = "\u2066\u2063";

/** Whether the page is read from right to left. */
export const isRtl = document.body.dir === "rtl";

/** Where a phrase has plural forms, `count` chooses among them.
 * @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
export function t(key, values = {}) {
  const found = /** @type {Record<string, any>} */ (phrases)[key];
  /** @type {string} */
  const phrase = typeof found === "string" ? found
    : found[new Intl.PluralRules(found.other.startsWith(FOREIGN) ? "en" : site.spoken)
      .select(Number(values.count))] ?? found.other;
  return phrase.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? value.toLocaleString(site.spoken) : value;
  });
}

/** @returns {Map<string | null, Element[]>} the links of the table of contents, by their addresses */
export function contents() {
  const links = new Map();
  for (const link of document.querySelectorAll(".md-nav--secondary a")) {
    const href = link.getAttribute("href");
    links.set(href, [...links.get(href) ?? [], link]);
  }
  return links;
}

/** Show how far the reader is with what a link leads to, for the eye and in words.
 * @param {Element} link @param {string} status */
export function showStatus(link, status) {
  link.setAttribute("data-rm-status", status);
  link.querySelector(":scope > .rm-sr")?.remove();
  if (status !== "new") link.append(make("span", { className: "rm-sr" }, ` ${t(status)}`));
}

/**
 * Make an element. Text never becomes markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name @param {Record<string, any>} [fields] @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, fields = {}, ...children) {
  const made = document.createElement(name);
  for (const [field, value] of Object.entries(fields)) {
    if (field in made) Object.assign(made, { [field]: value });
    else made.setAttribute(field, value);
  }
  made.append(...children);
  return made;
}

/** Make a button. @param {string} word its key @param {() => void} work @returns {HTMLButtonElement} */
export function button(word, work) {
  return make("button", { type: "button", className: "rm-quietbutton", onclick: work }, t(word));
}

/** Let what was chosen before the scripts ran count. What is stored must not be shown before.
 * @param {ParentNode} place */
export function catchUp(place) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = place.querySelectorAll("input, option:checked:not(:first-child)");
  for (const field of fields) {
    // A box without a name has a value that it was never given.
    const isTyped = field.name && field.value !== field.defaultValue;
    if (isTyped || field.matches("option, :checked:not([checked])")) {
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

/** @returns {{ disabled: boolean } | undefined} the sheet that laid the page out before it was painted */
const early = () => /** @type {any} */ (globalThis).roadmapEarly;

/** @returns {boolean} whether no script of the page has taken over what early/start.js laid out */
export function isLaidOutEarly() {
  return early()?.disabled === false;
}

/** Take over what early/start.js laid out. */
export function takeOver() {
  Object.assign(early() ?? {}, { disabled: true });
}

/** Offer a text as a file. @param {string} name @param {string} text @param {string} type */
export function download(name, text, type) {
  const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type })) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 6e4); // Some browsers read it late.
}
