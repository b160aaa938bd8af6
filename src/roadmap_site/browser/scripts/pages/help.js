// Says which keys there are, and lets a reader do without them.

import { get, set } from "roadmap/store.js";
import { button, make, t } from "roadmap/text.js";

const KEYS = { 1: "new", 2: "learning", 3: "done", 4: "skipped", J: "key_next", K: "key_before",
  "/": "key_search", "?": "keys_title" };

/** Open the list of keys. */
export function open() {
  const box = make("input", { type: "checkbox", checked: get("settings", "keys") !== false });
  box.addEventListener("input", () => set("settings", "keys", box.checked));
  const rows = Object.entries(KEYS).map(([key, word]) =>
    make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, t(word))));
  const title = make("h2", { id: "_keys" }, t("keys_title"));
  const dialog = make("dialog", { className: "rm-keys md-typeset", "aria-labelledby": title.id },
    title, make("dl", {}, ...rows), make("label", {}, box, " ", t("keys_on")),
    button("close", () => dialog.close()));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
