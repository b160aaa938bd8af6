// The small card of a word of the glossary: its meaning, its names, and the topic that teaches it.

import glossary from "roadmap/glossary.js";
import { BASE } from "roadmap/store.js";
import { isRtl, make, t } from "roadmap/text.js";

/** @typedef {{ name: string, meaning: string, others: [string, string][], topic: string,
 *   address: string }} Term `others` has names and their languages */

const MARGIN = 8; // px between the card and what is around it

const card = make("div", { className: "rm-termcard", popover: "auto", role: "dialog", tabIndex: -1 });
card.addEventListener("toggle", ({ newState }) => {
  if (newState === "closed") card.remove();
});
card.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLAnchorElement) card.hidePopover(); // It may lead to where one is.
});

/** Show the card of the word that a link is about, beside it. @param {HTMLAnchorElement} link */
export function show(link) {
  /** @type {Term | undefined} */
  const term = /** @type {any} */ (glossary)[decodeURIComponent(link.hash.slice(1))];
  if (!term) return location.assign(link.href);
  card.setAttribute("aria-label", term.name);
  card.replaceChildren(
    make("p", { className: "rm-termcard__names" }, make("b", {}, term.name), ...term.others
      .map(([name, lang]) => make("span", { lang }, name))),
    make("p", {}, term.meaning),
    make("p", { className: "rm-termcard__ways" },
      make("a", { href: new URL(term.address, BASE).href }, t("term_topic", { title: term.topic })),
      make("a", { href: link.href }, t("term_entry")))
  );
  link.after(card); // The next stop of the Tab key is within it.
  card.showPopover();
  place(link);
  card.focus({ preventScroll: true });
}

/** @param {HTMLAnchorElement} link */
function place(link) {
  const word = link.getClientRects()[0];
  const { width, height } = card.getBoundingClientRect();
  const below = word.bottom + MARGIN;
  const fits = below + height + MARGIN <= innerHeight;
  const end = document.documentElement.clientWidth - width - MARGIN;
  const begin = isRtl ? word.right - width : word.left;
  card.style.left = `${Math.max(MARGIN, Math.min(begin, end))}px`;
  card.style.top = `${fits ? below : Math.max(MARGIN, word.top - height - MARGIN)}px`;
}

// It stands where the word stood.
for (const event of ["scroll", "resize"]) {
  addEventListener(event, () => card.isConnected && card.hidePopover(), { passive: true });
}
