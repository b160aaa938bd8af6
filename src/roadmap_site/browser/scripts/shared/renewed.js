// Offers a new version of the site in a page that was made with the one before.

import { button, make, t } from "roadmap/text.js";

/** What is typed is stored when the page is left. */
export function show() {
  if (document.querySelector(".rm-renewed")) return;
  document.querySelector("article")?.prepend(make("div",
    { className: "rm-notice rm-renewed", role: "status" },
    make("p", {}, t("version_new")), button("version_load", () => location.reload())));
}
