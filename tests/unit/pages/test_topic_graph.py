"""The Mermaid text of a stage's topics: what leads where, and titles that stay titles.

A case is a stage in tests/cases/maps, with its text beside it. UPDATE_CASES=1 writes the texts.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from roadmap_site.edition import Edition, editions
from roadmap_site.model import Roadmap, Stage
from roadmap_site.model.order import edges_within
from roadmap_site.pages.topic_graph import graph, source

CASES = sorted((Path(__file__).parents[2] / "cases" / "maps").glob("*.yml"))
ELSEWHERE = {
    "id": "there",
    "title": "There",
    "sections": [
        {"id": "before", "title": "Before", "topics": [{"id": "other", "title": "Other #1"}]},
        {"id": "helpful", "title": "Helpful", "topics": [{"id": "more", "title": "More"}]},
    ],
}
LINES = re.compile(
    r'flowchart TB|  subgraph s\d+\["[^"]*"\]|  end'
    r'|(    |  )t\d+\["[^"]*"\]|  w\d+\(\["[^"]*"\]\)|  [stw]\d+ -(-|\.-)> [stw]\d+'
    r'|  click [tw]\d+ href "[\w:/#.-]+"|  classDef away [\w:\- ]+|  class w\d+(,w\d+)* away'
)
"""All that a line of the text can be; between quotes stands what a title may say."""


def given(stage: dict[str, Any]) -> tuple[Edition, Stage]:
    head = {"title": "T", "summary": "S", "languages": ["en"]}
    roadmap = Roadmap.model_validate({**head, "stages": [ELSEWHERE, stage]})
    return editions(roadmap)["en"], roadmap.stages[1]


def text_of(stage: dict[str, Any]) -> str:
    edition, here = given(stage)
    shown = graph(edition, here)
    assert shown
    return source(edition, shown, lambda id: f"https://x.example/{edition.address_of(id)}")


def one(*topics: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": "here",
        "title": "Here",
        "sections": [{"id": "part", "title": "Part", "topics": topics, **fields}],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_texts_of_stages(case: Path) -> None:
    text = text_of(yaml.safe_load(case.read_text("utf-8")))
    assert [line for line in text.splitlines() if not LINES.fullmatch(line)] == []
    expected = case.with_suffix(".mmd")
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")


def test_there_is_no_map_where_hardly_a_topic_needs_anything_of_its_own() -> None:
    topics: list[dict[str, Any]] = [
        {"id": "a", "title": "A"},
        {"id": "b", "title": "B", "needs": ["a"]},
    ]
    edition, stage = given(one(*topics, needs=["before"]))
    assert graph(edition, stage) is None


def test_what_the_section_needs_its_topics_need_not_say() -> None:
    topics: list[dict[str, Any]] = [
        {"id": "a", "title": "A", "needs": ["before"]},
        {"id": "b", "title": "B"},
    ]
    _, stage = given(one(*topics, needs=["before"]))
    assert [(edge.start, edge.end) for edge in edges_within(stage)] == [("before", "part")]


def test_one_section_has_no_frame_unless_something_leads_to_it() -> None:
    chain: list[dict[str, Any]] = [
        {"id": "a", "title": "A"},
        {"id": "b", "title": "B", "needs": ["a"]},
    ]
    chain.append({"id": "c", "title": "C", "needs": ["b"]})
    assert "subgraph" not in text_of(one(*chain))
    assert "subgraph" in text_of(one(*chain, needs=["before"]))
