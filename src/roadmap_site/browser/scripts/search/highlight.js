// The words that led from a search to this page are marked in it.

import { make } from "roadmap/text.js";

const MOST = 500; // places that are marked

/** @param {string[]} words as they stand in the text */
export function highlight(words) {
  const article = document.querySelector("article") ?? document.body;
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (texts.nextNode()) found.push(/** @type {Text} */ (texts.currentNode));
  const small = words.filter(Boolean).map((word) => word.toLowerCase());
  let left = MOST;
  for (const text of found) {
    if (left > 0 && !text.parentElement?.closest("svg, script, style")) left -= mark(text, small);
  }
}

/** @param {Text} text @param {string[]} words @returns {number} how many places were marked */
function mark(text, words) {
  const lower = text.data.toLowerCase();
  const places = words.flatMap((word) => {
    const starts = [];
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) starts.push(at);
    return starts.map((start) => ({ start, end: start + word.length }));
  });
  places.sort((one, two) => two.start - one.start || two.end - one.end);
  let count = 0, last = Infinity;
  for (const { start, end } of places) { // The last one first, so that the others keep their places.
    if (end > last) continue;
    last = start;
    const word = text.splitText(start);
    word.splitText(end - start);
    const made = make("mark");
    word.replaceWith(made);
    made.append(word);
    made.closest("details.rm-fold")?.setAttribute("open", "");
    count++;
  }
  return count;
}
