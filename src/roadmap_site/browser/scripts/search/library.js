// The index and the texts of the search, fetched when somebody turns to it.

import { BASE } from "roadmap/store.js";
import { engine } from "roadmap/engine.js";

/** @typedef {[body: string[], resources: string[]]} Texts of one entry */

const FOLDER = new URL("search/", BASE);

/** @type {Promise<import("./engine.js").Search> | undefined} */
let search;
/** @type {Map<number, Promise<Texts[]>>} */
const files = new Map();

/** Get the search ready; where that fails, the next one tries again. */
export function open() {
  search ??= load("index.json").then(engine).catch((error) => {
    search = undefined;
    throw error;
  });
  return search;
}

/** Answer a query, with the parts of the index that it takes.
 * @param {import("./engine.js").Search} search @param {string} query */
export async function ask(search, query) {
  for (;;) {
    const answer = search.find(query);
    const files = search.wanted();
    if (!files.length) return answer;
    await Promise.all(files.map(async (file) => search.fill(file, await load(file))));
  }
}

/** @param {import("./engine.js").Index} index @param {number} entry @returns {Promise<Texts>} */
export async function textsOf({ texts, starts }, entry) {
  const number = starts.findLastIndex((start) => start <= entry);
  const file = files.get(number) ?? load(texts[number]);
  files.set(number, file);
  return (await file)[entry - starts[number]];
}

/** @param {string} name @returns {Promise<any>} */
async function load(name) {
  if (location.protocol === "file:") return fromDisk(name);
  const reply = await fetch(new URL(name, FOLDER));
  if (!reply.ok) throw new Error(`${reply.status} ${name}`);
  return reply.json();
}

/** Browsers read no data from a disk, but they run scripts. @param {string} name */
async function fromDisk(name) {
  const kept = /** @type {any} */ (globalThis);
  if (!kept.roadmapSearch) {
    await new Promise((done, failed) => {
      const src = new URL("disk.js", FOLDER).href;
      document.head.append(
        Object.assign(document.createElement("script"), { src, onload: done, onerror: failed })
      );
    });
  }
  return kept.roadmapSearch[name];
}
