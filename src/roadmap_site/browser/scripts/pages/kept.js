// The page that a reader without a network gets in the place of one that is not kept.

import { KEY, way } from "roadmap/store.js";
import { make } from "roadmap/text.js";

const list = /** @type {HTMLElement} */ (document.querySelector("[data-rm-kept]"));
const again = /** @type {HTMLAnchorElement} */ (document.querySelector("[data-rm-again]"));
const site = location.origin + KEY.slice(KEY.indexOf("/"));

/** @param {string} url @returns {string} the address of a page, however it is written */
function plain(url) {
  return decodeURIComponent(new URL(url).pathname).replace(/index\.html$/, "");
}

/** @returns {Promise<Set<string>>} the addresses of all that is kept */
async function kept() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`roadmap-site:${site}:`));
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return new Set(found.flat().map(({ url }) => plain(url)));
}

async function show() {
  const addresses = await kept();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".md-nav--primary a[href]");
  const shown = new Map([...links].map((link) => [plain(link.href), link]));
  list.replaceChildren(...[...shown].filter(([address]) => addresses.has(address)).map(
    ([, { href, innerText }]) => make("li", {}, make("a", { href }, innerText.trim()))
  ));
}

const wanted = new URL(new URLSearchParams(location.search).get("page") ?? "", way("root"));
if (wanted.href.startsWith(site)) {
  again.href = wanted.href;
  addEventListener("online", () => location.replace(wanted));
}
show();
