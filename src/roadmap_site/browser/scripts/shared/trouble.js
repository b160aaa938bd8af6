// Says that progress is not kept, why, and what the reader can do about it.

import { startAfresh, troubled, watch } from "roadmap/store.js";
import { button, download, make, t } from "roadmap/text.js";

/** @type {import("../state/store.js").Trouble | undefined} what the notice says */
let told;
/** @type {HTMLElement | undefined} */
let notice;

/** Show the notice, or take it away once the trouble is over. It is read aloud once. */
export function show() {
  const { kind, raw } = troubled();
  if (kind === told) return;
  told = kind;
  notice?.remove();
  if (!kind) return;
  notice = make("div", { className: "rm-notice", role: "alert" }, make("p", {}, t(`fault_${kind}`)));
  if (raw !== null && kind !== "full" && kind !== "denied") notice.append(
    button("download_raw", () => download("progress-unread.txt", troubled().raw ?? "", "text/plain")),
    button("start_afresh", startAfresh)
  );
  document.querySelector("article")?.prepend(notice);
}

watch(show);
