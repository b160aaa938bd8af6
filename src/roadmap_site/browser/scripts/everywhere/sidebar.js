// The navigation shows how much of each stage is done, once anything is, and lets a path be chosen.

import { current, get, set, watch } from "roadmap/store.js";
import { isLaidOutEarly } from "roadmap/text.js";

let isShown = false; // whether there were counts, which then stay true

async function showAll() {
  const { topics, outcomes } = current();
  isShown ||= Object.keys(topics).length + Object.keys(outcomes).length > 0;
  if (isShown) (await import("roadmap/counted.js")).showCounts();
}

/** Let the path be chosen on every page. @param {HTMLSelectElement} choice */
function choose(choice) {
  let chosen = "";
  const showChoice = () => {
    choice.value = get("settings", "path") ?? "";
    chosen = choice.value ||= choice.options[0].value;
  };
  choice.addEventListener("input", async () => {
    if (choice.value === chosen) return; // What is shown was not chosen anew.
    set("settings", "path", choice.value);
    // What no script of the page has taken over was laid out before the page was painted.
    if (isLaidOutEarly()) return location.reload();
    (await import("roadmap/counted.js")).sayPath(choice);
  });
  watch(showChoice);
  showChoice();
}

/** @type {HTMLSelectElement | null} */
const choice = document.querySelector("[data-rm-choice]");
if (choice) choose(choice);
watch((book, key) => {
  if (!book || book === "topics" || book === "outcomes" || key === "path") showAll();
});
showAll();
