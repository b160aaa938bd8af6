"""Texts, hours, and the walk through a roadmap."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from roadmap_site.model import (
    Hours,
    Name,
    Reading,
    Roadmap,
    Text,
    Topic,
    every,
    shown,
    total,
    values_in,
    walk,
)
from roadmap_site.model.item import Item
from roadmap_site.reading import load

CASES = Path(__file__).parents[2] / "cases"
ROADMAP = Roadmap.model_validate(
    {
        "title": {"zh": "图", "en": "Map"},
        "summary": "路",
        "languages": ["zh", "en"],
        "stages": [
            {"id": "empty", "title": "空"},
            {
                "id": "start",
                "title": "开始",
                "sections": [
                    {
                        "id": "a",
                        "title": "甲",
                        "hours": "5-10",
                        "topics": [{"id": "x", "title": "X"}],
                    },
                    {"id": "b", "title": "乙"},
                    {
                        "id": "c",
                        "title": "丙",
                        "hours": "7",
                        "topics": [
                            {"id": "y", "title": "Y", "needs": ["x"]},
                            {"id": "z", "title": "Z", "points": ["one", {"zh": "二", "en": "two"}]},
                        ],
                    },
                ],
            },
        ],
    }
)


def made(kind: type[Text], value: object) -> Text:
    """Make a text of what a file holds."""
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (Text({"zh": "图", "en": "Map"}), "en", Reading("Map", "en", missing=False)),
        (Text({"zh": "图", "en": "Map"}), "zh", Reading("图", "zh", missing=False)),
        (Text({"zh": "图"}), "en", Reading("图", "zh", missing=True)),
        (Text({"en": "Map"}), "zh", Reading("Map", "en", missing=True)),
        (Text({"de": "Karte", "en": "Map"}), "fr", Reading("Karte", "de", missing=True)),
        (made(Text, "图"), "zh", Reading("图", "zh", missing=False)),
        (made(Text, "图"), "en", Reading("图", "zh", missing=True)),
        (made(Name, "图"), "en", Reading("图", "", missing=False)),
        (made(Name, "图"), "zh", Reading("图", "", missing=False)),
        (Name({"en": "Map"}), "en", Reading("Map", "en", missing=False)),
        (Name({"en": "Map"}), "zh", Reading("Map", "en", missing=True)),
    ],
)
def test_a_text_is_read_in_a_language(text: Text, language: str, expected: Reading) -> None:
    assert text.read(language, default="zh") == expected


def test_texts_are_the_same_where_their_lines_are() -> None:
    both = Text({"zh": "图", "en": "Map"})
    assert both == Text({"en": "Map", "zh": "图"}) == pickle.loads(pickle.dumps(both))
    assert both.root == {"zh": "图", "en": "Map"}
    assert both not in (Text({"zh": "图"}), Name(both.root), both.root)
    assert repr(Text({"zh": "图"})) == "Text({'zh': '图'})"


def test_a_text_takes_little_beside_what_it_says() -> None:
    tracemalloc.start()
    texts = [Text({"zh": f"梯度下降{n}", "en": f"Gradient {n}"}) for n in range(1000)]
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    words = sum(len(line.encode()) for text in texts for line in text.root.values())
    assert words < taken <= words + 100 * len(texts)  # Thrice that where each line is a string.


def test_white_space_in_texts_is_folded() -> None:
    assert made(Text, "  a\n b\tc ").read("zh", "zh").text == "a b c"


@pytest.mark.parametrize("hidden", ["\x02", "\x1b", "\x7f", "\u202e", "\u2066", "\ufeff", "\uffff"])
def test_invisible_characters_are_refused(hidden: str) -> None:
    with pytest.raises(ValidationError, match=f"U\\+{ord(hidden):04X}"):
        made(Text, f"a{hidden}b")


@pytest.mark.parametrize("kept", ["👩\u200d🔬", "می\u200cخواهم", "a\u00a0b", "𠀀", "é"])
def test_characters_that_scripts_need_are_kept(kept: str) -> None:
    assert made(Text, kept).read("zh", "zh").text == " ".join(kept.split())


def test_hours_are_added() -> None:
    both = total([Hours.model_validate("5-10"), None, Hours.model_validate("7")])
    assert both == Hours.model_validate("12-17")


def test_the_total_leaves_out_what_is_not_known() -> None:
    assert total([None, Hours.model_validate("5-10"), None, Hours.model_validate("1 – 2")]) == (
        Hours.model_validate("6-12")
    )
    assert total([None]) is None
    assert total([]) is None


def test_hours_of_a_stage_and_of_the_roadmap() -> None:
    empty, start = ROADMAP.stages
    assert empty.hours is None
    assert start.hours == ROADMAP.hours == Hours.model_validate("12-17")


def test_topics_come_in_order() -> None:
    assert [topic.id for topic in ROADMAP.topics] == ["x", "y", "z"]
    assert ROADMAP.language == "zh"


def test_every_gives_the_places() -> None:
    assert [(at, topic.id) for at, topic in every(Topic, ROADMAP)] == [
        (("stages", 1, "sections", 0, "topics", 0), "x"),
        (("stages", 1, "sections", 2, "topics", 0), "y"),
        (("stages", 1, "sections", 2, "topics", 1), "z"),
    ]


@pytest.mark.parametrize(
    "case",
    [
        *(f"check/OK-{name}" for name in ("milestone", "parts", "paths", "questions")),
        "sites/garden",
    ],
)
def test_every_kind_is_found_wherever_a_walk_finds_it(case: str) -> None:
    roadmap = load(CASES / case / "roadmap", "roadmap").roadmap
    found = [*walk(roadmap)]
    for kind in dict.fromkeys(kinds(Item)):
        expected = [(at, id(item)) for at, item in found if isinstance(item, kind)]
        assert [(at, id(item)) for at, item in every(kind, roadmap)] == expected


def kinds(kind: type[Item]) -> Iterator[type[Item]]:
    """Give a kind and all kinds of it."""
    yield kind
    for inner in kind.__subclasses__():
        yield from kinds(inner)


def test_every_place_of_a_walk_leads_to_the_value() -> None:
    for at, value in walk(ROADMAP):
        found: object = ROADMAP
        for step in at:
            found = getattr(found, step) if isinstance(step, str) else found[step]  # type: ignore[index]
        assert found is value


def test_values_come_in_the_same_order_with_places_and_without() -> None:
    assert [id(value) for value in values_in(ROADMAP)] == [id(value) for _, value in walk(ROADMAP)]


def test_a_walk_begins_with_the_whole_and_goes_into_no_text() -> None:
    places = [at for at, _ in walk(ROADMAP)]
    assert places[0] == ()
    assert len(places) == len(set(places))
    assert ("title",) in places
    assert ("title", "zh") not in places


def test_values_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        ROADMAP.stages[0].id = "other"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("代数 is fine", "代数 is fine"),
        ("a\nb\x1b[31m\u202e\ud800", r"a\nb\x1b[31m\u202e\ud800"),
        ("##[error]x", r"##\x5berror]x"),
        ("x" * 100, "x" * 77 + "..."),
        ("x" * 80, "x" * 80),
    ],
)
def test_what_messages_quote_is_short_and_visible(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_what_was_found_of_a_kind_says_nothing_of_the_roadmap() -> None:
    one, other = ROADMAP.model_copy(), ROADMAP.model_copy()
    assert [at for at, _ in one.every(Roadmap)] == [()]
    assert one == other == ROADMAP
    copied = one.model_copy(update={"languages": ("en", "de")})
    assert [found.languages for _, found in copied.every(Roadmap)] == [("en", "de")]
    assert [found.languages for _, found in one.every(Roadmap)] == [one.languages]
