/* Keeps the pages that were visited, or all of them, for reading without a network.

   FILES, which the build puts before this script, has every file of this version of the site with
   the SHA-256 of its content. Nothing else is kept, and only while its content is as it says: so
   what is kept is always of one version, whatever a host, a network or a hotel answers.

   A new version begins as soon as it has what the one before it kept. Pages that are open then go on
   with what they were made with, which is kept until they are gone. */

const NAME = "roadmap-site:"; // what the names of all our caches begin with
const SCOPE = self.registration.scope;
const CACHE = `${NAME}${SCOPE}:${VERSION}`;
const AT_ONCE = 6; // as many as browsers ask a host for at once
const ALL = new URL("?keep=all", SCOPE).href; // stands in the cache once the reader asked for all
// What stands in the cache with the ids of open pages: those of its version, which go on with it when
// the next one is there, and those that came from the network in another version, so that we keep out
// of what they ask.
const PAGES = new URL("?pages", SCOPE).href;
const STRANGERS = new URL("?strangers", SCOPE).href;
const OFFLINE = "offline.html"; // the page, of each language, that says what is kept
let isOff = false; // whether the reader wants nothing kept

/** @type {Record<string, string>} the first of all files with a content, which alone is kept */
const FIRST = {};
for (const file of Object.keys(FILES)) FIRST[sameAs(file)] ??= file;

/** @param {string} file @returns {string} what it has in common with files that are served alike */
function sameAs(file) {
  return FILES[file] + (/\.\w+$/.exec(file)?.[0] ?? "");
}

/** @param {string} file @returns {boolean} */
function isFile(file) {
  return Object.hasOwn(FILES, file);
}

/** @param {string} file @returns {string} its address */
function addressOf(file) {
  return new URL(file.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
}

/** @param {string} file @returns {string} the address under which it is kept */
function keyOf(file) {
  return addressOf(FIRST[sameAs(file)]);
}

/** @param {string} url @returns {string} the name of the file that an address on the site is */
function fileOf(url) {
  let path = new URL(url).pathname.slice(new URL(SCOPE).pathname.length);
  try {
    path = decodeURIComponent(path);
  } catch {} // It has a lone percent sign, as no address of ours does.
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @param {string} [folder] an address @returns {string[]} the files in it */
function within(folder) {
  return folder ? Object.keys(FILES).filter((file) => addressOf(file).startsWith(folder)) : [];
}

/** @returns {Promise<string[]>} the names of our caches, of this version and of others */
async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(`${NAME}${SCOPE}:`));
}

/** @param {Response} reply @returns {Promise<string>} */
async function digest(reply) {
  const sum = await crypto.subtle.digest("SHA-256", await reply.clone().arrayBuffer());
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Some hosts say 404 with the page for that, so the content alone counts.
 * @param {string} file @param {Response} reply @returns {Promise<boolean>} whether it is ours */
async function isOurs(file, reply) {
  return reply.type !== "opaqueredirect" && (await digest(reply)).startsWith(FILES[file]);
}

/** Write into a cache that is there: a page deletes it when the reader wants nothing kept, and until
 * it is closed we go on serving it, even begun anew. A kept reply must not be one that was redirected:
 * browsers refuse it for a page.
 * @param {string} key @param {Response} reply @param {string} [name] of the cache */
async function put(key, { body, headers }, name = CACHE) {
  if (!await caches.has(name)) return;
  await (await caches.open(name)).put(key, new Response(body, { headers }));
  if (isOff) await caches.delete(name); // It was deleted between the two lines above.
}

/** @param {string} file @returns {Promise<Response | undefined>} */
async function kept(file) {
  return await caches.match(keyOf(file), { cacheName: CACHE });
}

/** Answer for a page: from what is kept, else from the network, and keep that.
 * @param {FetchEvent} event @param {string} file @returns {Promise<Response>} */
async function page(event, file) {
  event.waitUntil(forget());
  const found = await kept(file);
  // Noted before it is answered: the next version may begin at any moment.
  if (found) await add(PAGES, event.resultingClientId);
  if (found) return found;
  let reply;
  try {
    reply = await fetch(event.request);
  } catch (error) {
    const instead = [`${file.split("/")[0]}/${OFFLINE}`, OFFLINE].find(isFile);
    if (!instead || !await kept(instead)) throw error;
    return Response.redirect(`${addressOf(instead)}?page=${encodeURIComponent(event.request.url)}`);
  }
  const isThis = await isOurs(file, reply);
  if (isThis || reply.ok) await add(isThis ? PAGES : STRANGERS, event.resultingClientId);
  if (isThis) event.waitUntil(put(keyOf(file), reply.clone()));
  return reply;
}

/** Answer for what a page asks for. @param {FetchEvent} event @param {string} file */
async function part(event, file) {
  const { clientId, request, resultingClientId } = event;
  const cache = await versionOf(clientId);
  if (cache !== CACHE || (await ids(STRANGERS)).includes(clientId)) {
    // A worker asks in its own name.
    if (resultingClientId) await add(cache === CACHE ? STRANGERS : PAGES, resultingClientId, cache);
    const old = cache !== CACHE && await caches.match(request, { ignoreSearch: true });
    return old || await fetch(request);
  }
  const found = isFile(file) && await kept(file);
  if (found) return found;
  const reply = await fetch(request);
  if (isFile(file) && await isOurs(file, reply)) event.waitUntil(put(keyOf(file), reply.clone()));
  return reply;
}

/** Keep files, some at a time, as many as can be had.
 * @param {string[]} files @returns {Promise<Record<string, string[]>>} the others, by why not */
async function keep(files) {
  const old = await ourCaches();
  const left = files.values(); // shared by all that take from it
  /** @type {Record<string, string[]>} */
  const lost = {};
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const file of left) {
      const why = await keepOne(file, old);
      if (why) (lost[why] ??= []).push(file);
    }
  }));
  return lost;
}

/** @param {string} file @param {string[]} old
 * @returns {Promise<string | undefined>} why it cannot be kept */
async function keepOne(file, old) {
  if (await kept(file)) return;
  let reply = await ours(file, old);
  if (!reply) {
    try {
      // The browser's own cache may be older.
      reply = await fetch(addressOf(file), { cache: "no-cache" });
      if (!await isOurs(file, reply)) return reply.ok ? "other" : "missing";
    } catch {
      return "network";
    }
  }
  return await put(keyOf(file), reply).then(() => undefined, () => "full");
}

/** @param {string} file @param {string[]} names of caches */
async function ours(file, names) {
  for (const cacheName of names) {
    const reply = await caches.match(keyOf(file), { cacheName });
    if (reply && await isOurs(file, reply)) return reply;
  }
}

/** Take over what the version before this one kept; without a network this one does not begin. */
async function install() {
  const found = await Promise.all((await ourCaches()).map(async (name) => (await caches.open(name)).keys()));
  const urls = new Set(found.flat().map((request) => request.url));
  const files = urls.has(ALL) ? Object.keys(FILES) : [...urls].map(fileOf).filter(isFile);
  // Scripts and the style sheet have new names with each change of them.
  const own = /^.*?assets\/roadmap\//;
  const folders = new Set([...urls].map((url) => own.exec(url)?.[0]));
  for (const folder of folders) files.push(...within(folder));
  const pages = Object.keys(FILES).filter((file) => file.split("/").at(-1) === OFFLINE);
  await caches.open(CACHE);
  const lost = await keep([...files, ...pages]);
  // Where the host still answers, it is those files that cannot be had.
  if (lost.network) await fetch(SCOPE, { cache: "no-store", method: "HEAD" });
  if (urls.has(ALL)) await put(ALL, new Response());
  await self.skipWaiting();
}

/** @param {string} id of a page @returns {Promise<string>} the cache of its version */
async function versionOf(id) {
  for (const name of await ourCaches()) {
    if (name !== CACHE && (await ids(PAGES, name)).includes(id)) return name;
  }
  return CACHE;
}

/** @param {string} list @param {string} [name] of the cache @returns {Promise<string[]>} */
async function ids(list, name = CACHE) {
  return await (await caches.match(list, { cacheName: name }))?.json() ?? [];
}

/** @param {string} list @param {string} id @param {string} [name] of the cache */
async function add(list, id, name = CACHE) {
  const known = await ids(list, name);
  const found = await Promise.all(known.map((each) => clients.get(each)));
  // A page that is on its way is not found yet.
  const open = known.filter((_, place) => found[place] || place >= known.length - AT_ONCE);
  await put(list, new Response(JSON.stringify([...open, id])), name);
}

/** Forget the versions before this one, each once no page of it is open. */
async function forget() {
  for (const name of (await ourCaches()).filter((name) => name !== CACHE)) {
    const open = await Promise.all((await ids(PAGES, name)).map((id) => clients.get(id)));
    if (!open.some(Boolean)) await caches.delete(name);
  }
}

/** Do what a page asks for, and tell it the outcome; by itself, whether a newer version is there.
 * `folder` has the page's modules, some not asked for yet. @param {ExtendableMessageEvent} event */
async function obey({ data: { addresses, folder, all, begin, off }, source }) {
  isOff = off ?? isOff;
  if (all || off === false) await caches.open(CACHE);
  if (begin) return await self.skipWaiting();
  if (addresses) return await keep([...addresses.map(fileOf).filter(isFile), ...within(folder)]);
  if (!all) return await versionOf(/** @type {Client} */ (source).id) !== CACHE;
  const lost = await keep(Object.keys(FILES));
  await put(ALL, new Response()).catch(() => {});
  return Object.entries(lost).map(([why, files]) => ({ why, files }));
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("message", (event) => {
  event.waitUntil(obey(event).then((said) => event.ports[0]?.postMessage(said)));
});
self.addEventListener("fetch", (event) => {
  const { headers, method, mode, url } = event.request;
  // Parts of files are the host's to give.
  if (method !== "GET" || !url.startsWith(SCOPE) || headers.has("range")) return;
  const file = fileOf(url);
  if (mode !== "navigate") return event.respondWith(part(event, file));
  const { origin, pathname, search } = new URL(url);
  if (isFile(file)) event.respondWith(page(event, file));
  else if (isFile(`${file}/index.html`)) {
    event.respondWith(Response.redirect(`${origin}${pathname}/${search}`));
  } // Whatever else lies here is another site's.
});
