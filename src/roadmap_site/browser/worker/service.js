/* Keeps the pages that were visited, or all of them, for reading without a network.

   FILES, which the build puts before this script, has every file of this version of the site with
   the SHA-256 of its content. Nothing else is kept, and only while its content is as it says: so
   what is kept is always of one version. A new version waits until no page of the old one is open. */

const NAME = "roadmap-site:"; // what the names of all our caches begin with
const SCOPE = self.registration.scope;
const CACHE = `${NAME}${SCOPE}:${VERSION}`;
const AT_ONCE = 6; // as many as browsers ask a host for at once
const ALL = new URL("?keep=all", SCOPE).href; // stands in the cache once the reader asked for all

/** Pages that came from the network in another version than ours: we keep out of what they ask. */
const strangers = new Set();

/** @returns {Promise<string[]>} the names of our caches, of this version and of others */
async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(`${NAME}${SCOPE}:`));
}

/** @param {string} url @returns {string} the name of the file that an address on the site is */
function fileOf(url) {
  const { origin, pathname } = new URL(url);
  const path = decodeURI(origin + pathname).slice(decodeURI(SCOPE).length);
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @param {Response} reply @returns {Promise<string>} */
async function digest(reply) {
  const sum = await crypto.subtle.digest("SHA-256", await reply.clone().arrayBuffer());
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} file @param {Response} reply @returns {Promise<boolean>} whether it is ours */
async function isOurs(file, reply) {
  return reply.ok && Object.hasOwn(FILES, file) && (await digest(reply)).startsWith(FILES[file]);
}

/** Answer from what is kept, else from the network, and keep that.
 * @param {FetchEvent} event @param {string} file */
async function answer(event, file) {
  const cache = await caches.open(CACHE);
  const key = new URL(file, SCOPE).href;
  const kept = await cache.match(key);
  if (kept) return kept;
  let reply;
  try {
    reply = await fetch(event.request);
  } catch (error) {
    return (event.request.mode === "navigate" && await missing(cache, file)) || Promise.reject(error);
  }
  if (await isOurs(file, reply)) event.waitUntil(cache.put(key, clean(reply.clone())));
  else if (event.request.mode === "navigate" && reply.ok) strangers.add(event.resultingClientId);
  return reply;
}

/** A kept reply must not be one that was redirected: browsers refuse it for a page.
 * @param {Response} reply */
function clean(reply) {
  return new Response(reply.body, { headers: reply.headers });
}

/** Give the page that says, in the reader's language, that this one is not here.
 * @param {Cache} cache @param {string} file */
async function missing(cache, file) {
  const folder = Object.keys(FILES).filter((name) => name.endsWith("404.html"))
    .find((name) => name !== "404.html" && file.startsWith(name.slice(0, -8)));
  return await cache.match(new URL(folder ?? "404.html", SCOPE).href);
}

/** Fetch files that are not kept yet, some at a time; the browser's own cache may be older.
 * @param {string[]} files */
async function keep(files) {
  const cache = await caches.open(CACHE);
  const old = await Promise.all((await ourCaches()).map((name) => caches.open(name)));
  const left = files.values(); // shared by all that take from it
  await Promise.all(Array.from({ length: AT_ONCE }, () => keepEach(left, cache, old)));
}

/** @param {Iterable<string>} files @param {Cache} cache @param {Cache[]} old */
async function keepEach(files, cache, old) {
  for (const file of files) {
    const key = new URL(file, SCOPE).href;
    if (await cache.match(key)) continue;
    const reply = await ours(file, key, old) ?? await fetch(key, { cache: "no-cache" });
    if (!await isOurs(file, reply)) throw new Error(`not of this version: ${file}`);
    await cache.put(key, clean(reply));
  }
}

/** @param {string} file @param {string} key @param {Cache[]} caches */
async function ours(file, key, caches) {
  for (const cache of caches) {
    const reply = await cache.match(key);
    if (reply && await isOurs(file, reply)) return reply;
  }
}

/** Take over what the version before this one kept; without all of it this one does not begin. */
async function install() {
  const names = await ourCaches();
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const urls = new Set(kept.flat().map((request) => request.url));
  if (urls.has(ALL)) return keepAll();
  const files = [...urls].map(fileOf).filter((file) => Object.hasOwn(FILES, file));
  await keep([...files, ...Object.keys(FILES).filter((file) => file.endsWith("404.html"))]);
}

async function keepAll() {
  await keep(Object.keys(FILES));
  await (await caches.open(CACHE)).put(ALL, new Response());
}

/** Forget the versions before this one. */
async function forget() {
  const names = await ourCaches();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
// A page names the addresses to keep, or none where it wants all; it is told whether that was done.
self.addEventListener("message", (event) => {
  const { addresses } = event.data;
  const files = addresses?.map(fileOf).filter((/** @type {string} */ f) => Object.hasOwn(FILES, f));
  const tell = (/** @type {boolean} */ done) => event.ports[0]?.postMessage(done);
  event.waitUntil((files ? keep(files) : keepAll()).then(() => tell(true), () => tell(false)));
});
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const file = fileOf(url);
  const isWanted = Object.hasOwn(FILES, file) && !strangers.has(event.clientId);
  if (isWanted || mode === "navigate") {
    event.respondWith(answer(event, file));
  }
});
