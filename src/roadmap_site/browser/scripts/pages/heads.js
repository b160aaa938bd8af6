// What is left of stages and sections; and on a stage's page what of their needs is settled, and the
// ways along the reader's path.

import { onPath, places, stages } from "roadmap/route.js";
import { outcomesOf, statusOfAll, tally } from "roadmap/tally.js";
import { BASE, watch } from "roadmap/store.js";
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
  showWays();
}

/** Lead from each topic to its neighbours on the path. */
function showWays() {
  const path = onPath();
  const all = [...places.values()];
  each("ways", (place, id) => {
    const at = all.findIndex(({ topic }) => topic.id === id);
    const isOn = (/** @type {import("../state/route.js").Place} */ { topic }) => path.has(topic.id);
    lead(place, "prev", "topic_before", all.slice(0, at).findLast(isOn));
    lead(place, "next", "topic_after", all.slice(at + 1).find(isOn));
  });
}

/** @param {HTMLElement} ways @param {string} rel @param {string} word
 * @param {import("../state/route.js").Place} [to] */
function lead(ways, rel, word, to) {
  const link = /** @type {HTMLAnchorElement | null} */ (ways.querySelector(`[rel="${rel}"]`));
  if (!link) return;
  link.hidden = !to;
  if (!to) return;
  link.href = new URL(`${to.stage.address}#${to.topic.id}`, BASE).href;
  say(link, t(word, { title: to.topic.title }));
}

watch((book, key) => {
  if (!book || book === "topics" || book === "outcomes" || key === "path") show();
});
show();
