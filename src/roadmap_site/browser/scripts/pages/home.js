// Home: what the reader can choose there. How far one is comes once one has told the site anything,
// for a new reader's page is right as it was built.

import { current, set, watch } from "roadmap/store.js";
import { catchUp } from "roadmap/text.js";

/** @param {string} selector @returns {any[]} the elements that it selects */
export const all = (selector) => [...document.querySelectorAll(selector)];

/** @type {HTMLInputElement[]} */
export const paths = all('input[name="rm-path"]');
const pace = /** @type {HTMLInputElement | null} */ (document.getElementById("_pace"));

/** Show the hours and the map of a path. @param {string} id */
export function showPath(id) {
  for (const part of document.querySelectorAll("[data-rm-path]")) {
    part.toggleAttribute("hidden", part.getAttribute("data-rm-path") !== id);
  }
  for (const part of document.querySelectorAll("[data-rm-paths]")) {
    const paths = part.getAttribute("data-rm-paths")?.split(" ") ?? [];
    part.classList.toggle("rm-off", !paths.includes(id));
  }
}

/** @type {Promise<void> | undefined} */
let here;

/** Show how far the reader is. */
function showHere() {
  const wanted = [import("roadmap/here.js"), import("roadmap/heads.js")];
  here ??= Promise.all(wanted).then(([{ begin }]) => begin()).then(showGroup).catch((error) => {
    here = undefined; // The next change tries again.
    throw error;
  });
}

/** @returns {boolean} whether the page is to show more than it was built with */
function isMore() {
  const told = Object.values(current()).some((book) => typeof book === "object" && Object.keys(book).length);
  const isBeside = (/** @type {Element} */ part) =>
    !part.getAttribute("data-rm-paths")?.split(" ").includes(paths[0]?.value);
  return told || [...document.querySelectorAll("[data-rm-paths]")].some(isBeside);
}

/** Open the group that the address asks for. */
function showGroup() {
  const groups = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("[data-rm-group]"));
  const asked = [...groups].find(({ id }) => location.hash === `#${encodeURIComponent(id)}`);
  if (!asked) return;
  asked.open = true;
  asked.scrollIntoView();
}

for (const button of paths) {
  button.addEventListener("input", () => {
    showPath(button.value); // At once; the rest follows.
    set("settings", "path", button.value);
  });
}
pace?.addEventListener("input", () => {
  const { valid } = pace.validity;
  document.getElementById("_pace-fault")?.toggleAttribute("hidden", valid);
  if (valid && pace.value) set("settings", "pace", pace.valueAsNumber);
});
for (const box of all("[data-rm-known] input")) {
  box.addEventListener("input", () => {
    const { checked } = box; // Until the rest is there, the box may be set to what was said before.
    import("roadmap/beginning.js").then(({ answerKnown }) => answerKnown(box, checked),
      () => { box.checked = !checked; });
  });
}
document.querySelector("[data-rm-known]")
  ?.addEventListener("toggle", () => import("roadmap/beginning.js"), { once: true });
document.addEventListener("click", (event) => {
  const stop = event.target instanceof Element && event.target.closest("a[data-rm-stop]");
  if (!stop || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const { href, dataset: { rmStop = "" } } = /** @type {HTMLAnchorElement} */ (stop);
  event.preventDefault();
  import("roadmap/sheet.js").then(({ open }) => open(rmStop)).catch(() => location.assign(href));
});

catchUp(document);
watch(showHere);
showGroup();
if (isMore()) showHere();
addEventListener("hashchange", showGroup);
if (document.querySelector("article .mermaid")) import("roadmap/map.js");
if (document.querySelector("[data-rm-source]")) import("roadmap/source.js");
