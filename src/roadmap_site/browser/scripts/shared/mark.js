// Marks a topic, in one way for the pages that let a reader do so.

import { set, statusOf } from "roadmap/store.js";

/** Say how far the reader is with a topic. What is done is a small joy.
 * @param {string} id @param {string} status */
export function mark(id, status) {
  const former = statusOf(id);
  set("topics", id, status);
  if (status !== "done" || former === "done") return;
  import("roadmap/joy.js").then(({ rejoice }) => rejoice(id, former));
}
