// A quiet joy: something is done. It is said in a sentence, with what comes next and a way back.

import { places, stages } from "roadmap/route.js";
import { next, statusOfAll, tally } from "roadmap/tally.js";
import { BASE, set } from "roadmap/store.js";
import { t } from "roadmap/text.js";
import { toast } from "roadmap/toast.js";

/** @type {HTMLAnchorElement | null} */
const progress = document.querySelector('[data-rm-place="progress"]');

/** Say that a topic is done, and its stage or the whole path with it.
 * @param {string} id @param {import("../state/store.js").Status} former what the topic was before */
export function rejoice(id, former) {
  const place = places.get(id);
  if (!place) return;
  const { stage, topic } = place;
  const ahead = next();
  const said = !ahead ? t("joy_path")
    : statusOfAll(tally(stage.id)) === "done" ? t("joy_stage", { number: stages.indexOf(stage) + 1, title: stage.title })
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
