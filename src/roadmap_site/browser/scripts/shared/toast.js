// A note that says what has happened, offers what may come next, and goes by itself.

import { button, make } from "roadmap/text.js";

/**
 * @typedef {object} More
 * @property {() => void} [undo] takes back what has happened
 * @property {{ text: string, href: string }} [link] what may come next
 * @property {boolean} [joy] whether there is something to be glad about
 */

const STAYS = 9e3; // milliseconds, long enough to read two sentences and to reach a button

/** @type {HTMLElement | undefined} */
let place;
/** @type {number | undefined} */
let timer;

/** Show a note in the place of the one before. It takes no focus.
 * @param {string} said @param {More} [more] */
export function toast(said, { undo, link, joy = false } = {}) {
  place ??= make("div", { className: "rm-toast", role: "status" });
  // What is behind an open dialog can be neither seen nor pressed.
  const host = document.querySelector("dialog[open]") ?? document.body;
  if (place.parentNode !== host) host.append(place);
  const parts = [make("p", { className: "rm-toast__said" }, said)];
  if (link) parts.push(make("a", { href: link.href }, link.text));
  if (undo) {
    const back = button("undo", () => {
      hide();
      undo();
    });
    back.className = "";
    parts.push(back);
  }
  // A region that has only come now is read once it changes.
  setTimeout(() => {
    place?.replaceChildren(make("div", { className: joy ? "rm-toast__note rm-joy" : "rm-toast__note" }, ...parts));
  });
  clearTimeout(timer);
  timer = setTimeout(leave, STAYS);
}

/** Let the note go, unless somebody is at it. */
function leave() {
  if (!place?.matches(":hover, :focus-within")) hide();
  else timer = setTimeout(leave, 1e3);
}

function hide() {
  clearTimeout(timer);
  place?.replaceChildren();
}
