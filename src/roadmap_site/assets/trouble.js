// Says that progress is not kept, why, and what the reader can do about it.

import { startAfresh, troubled } from "roadmap/progress.js";
import { download, make, t } from "roadmap/text.js";

/** @type {HTMLElement | undefined} */
let notice;

/** Show the notice, or take it away once the trouble is over. */
export function show() {
  const { kind, raw } = troubled();
  notice?.remove();
  if (!kind) return;
  notice = make("div", { className: "rm-notice", role: "alert" }, make("p", {}, t(`fault_${kind}`)));
  if (raw !== null && kind !== "full" && kind !== "denied") notice.append(...ways(raw));
  document.querySelector("article")?.prepend(notice);
}

/** @param {string} raw what is stored and cannot be read */
function ways(raw) {
  const save = make("button", { type: "button" }, t("download_raw"));
  save.addEventListener("click", () => download("progress-unread.txt", raw, "text/plain"));
  const afresh = make("button", { type: "button" }, t("start_afresh"));
  afresh.addEventListener("click", () => {
    startAfresh();
    show();
  });
  return [save, afresh];
}
