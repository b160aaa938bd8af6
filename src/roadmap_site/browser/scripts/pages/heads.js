// What is left of stages and sections; and on a stage's page what of their needs is settled.

import { stages } from "roadmap/route.js";
import { outcomesOf, statusOfAll, tally } from "roadmap/tally.js";
import { watch } from "roadmap/store.js";
import { doneOf, hours } from "roadmap/hours.js";
import { showStatus, t } from "roadmap/text.js";

/** @param {string} name @param {(place: HTMLElement, id: string) => void} work */
function each(name, work) {
  for (const place of document.querySelectorAll(`[data-rm-${name}]`)) {
    work(/** @type {HTMLElement} */ (place), place.getAttribute(`data-rm-${name}`) ?? "");
  }
}

/** Change a text that is read aloud where it is another one. @param {Element} place
 * @param {string} said */
function say(place, said) {
  if (place.textContent !== said) place.textContent = said;
}

function show() {
  each("hours", (place, id) => {
    const { left, settled } = tally(id || undefined);
    place.hidden = !left?.high;
    if (left) say(place, settled ? t("hours_left", { hours: hours(left) }) : hours(left));
  });
  each("topics", (place, id) => {
    const { all, skipped } = tally(id || undefined);
    say(place, t("topics", { count: all || skipped }));
  });
  each("count", (place, id) => say(place, doneOf(tally(id))));
  each("tests", (place, id) => {
    const stage = stages.find((other) => other.id === id);
    if (stage) say(place, t("tests_of", { ...outcomesOf(stage) }));
  });
  each("need", (place, id) => showStatus(place, statusOfAll(tally(id))));
  each("settled", (place, id) => {
    const status = statusOfAll(tally(id));
    place.hidden = status === "new";
    place.dataset.rmStatus = status;
    say(place, t(status));
  });
}

watch((book, key) => {
  if (!book || book === "topics" || book === "outcomes" || key === "path") show();
});
show();
