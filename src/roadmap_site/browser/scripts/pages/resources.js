// Of all resources, those that the reader asks for. The address says what that is, to be shared.

import { chosenPath } from "roadmap/route.js";
import { watch } from "roadmap/store.js";
import { catchUp, contents, t, takeOver } from "roadmap/text.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-rm-filters]"));
const toc = contents();
const said = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
const fields = /** @type {(HTMLSelectElement | HTMLInputElement)[]} */ (
  [...form.querySelectorAll("[name]")]
);

/** @typedef {{ row: HTMLElement, link: string, words: string }} Item */
const items = [...document.querySelectorAll(".rm-catalogue__row")].map((found) => {
  const row = /** @type {HTMLElement} */ (found);
  const words = row.textContent?.toLowerCase() ?? "";
  return { row, link: row.querySelector("a")?.href ?? "", words };
});

/** @param {Item} item @param {string} name @returns {string[]} its values for one field */
function valuesOf({ row }, name) {
  return row.getAttribute(`data-rm-${name}`)?.split(" ") ?? [];
}

/** @param {Item} item @returns {(field: { name: string, value: string }) => boolean} */
function fits(item) {
  return ({ name, value }) => name === "text"
    ? value.toLowerCase().split(/\s+/).every((word) => item.words.includes(word))
    : !value || valuesOf(item, name).includes(value);
}

/** Say at each option how many links it would leave, with the other fields as they are.
 * @param {HTMLSelectElement} select */
function tally(select) {
  const others = fields.filter((field) => field !== select);
  /** @type {Map<string, Set<string>>} */
  const links = new Map([...select.options].map(({ value }) => [value, new Set()]));
  for (const item of items.filter((item) => others.every(fits(item)))) {
    for (const value of ["", ...valuesOf(item, select.name)]) links.get(value)?.add(item.link);
  }
  for (const option of select.options) {
    option.text = option.text.replace(/\d+\)$/, `${links.get(option.value)?.size})`);
  }
}

/** Hide a heading above nothing, here and in the table of contents. @param {Element} list */
function showHeading(list) {
  const heading = /** @type {Element} */ (list.previousElementSibling);
  const entries = (toc.get(`#${heading.id}`) ?? []).map((link) => link.parentElement);
  const empty = !list.querySelector("li:not([hidden])");
  for (const part of [heading, list, ...entries]) part?.toggleAttribute("hidden", empty);
}

function show() {
  const left = items.filter((item) => {
    const kept = fields.every(fits(item));
    item.row.hidden = !kept;
    return kept;
  });
  const count = (/** @type {Item[]} */ some) => new Set(some.map(({ link }) => link)).size;
  said.textContent = t("found_of", { count: count(left), all: count(items) });
  document.querySelectorAll(".rm-catalogue").forEach(showHeading);
  form.querySelectorAll("select").forEach(tally);
}

/** @param {string} name of a field @returns {string} what it asks for by itself */
function usual(name) {
  const path = chosenPath();
  return name === "path" && path?.off.length ? path.id : "";
}

/** Set the fields to what the address says; what they do not have counts for nothing. */
function read() {
  const asked = new URL(location.href).searchParams;
  for (const field of fields) {
    field.value = asked.get(field.name) ?? usual(field.name);
    field.value ||= "";
  }
  show();
}

function write() {
  const address = new URL(location.href);
  for (const { name, value } of fields) {
    if (value.trim() === usual(name)) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  history.replaceState(history.state, "", address);
  show();
}

form.addEventListener("input", write);
form.addEventListener("reset", () => setTimeout(write));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", read);
if (location.search || usual("path")) read(); // Else all is on the page already.
else catchUp(form);
takeOver();
watch((book, key) => {
  if (key === "path") read();
});
