// Says that progress is not kept, why, and what the reader can do about it.

import { kept, startAfresh, troubled, UNREAD, watch } from "roadmap/store.js";
import { button, download, make, t } from "roadmap/text.js";

/** @type {string | undefined} what the notice says */
let told;
/** @type {HTMLElement | undefined} */
let notice;

/** Show the notice, or take it away once the trouble is over. It is read aloud once. */
export function show() {
  const { kind, raw, lost } = troubled();
  const said = kind ?? (lost ? "partly" : undefined);
  if (said === told) return;
  told = said;
  notice?.remove();
  if (!said) return;
  const text = t(`fault_${said}`, { count: lost });
  notice = make("div", { className: "rm-notice", role: "alert" }, make("p", {}, text));
  const isThere = raw !== null && kind !== "full" && kind !== "denied";
  if (isThere) notice.append(button("download_raw", () => {
    const all = kind ? troubled().raw : kept(UNREAD);
    download("progress-unread.txt", all ?? "", "text/plain");
  }));
  if (isThere && kind) notice.append(button("start_afresh", startAfresh));
  document.querySelector("article")?.prepend(notice);
  // Who marks something far down the page would not see it.
  notice.classList.toggle("rm-notice--near", notice.getBoundingClientRect().bottom < 0);
}

watch(show);
