"""The drawing of a stage's topics: what its boxes say, and that nothing of a title is markup."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import yaml

from roadmap_site.edition import editions
from roadmap_site.model import Roadmap
from roadmap_site.pages.fitting import Drawn, Screen
from roadmap_site.pages.topic_graph import graph
from roadmap_site.pages.topic_map import WIDE, drawn_on

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = Path(__file__).parents[2] / "cases" / "maps" / "hostile.yml"
THERE = {
    "id": "there",
    "title": "There",
    "sections": [
        {"id": "before", "title": "Before", "topics": [{"id": "other", "title": "Other"}]},
        {"id": "helpful", "title": "Helpful", "topics": [{"id": "more", "title": "More"}]},
    ],
}
HERE = {
    "id": "here",
    "title": "Here",
    "sections": [
        {
            "id": "first",
            "title": "First",
            "hours": "20-30",
            "needs": ["before"],
            "topics": [
                {"id": "a", "title": "A"},
                {"id": "b", "title": "B", "hours": "3-5", "needs": ["a", "more"]},
            ],
        },
        {
            "id": "second",
            "title": "Second",
            "recommends": ["before"],
            "topics": [{"id": "c", "title": {"en": "C"}, "needs": ["b"]}],
        },
    ],
}


def drawn_of(
    stage: dict[str, Any], screen: Screen = WIDE, *languages: str, **head: Any
) -> Xml.Element:
    fields = {"title": "T", "summary": "S", "languages": languages or ("en",)}
    roadmap = Roadmap.model_validate({**fields, **head, "stages": [THERE, stage]})
    edition = editions(roadmap)[roadmap.language]
    shown = graph(edition, roadmap.stages[1])
    assert shown
    found = drawn_on(edition, shown, screen).get(screen.name)
    assert isinstance(found, Drawn)
    return Xml.fromstring(found.svg)


def boxes(svg: Xml.Element) -> dict[str, list[Xml.Element]]:
    found: dict[str, list[Xml.Element]] = {}
    for link in svg.iter(f"{SVG}a"):
        found.setdefault(link.get("data-rm-box", ""), []).append(link)
    return found


def test_a_box_says_what_it_is_how_long_it_takes_and_what_comes_first() -> None:
    found = boxes(drawn_of(HERE))
    said = {id: [link.get("aria-label") for link in links] for id, links in found.items()}
    assert said == {
        "a": ["A"],
        "b": ["B, 3–5 hours, needs 1\u00a0More, A"],
        "c": ["C, needs B"],
        # Once above each section that uses it.
        "before": ["from stage 1\u00a0Before"] * 2,
        "more": ["from stage 1\u00a0More"],
    }
    assert found["b"][0].get("href") == "./#b"
    assert found["more"][0].get("href") == "../there/#more"


def test_sections_have_frames_with_their_titles() -> None:
    svg = drawn_of(HERE)
    frames = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("class") == "rm-drawing__frame"]
    titles = [text for text in svg.iter(f"{SVG}text") if text.get("class") == "rm-drawing__section"]
    assert len(frames) == 2
    assert [text[0].text for text in titles] == ["First", "Second"]


def test_what_only_helps_has_a_dashed_line() -> None:
    lines = [path.get("class") for path in drawn_of(HERE).iter(f"{SVG}path")]
    assert lines.count("rm-drawing__soft") == 1


def test_topics_off_the_first_path_are_dimmed() -> None:
    paths = [{"id": "short", "title": "Short", "takes": ["there", "a"]}]
    found = boxes(drawn_of(HERE, paths=paths))
    assert {id for id, (link, *_) in found.items() if link.get("class") == "rm-off"} == {"b", "c"}


def test_it_is_mirrored_where_one_reads_from_right_to_left() -> None:
    def places(svg: Xml.Element) -> list[float]:
        rects = (link.find(f"{SVG}rect") for link in svg.iter(f"{SVG}a"))
        return [float(rect.get("x", 0)) for rect in rects if rect is not None]

    plain, mirrored = (places(drawn_of(HERE, WIDE, *tags)) for tags in (("en",), ("ar", "en")))
    assert sorted(plain, key=plain.index) != sorted(mirrored)
    assert (plain[0] < plain[4]) != (mirrored[0] < mirrored[4])


def test_titles_are_text_whatever_they_say() -> None:
    stage = yaml.safe_load(HOSTILE.read_text("utf-8"))
    svg = drawn_of(stage)
    kinds = {element.tag.removeprefix(SVG) for element in svg.iter()}
    within = {"svg", "title", "desc", "a", "rect", "text", "tspan", "path", "polygon"}
    assert kinds <= within | {"div", "canvas"}  # What gives it its size.
    titles = {t["id"]: t["title"] for section in stage["sections"] for t in section["topics"]}
    for id, (link, *_) in boxes(svg).items():
        if id in titles:
            words = "".join("".join(row.text or "" for row in link.iter(f"{SVG}tspan")).split())
            assert words == "".join(titles[id].split())
            assert " ".join((link.get("aria-label") or "").split()).startswith(
                " ".join(titles[id].split())
            )
