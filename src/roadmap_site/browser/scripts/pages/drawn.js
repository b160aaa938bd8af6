// Maps that Mermaid draws in the browser, where the build could not: their boxes show how far the
// reader is, too. Material puts each into a shadow of the page, which early/start.js keeps open.

import { take } from "roadmap/map.js";
import { places, stages } from "roadmap/route.js";
import { BASE } from "roadmap/store.js";

// The page's own styles do not reach in; Mermaid's are as particular as an id makes them.
const RULES = `
  svg { display: block; margin-inline: auto; }
  a { text-decoration: none; }
  .label-container { fill: var(--rm-paper) !important; stroke: var(--rm-strong-line) !important; }
  [data-rm-status="done"] .label-container {
    fill: var(--rm-colour-wash) !important; stroke: var(--rm-colour) !important;
  }
  .rm-here .label-container { stroke: var(--rm-warm) !important; stroke-width: 2.5px !important; }
  [data-rm-status="skipped"] .nodeLabel { opacity: 0.7; }
  .rm-off { opacity: 0.75; }
  .rm-drawing__mark {
    fill: var(--rm-colour); font: 700 15px var(--md-text-font-family); text-anchor: middle;
    paint-order: stroke; stroke: var(--rm-paper); stroke-width: 6px;
  }
`;
const sheet = new CSSStyleSheet();
sheet.replaceSync(RULES);

/** @param {SVGAElement} link @returns {string | undefined} the topic or stage that it leads to */
function idOf(link) {
  const { hash, pathname } = new URL(link.href.baseVal, document.baseURI);
  const id = decodeURIComponent(hash.slice(1));
  const stage = stages.find(({ address }) => new URL(address, BASE).pathname === pathname);
  return places.has(id) ? id : hash ? undefined : stage?.id;
}

/** @param {ShadowRoot} shadow with a map */
function dress(shadow) {
  shadow.adoptedStyleSheets = [sheet];
  const boxes = /** @type {SVGAElement[]} */ ([...shadow.querySelectorAll("a")]).filter((box) => {
    const id = idOf(box);
    box.dataset.rmBox = id ?? "";
    box.setAttribute("aria-label", box.textContent?.trim() ?? "");
    return id && box.querySelector("rect");
  });
  take(boxes);
}

/** @type {WeakSet<ShadowRoot>} */
const dressed = new WeakSet();
function look() {
  for (const { shadowRoot: shadow } of document.querySelectorAll("article .mermaid")) {
    if (!shadow || dressed.has(shadow)) continue;
    dressed.add(shadow);
    dress(shadow);
  }
}
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
