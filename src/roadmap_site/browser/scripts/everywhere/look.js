// The page looks as the reader wants it: light or dark, with hours or without.

import { get, keep, kept, KEY, watch } from "roadmap/store.js";

const SCHEME = `${KEY}:scheme`; // read before the first paint, in early/start.js
const dark = matchMedia("(prefers-color-scheme: dark)");

/** @param {boolean} isDark */
function paint(isDark) {
  document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
}

document.querySelector(".rm-palette")?.addEventListener("click", () => {
  const isDark = document.body.dataset.mdColorScheme !== "slate";
  paint(isDark);
  keep(SCHEME, isDark ? "slate" : "default"); // Else it lasts for the page.
});

// The system's scheme counts until the reader has chosen one.
dark.addEventListener("change", () => {
  if (!kept(SCHEME)) paint(dark.matches);
});

// Hours press some readers.
function showHours() {
  document.documentElement.classList.toggle("rm-no-hours", get("settings", "hours") === false);
}

watch(showHours);
showHours();
