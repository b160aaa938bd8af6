// A reader's own progress as a file: taken along, brought back, cleared.

import { empty, LARGEST, merge, NAMES, parse } from "roadmap/format.js";
import { add, replace } from "roadmap/replacing.js";
import { BEFORE, current, followKeys, kept, noteOn, watch } from "roadmap/store.js";
import { places } from "roadmap/route.js";
import { forget } from "roadmap/search.js";
import { button, download, make, t } from "roadmap/text.js";
import { versionsOf } from "roadmap/versions.js";

const desk = /** @type {HTMLElement} */ (document.querySelector("[data-rm-mine]"));
const said = /** @type {HTMLElement} */ (desk.querySelector(".rm-mine__said"));
const picker = /** @type {HTMLInputElement} */ (desk.querySelector('[type="file"]'));
const undo = act("undo", bringBack);

/** Give a button of the page something to do. @param {string} name @param {() => void} work */
function act(name, work) {
  /** @type {HTMLButtonElement} */
  const found = /** @type {any} */ (desk.querySelector(`[data-rm-act="${name}"]`));
  found.disabled = false;
  found.addEventListener("click", work);
  return found;
}

/** @returns {string} today, as part of a file's name */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
}

function exportAll() {
  const text = JSON.stringify(current(), null, 1);
  download(`progress-${today()}.json`, text, "application/json");
}

/** @param {string} id of a topic @returns {string[]} its note, then what is kept beside it */
function textsOf(id) {
  return versionsOf(noteOn(id)).map(({ value }) => value.trim()).filter(Boolean);
}

function exportNotes() {
  // In the order of the roadmap; then those of topics that it no longer has.
  const ids = new Set([...places.keys(), ...Object.keys(current().notes)]);
  const parts = [...ids].filter((id) => textsOf(id).length).map((id) => {
    const place = places.get(id);
    const title = place ? `${place.stage.title}${t("colon")}${place.topic.title}` : id;
    return `## ${title}\n\n${textsOf(id).join("\n\n---\n\n")}\n`;
  });
  const text = [`# ${t("notes")}\n`, ...parts].join("\n");
  download(`notes-${today()}.md`, text, "text/markdown");
}

/** Say what an import will do, and do it once the reader agrees. */
async function propose() {
  const file = picker.files?.[0];
  picker.value = "";
  if (!file) return;
  await followKeys();
  // A character takes up to three bytes.
  const read = file.size > 3 * LARGEST ? { fault: "large" } : parse(await file.text());
  if (!("state" in read) || !read.state) return say(t("import_fault", { why: t(`why_${read.fault}`) }));
  const theirs = read.state;
  const { added, changed } = merge(current(), theirs);
  const news = NAMES.flatMap((name) => [
    added[name] ? t(`add_${name}`, { count: added[name] }) : "",
    changed[name] ? t(`change_${name}`, { count: changed[name] }) : "",
  ]).filter(Boolean);
  const lost = read.lost ? t("import_lost", { count: read.lost }) : "";
  if (!news.length) return say([t("import_nothing"), lost].join(" ").trim());
  const agree = button("import_go", () => {
    say(t(add(theirs) ? "import_done" : "not_kept"));
  });
  const will = t("import_will", { news: news.join(t("semicolon")) });
  say([will, lost].join(" ").trim(), agree, button("cancel", () => say("")));
  agree.focus();
}

function askToClear() {
  const agree = button("clear_go", () => {
    forget();
    say(t(replace(empty()) ? "clear_done" : "not_kept"));
  });
  say(t("clear_ask"), agree, button("cancel", () => say("")));
  agree.focus();
}

function bringBack() {
  const read = parse(kept(BEFORE) ?? "");
  if (!read.state) return;
  say(t(replace(read.state) ? "undo_done" : "not_kept"));
}

/** @param {string} text @param {Node[]} ways */
function say(text, ...ways) {
  // The button that was pressed goes: the focus must not go with it.
  const focused = said.contains(document.activeElement);
  said.replaceChildren(...(text ? [make("p", {}, text), ...ways] : []));
  if (focused && !ways.length) desk.querySelector("button")?.focus();
}

act("export", exportAll);
act("import", () => picker.click());
act("export_notes", exportNotes);
act("clear", askToClear);
picker.addEventListener("change", propose);
const showUndo = () => void (undo.hidden = !kept(BEFORE));
watch(showUndo);
showUndo();
