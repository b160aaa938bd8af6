"""Home lists what there is, whatever the size of the roadmap."""

from __future__ import annotations

import re
from typing import Any

import pytest

from roadmap_site.edition import editions
from roadmap_site.model import Roadmap
from roadmap_site.pages import home
from roadmap_site.pages.in_pieces import MOST_TOPICS

HEAD: dict[str, Any] = {"title": "Route", "summary": "The way", "languages": ["en"]}


def stage(number: int, **topic: Any) -> dict[str, Any]:
    topics = [{"id": f"t{number}", "title": f"Topic {number}", **topic}]
    section = {"id": f"s{number}", "title": "Part", "topics": topics}
    return {"id": f"st{number}", "title": f"Stage {number}", "sections": [section]}


def shown(*stages: dict[str, Any], **head: Any) -> str:
    roadmap = Roadmap.model_validate({**HEAD, **head, "stages": stages})
    return home.page(editions(roadmap)["en"]).markdown


def route(count: int, **head: Any) -> str:
    return shown(*(stage(number) for number in range(count)), **head)


@pytest.mark.parametrize(("count", "groups"), [(1, 0), (12, 0), (13, 2), (60, 6)])
def test_neighbours_of_many_are_folded(count: int, groups: int) -> None:
    markdown = route(count)
    assert markdown.count("data-rm-stop=") == count
    assert markdown.count("<h3") == (groups or count)
    assert markdown.count("rm-group__title") == groups
    # Nobody knows yet where the reader is: the beginning is open.
    assert markdown.count(" open") == bool(groups)


def test_stages_are_folded_by_part() -> None:
    parts = [
        {"id": "one", "title": "First", "summary": "The *ground*.", "stages": ["st0"]},
        {"id": "two", "title": "Second", "stages": [f"st{number}" for number in range(1, 20)]},
    ]
    markdown = route(20, parts=parts)
    assert [*re.findall(r'id="(_part-\w+)"', markdown)] == ["_part-one", "_part-two"]
    assert "The <em>ground</em>." in markdown
    # The topics of a part with many stages are folded, too.
    assert markdown.count('<details class="rm-fold"><summary>1 topic') == 19


def test_a_roadmap_of_very_many_topics_is_listed_in_short() -> None:
    topics = [{"id": f"t{number}", "title": "T"} for number in range(MOST_TOPICS)]
    long = {"id": "a", "title": "A", "sections": [{"id": "s", "title": "S", "topics": topics}]}
    markdown = shown(*(stage(number + MOST_TOPICS) for number in range(20)), long)
    assert (markdown.count("data-rm-stop="), markdown.count("rm-stages__title")) == (0, 21)
    # What one knows already is asked by group.
    assert [*re.findall(r'type="checkbox" value="([^"]+)"', markdown)] == [
        "_part-1-7",
        "_part-8-14",
        "_part-15-21",
    ]
