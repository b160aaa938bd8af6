// On a hosted site a service worker keeps what was read; the reader can have all kept, or nothing.

import { get, KEY, watch, way } from "roadmap/store.js";

// A site on a disk has no need of one.
const able = "serviceWorker" in navigator && location.protocol !== "file:";
// `mkdocs serve` has no worker.
export const worker = able && way("worker");

let done = Promise.resolve(); // One change waits for the end of the one before.

/** Let the worker work, or end it and forget what it kept. */
async function apply() {
  if (!able) return;
  const { controller } = navigator.serviceWorker;
  const isOn = worker && get("settings", "offline") !== false;
  controller?.postMessage({ off: !isOn });
  if (isOn) {
    const found = await navigator.serviceWorker.register(worker);
    found.addEventListener("updatefound", () => hurry(found));
    hurry(found);
    // Browsers look for a new version by themselves, but some take their time.
    if (controller) found.update().catch(() => {});
    if (controller) await renew();
    else await keepThis();
    return;
  }
  // Other sites of the same origin have workers of their own.
  const site = location.origin + KEY.slice(KEY.indexOf("/"));
  for (const found of await navigator.serviceWorker.getRegistrations()) {
    if (found.scope !== site) continue;
    // What it is about to keep would come behind what is forgotten here; on a first visit it does not
    // control this page.
    for (const one of [found.installing, found.waiting, found.active]) one?.postMessage({ off: true });
    await found.unregister();
  }
  for (const name of await caches.keys()) {
    if (name.startsWith(`roadmap-site:${site}:`)) await caches.delete(name);
  }
}

/** Have the version that waits begin. Browsers try that once, and in vain where the one before it is
 * busy at that moment. @param {ServiceWorkerRegistration} found */
function hurry(found) {
  const timer = setInterval(() => {
    if (found.waiting) found.waiting.postMessage({ begin: true });
    else if (!found.installing) clearInterval(timer);
  }, 1000);
}

/** Say where a newer version than this page's is there. */
async function renew() {
  const { controller } = navigator.serviceWorker;
  if (controller && await ask(controller, {})) (await import("roadmap/renewed.js")).show();
}

/** @param {ServiceWorker} worker @param {object} wanted @returns {Promise<any>} what it answers */
export function ask(worker, wanted) {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(wanted, [port2]);
  return new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
}

/** Have this page kept with all that it asks for, which the worker may be too late to see, and with
 * the modules that it has yet to ask for. */
async function keepThis() {
  const { active } = await navigator.serviceWorker.ready;
  const site = new URL(".", worker).href;
  const keep = (/** @type {string[]} */ addresses) => active?.postMessage({
    addresses: addresses.filter((address) => address.startsWith(site)),
    folder: import.meta.url.replace(/[^/]*$/, ""),
  });
  keep([location.href]);
  new PerformanceObserver((list) => keep(list.getEntries().map(({ name }) => name)))
    .observe({ type: "resource", buffered: true });
}

function next() {
  done = done.then(apply).catch(() => {}); // A worker that is refused is told when it is needed.
}

if (document.querySelector("[data-rm-kept]")) import("roadmap/kept.js");
watch((book, key) => {
  if (!book || key === "offline") next();
});
if (able) navigator.serviceWorker.addEventListener("controllerchange", renew);
// What the page itself needs comes first.
if (document.readyState === "complete") next();
else addEventListener("load", next);
