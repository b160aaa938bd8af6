/* Ends the service worker of a site that keeps nothing any more, and all that was kept. */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const { scope } = self.registration;
  const names = (await caches.keys()).filter((name) => name.startsWith(`roadmap-site:${scope}:`));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
