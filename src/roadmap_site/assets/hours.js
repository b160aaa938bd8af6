// Hours press some readers: they can be hidden everywhere.

import { get, watch } from "roadmap/progress.js";

function apply() {
  document.documentElement.classList.toggle("rm-no-hours", get("settings", "hours") === false);
}

watch(apply);
apply();
