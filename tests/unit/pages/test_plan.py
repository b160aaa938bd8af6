"""The table of the plan says where the hours of a stage are known in part."""

from __future__ import annotations

import re

from roadmap_site.edition import Edition
from roadmap_site.edition.words import words
from roadmap_site.model import Roadmap, Stage
from roadmap_site.pages import plan


def stage(id: str, *hours: int | None) -> Stage:
    topics = [
        {"id": f"{id}-{n}", "title": f"{id} {n}"} | ({"hours": str(some)} if some else {})
        for n, some in enumerate(hours)
    ]
    sections = [
        {"id": f"in-{topic['id']}", "title": topic["title"], "topics": [topic]} for topic in topics
    ]
    return Stage.model_validate({"id": id, "title": id, "sections": sections})


def cells(*stages: Stage) -> list[str]:
    roadmap = Roadmap.model_validate({"title": "T", "summary": "S", "languages": ["en"]})
    whole = roadmap.model_copy(update={"stages": stages})
    markdown = plan.page(Edition(whole, words("en"))).markdown
    return re.findall(r"<td>(.*?)</td>", markdown)


def test_hours_that_are_known_in_part_are_said_to_be() -> None:
    assert cells(stage("a", 5, 5), stage("b", 5, None), stage("c", None)) == [
        "10 hours",
        "at least 5 hours",
        "–",
        "at least 15 hours",
    ]


def test_hours_that_are_all_known_are_the_hours() -> None:
    assert cells(stage("a", 5, 5)) == ["10 hours", "10 hours"]
