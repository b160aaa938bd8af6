// Keys on a stage's page. What they do comes with the first one that is pressed.

import { get } from "roadmap/store.js";
import { make } from "roadmap/text.js";

const TYPING = "textarea, select:not(.rm-chip), [contenteditable], dialog, "
  + "input:not([type=radio], [type=checkbox])";

export const said = make("p", { className: "rm-sr", "aria-live": "polite" });
document.body.append(said);

/** @param {KeyboardEvent} event */
function press(event) {
  const { key, ctrlKey, altKey, metaKey, target } = event;
  const isTyping = target instanceof Element && target.closest(TYPING);
  if (ctrlKey || altKey || metaKey || event.defaultPrevented || isTyping) return;
  if (key === "?") import("roadmap/help.js").then(({ open }) => open());
  else if (/^[jk1-4]$/.test(key) && get("settings", "keys") !== false) {
    import("roadmap/moves.js").then(({ act }) => act(key));
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("keydown", press, true);
