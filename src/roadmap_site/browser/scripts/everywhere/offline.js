// On a hosted site a service worker keeps what was read; the reader can have all kept, or nothing.

import { get, KEY, set, watch, way } from "roadmap/store.js";
import { button, make, t } from "roadmap/text.js";

// A site on a disk has no need of one.
const able = "serviceWorker" in navigator && location.protocol !== "file:";
// `mkdocs serve` has no worker.
const worker = able && way("worker");

/** Let the worker work, or end it and forget what it kept. */
async function apply() {
  if (!able) return;
  if (worker && get("settings", "offline") !== false) {
    await navigator.serviceWorker.register(worker);
    if (!navigator.serviceWorker.controller) keepThis();
    return;
  }
  // Other sites of the same origin have workers of their own.
  const site = location.origin + KEY.slice(KEY.indexOf("/"));
  for (const found of await navigator.serviceWorker.getRegistrations()) {
    if (found.scope === site) await found.unregister();
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(`roadmap-site:${site}:`)) await caches.delete(name);
  }
}

/** Have this page kept with all that it asks for, which the worker may be too late to see, and with
 * the modules that it has yet to ask for. */
async function keepThis() {
  const { active } = await navigator.serviceWorker.ready;
  const site = new URL(".", worker).href;
  const keep = (/** @type {string[]} */ addresses) => active?.postMessage({
    addresses: addresses.filter((address) => address.startsWith(site)),
  });
  const map = /** @type {any} */ (document.querySelector('[type="importmap"]'));
  keep([location.href, ...Object.keys(JSON.parse(map.text).imports).map(import.meta.resolve)]);
  new PerformanceObserver((list) => keep(list.getEntries().map(({ name }) => name)))
    .observe({ type: "resource", buffered: true });
}

/** Have the whole site kept. @param {HTMLElement} said where to say how it went */
async function keepAll(said) {
  said.textContent = t("offline_busy");
  // A worker that cannot be installed is never ready.
  const patience = new Promise((resolve) => setTimeout(resolve, 1e4));
  const found = await Promise.race([navigator.serviceWorker.ready, patience]);
  if (!found) return void (said.textContent = t("offline_failed"));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    said.textContent = t(data ? "offline_done" : "offline_failed");
  };
  found.active.postMessage({}, [port2]);
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

const place = document.querySelector("[data-rm-offline]");
if (place && worker) offer(place);
watch((book, key) => {
  if (!book || key === "offline") apply();
});
// What the page itself needs comes first.
if (document.readyState === "complete") apply();
else addEventListener("load", apply);
