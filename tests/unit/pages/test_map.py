"""The map tells what leads where, and the hours of every path."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import yaml

from builds import CASES
from roadmap_site.edition import editions, stage_uri
from roadmap_site.model import Roadmap
from roadmap_site.model.order import Edge, edges
from roadmap_site.pages.map import WIDE, draw_map

SVG = "{http://www.w3.org/2000/svg}"
WHOLE = {"id": "whole", "title": "Whole"}
SHORT = {"id": "short", "title": "Short", "takes": ["one", "shared", "three"]}


def topic(id: str, hours: str = "", **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id, **({"hours": hours} if hours else {}), **fields}


def stage(id: str, *topics: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Make a stage of one section."""
    section = {"id": f"{id}-section", "title": id, "topics": topics, **fields}
    return {"id": id, "title": id.title(), "sections": [section]}


def make(*stages: dict[str, Any], paths: tuple[dict[str, Any], ...] = ()) -> Roadmap:
    head = {"title": "Route", "summary": "The way", "languages": ["en"]}
    return Roadmap.model_validate({**head, "paths": paths, "stages": stages})


def three_stages(*paths: dict[str, Any]) -> Roadmap:
    """Make stages of 1-2, 30-50 and 700 hours, of which the second has a topic for everybody."""
    return make(
        stage("one", topic("first", "1-2")),
        stage("two", topic("shared", "10-20"), topic("extra", "20-30")),
        stage("three", topic("last", "700")),
        stage("four", topic("timeless")),
        paths=paths,
    )


def draw(roadmap: Roadmap) -> list[Xml.Element]:
    """Draw the map and give its nodes."""
    drawn = draw_map(editions(roadmap)["en"], WIDE, stage_uri)
    assert drawn
    return list(Xml.fromstring(drawn.svg).iter(f"{SVG}a"))


def rows(node: Xml.Element) -> list[tuple[str | None, str | None, bool]]:
    """Give the rows of a label: the path that each is for, its words, and whether it is seen."""
    return [
        (row.get("data-rm-path"), row.text, "hidden" not in row.attrib)
        for row in node.iter(f"{SVG}tspan")
        if row.text
    ]


def test_a_node_names_the_paths_that_lead_through_its_stage() -> None:
    nodes = draw(three_stages(WHOLE, SHORT))
    assert [node.get("href") for node in nodes] == [
        f"stages/{id}.md" for id in ("one", "two", "three", "four")
    ]
    assert [node.get("data-rm-paths") for node in nodes] == ["whole short"] * 3 + ["whole"]


def test_a_node_has_the_hours_of_each_path_and_shows_the_first() -> None:
    one, two, three, _ = draw(three_stages(WHOLE, SHORT))
    for node, name, whole, short in (
        (one, "1\u00a0One", "1–2 hours", "1–2 hours"),
        (two, "2\u00a0Two", "30–50 hours", "10–20 hours"),
        (three, "3\u00a0Three", "700 hours", "700 hours"),
    ):
        assert rows(node) == [
            (None, name, True),
            ("whole", whole, True),
            ("short", short, False),
        ]


TEXTS = yaml.safe_load((CASES / "hostile" / "texts.yml").read_text("utf-8"))["texts"]
DRAWN = {f"{SVG}{name}" for name in ("a", "rect", "text", "tspan", "title")}


@pytest.mark.parametrize("title", [text[0] for text in TEXTS])
def test_a_title_is_drawn_as_it_is_written(title: str) -> None:
    first, second = stage("one", topic("a")), stage("two", topic("b"), needs=["one"])
    node, _ = draw(make({**first, "title": title}, second))
    shown = "".join("".join(node.itertext()).split())
    assert shown == "".join(f"1{title}".split())
    assert {child.tag for child in node.iter()} <= DRAWN


def test_the_hours_of_all_paths_stand_in_the_last_row() -> None:
    _, two, *_ = draw(three_stages(WHOLE, SHORT))
    title, last = two.findall(f"{SVG}text/{SVG}tspan")
    assert [row.get("data-rm-path") for row in last] == ["whole", "short"]
    assert last.get("x") == title.get("x")


def test_a_stage_that_a_path_leaves_out_has_no_hours_on_it() -> None:
    brief = {"id": "brief", "title": "Brief", "takes": ["one"]}
    one, two, three, _ = draw(three_stages(WHOLE, brief))
    assert [row[0] for row in rows(one)] == [None, "whole", "brief"]
    assert [[row[0] for row in rows(node)] for node in (two, three)] == [[None, "whole"]] * 2
    assert [node.get("data-rm-paths") for node in (one, two)] == ["whole brief", "whole"]


@pytest.mark.parametrize("paths", [(), (WHOLE, SHORT)], ids=["none", "two"])
@pytest.mark.parametrize(
    ("language", "hours"),
    # Hebrew has no words for hours yet, so that English ones stand among its own.
    [("he", "\u206630–50 hours\u2069"), ("ar", "\u206630–50\u2069 ساعة"), ("en", "30–50 hours")],
)
def test_hours_keep_their_direction(
    paths: tuple[dict[str, Any], ...], language: str, hours: str
) -> None:
    roadmap = three_stages(*paths).model_copy(update={"languages": (language,)})
    drawn = draw_map(editions(roadmap)[language], WIDE, stage_uri)
    assert drawn
    _, two, *_ = Xml.fromstring(drawn.svg).iter(f"{SVG}a")
    assert hours in [text for _, text, _ in rows(two)]


def test_a_stage_without_hours_keeps_its_label() -> None:
    *_, four = draw(three_stages(WHOLE, SHORT))
    assert rows(four) == [(None, "4\u00a0Four", True)]


@pytest.mark.parametrize("paths", [(), (WHOLE,), (SHORT,)], ids=["none", "whole", "short"])
def test_without_a_choice_nothing_tells_of_paths(paths: tuple[dict[str, Any], ...]) -> None:
    roadmap = three_stages(*paths)
    for node in draw(roadmap):
        assert not [name for part in node.iter() for name in part.attrib if "rm-path" in name]
    _, two, *_ = draw(roadmap)
    assert rows(two) == [(None, "2\u00a0Two", True), (None, "30–50 hours", True)]


def test_paths_are_named_beyond_nine_stages() -> None:
    stages = [stage(f"s{number}", topic(f"t{number}", f"{number}")) for number in range(1, 13)]
    odd = {"id": "odd", "title": "Odd", "takes": [f"s{number}" for number in range(1, 13, 2)]}
    nodes = draw(make(*stages, paths=(WHOLE, odd)))
    for number, node in enumerate(nodes, 1):
        assert node.get("href") == f"stages/s{number}.md"
        assert node.get("data-rm-paths") == ("whole odd" if number % 2 else "whole")
        hours = "1 hour" if number == 1 else f"{number} hours"
        assert rows(node)[1] == ("whole", hours, True)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({}, (Edge("one", "two"),)), ({"anytime": True}, ())],
    ids=["in its turn", "at any time"],
)
def test_needs_of_topics_lead_to_a_stage_unless_it_can_be_learnt_any_time(
    fields: dict[str, Any], expected: tuple[Edge, ...]
) -> None:
    roadmap = make(
        stage("one", topic("first")), stage("two", topic("later", needs=["first"]), **fields)
    )
    assert edges(roadmap) == expected


def test_needs_of_a_section_lead_to_a_stage_at_any_time_too() -> None:
    roadmap = make(
        stage("one", topic("first")), stage("two", topic("x"), anytime=True, needs=["first"])
    )
    assert edges(roadmap) == (Edge("one", "two"),)


def test_only_topics_of_the_section_at_any_time_are_left_out() -> None:
    two = stage("two", topic("early", needs=["first"]), anytime=True)
    late = {"id": "late", "title": "Late", "topics": [topic("later", needs=["second"])]}
    two["sections"].append(late)
    roadmap = make(stage("one", topic("first")), stage("other", topic("second")), two)
    assert edges(roadmap) == (Edge("other", "two"),)


def test_needs_within_a_stage_make_no_edge() -> None:
    assert edges(make(stage("one", topic("a"), topic("b", needs=["a"])))) == ()
