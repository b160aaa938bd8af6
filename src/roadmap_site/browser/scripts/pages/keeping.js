// On the page of the reader's own progress: whether pages are kept for reading offline, and all of them.

import { ask, worker } from "roadmap/offline.js";
import { get, set, watch } from "roadmap/store.js";
import { button, make, t } from "roadmap/text.js";

/** Have the whole site kept. @param {HTMLElement} said where to say how it went */
async function keepAll(said) {
  said.textContent = t("offline_busy");
  // A worker that cannot be installed is never ready.
  const patience = new Promise((resolve) => setTimeout(resolve, 1e4));
  const found = await Promise.race([navigator.serviceWorker.ready, patience]);
  if (!found) return void (said.textContent = t("offline_failed"));
  /** @type {{ why: string, files: string[] }[]} */
  const lost = await ask(/** @type {ServiceWorker} */ (found.active), { all: true });
  said.textContent = lost.map(({ why, files }) => t(`lost_${why}`, {
    files: files.slice(0, 3).join(t("separator")) + (files.length > 3 ? " …" : ""), count: files.length,
  })).join(" ") || t("offline_done");
}

/** @param {Element} place on the page of the reader's own progress */
function offer(place) {
  const box = make("input", { type: "checkbox", checked: get("settings", "offline") !== false });
  const said = make("span", { role: "status", className: "rm-offline__said" });
  const all = button("offline_all", () => keepAll(said));
  box.addEventListener("change", () => set("settings", "offline", box.checked));
  const show = () => {
    box.checked = get("settings", "offline") !== false;
    all.disabled = !box.checked;
  };
  watch(show);
  show();
  place.append(make("label", { className: "rm-mine__setting" }, box, ` ${t("offline_visited")}`),
    make("div", { className: "rm-mine__ways" }, all, said));
}

if (worker) document.querySelectorAll("[data-rm-offline]").forEach(offer);
