// A quiet joy: something is done. It is said in a sentence, with what comes next and a way back.

import { isSettled, next, onPath, places, stages, topicsOf } from "roadmap/route.js";
import { BASE, set } from "roadmap/store.js";
import { t } from "roadmap/text.js";
import { toast } from "roadmap/toast.js";

/** @type {HTMLAnchorElement | null} */
const progress = document.querySelector('[data-rm-place="progress"]');

/** @param {Iterable<string>} ids @returns {boolean} whether all of them that are on the path are settled */
function isThrough(ids) {
  const path = onPath();
  return [...ids].every((id) => !path.has(id) || isSettled(id));
}

/** Say that a topic is done, and its stage or the whole path with it.
 * @param {string} id @param {import("../state/store.js").Status} former what the topic was before */
export function rejoice(id, former) {
  const place = places.get(id);
  if (!place) return;
  const { stage, topic } = place;
  const ahead = next();
  const said = !ahead ? t("joy_path")
    : isThrough(topicsOf(stage.id)) ? t("joy_stage", { number: stages.indexOf(stage) + 1, title: stage.title })
    : t("joy_topic", { title: topic.title });
  const link = ahead
    ? { text: t("topic_after", { title: ahead.topic.title }), href: `${ahead.stage.address}#${ahead.topic.id}` }
    : { text: t("all_done_see"), href: progress?.href ?? "" };
  toast(said, {
    link: { ...link, href: new URL(link.href, BASE).href },
    undo: () => set("topics", id, former),
    joy: true,
  });
}
