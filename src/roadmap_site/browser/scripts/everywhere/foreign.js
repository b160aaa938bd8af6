// What scripts say in English on a page in another language gets the mark of its language and
// direction, as what templates say has it already. Runs only where there are such words.

import { FOREIGN, make } from "roadmap/text.js";

const END = "\u2069";
const PLAIN = "option, textarea, title, script, style, svg"; // There the signs keep the direction.

/** Put elements in the place of the signs in a text. @param {Text} text */
function resolve(text) {
  if (!text.data.includes(FOREIGN) || text.parentElement?.closest(PLAIN)) return;
  const root = document.createDocumentFragment();
  /** @type {ParentNode} */
  let place = root;
  /** @type {ParentNode[]} where each part goes on that is still open */
  const outer = [];
  for (const piece of text.data.split(new RegExp(`(${FOREIGN}|[\u2066-\u2069])`))) {
    const back = piece === END ? outer.pop() : undefined;
    if (piece === FOREIGN) {
      outer.push(place);
      const marked = make("bdi", { lang: "en", dir: "ltr" });
      place.append(marked);
      place = marked;
    } else if (back && back !== place) place = back;
    else {
      if (/^[\u2066-\u2068]$/.test(piece)) outer.push(place); // The isolate of a range.
      place.append(piece);
    }
  }
  text.replaceWith(root);
}

/** @param {Node} node */
function look(node) {
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found = [node];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const text of found) if (text instanceof Text) resolve(text);
}

new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) [target, ...addedNodes].forEach((node) => {
    if (node instanceof Text || target !== node) look(node);
  });
}).observe(document.body, { childList: true, characterData: true, subtree: true });
look(document.body);
