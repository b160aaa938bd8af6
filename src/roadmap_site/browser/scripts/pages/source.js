// The text of a map, to copy.

import { button, make, t } from "roadmap/text.js";

/** @param {string} address @returns {Promise<Blob>} */
async function textAt(address) {
  const found = await fetch(address);
  if (!found.ok) throw new Error(address);
  return new Blob([await found.text()], { type: "text/plain" });
}

/** @param {HTMLAnchorElement} link leads to the text */
function offerCopy(link) {
  const said = make("span", { role: "status" });
  const copy = button("map_copy", async () => {
    said.textContent = "";
    try {
      // The promise of it goes in at once: a browser that first had to wait would want a second tap.
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": textAt(link.href) })]);
      said.textContent = t("map_copied");
    } catch {
      location.assign(link.href); // There it can be copied by hand.
    }
  });
  link.after(copy, said);
}

// A site on a disk cannot read its files, and one without encryption may not copy.
if (globalThis.ClipboardItem && location.protocol !== "file:") {
  document.querySelectorAll("[data-rm-source]").forEach((link) =>
    offerCopy(/** @type {HTMLAnchorElement} */ (link)));
}
