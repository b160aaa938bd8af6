"""Whatever stands in place of whatever: `check` answers with problems that say where."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from roadmap_site.model import Roadmap
from roadmap_site.reading import Book, files
from roadmap_site.rules import check

RESOURCE = {
    "title": "A",
    "url": "https://a.example",
    "type": "docs",
    "language": ["en"],
    "cost": "paid",
    "note": "N",
    "replaces": [{"title": "O", "url": "https://o.example", "reason": "R"}],
}
FILES: dict[str, object] = {
    "roadmap.yml": {
        "title": {"en": "Map"},
        "summary": "A route.",
        "languages": ["en"],
        "about": [{"title": "A", "text": "T"}],
        "provenance": {"title": "T", "author": "A", "date": "2025-04-06", "note": "N"},
        "shelves": [{"id": "books", "title": "Books", "resources": []}],
        "closing": {"title": "C", "steps": [{"stage": "start", "text": "S"}]},
    },
    "stages/01-start.yml": {
        "id": "start",
        "title": "Start",
        "sections": [
            {"id": "part", "title": "Part", "hours": "1-2"},
            {"id": "extra", "title": "Extra"},
            {
                "id": "other",
                "title": "Other",
                "needs": ["part"],
                "recommends": ["extra"],
                "anytime": "true",
                "topics": [
                    {"id": "first", "title": "First", "origin": "original"},
                    {
                        "id": "thing",
                        "title": "Thing",
                        "needs": ["first"],
                        "points": ["P", {"text": "P"}],
                        "outcomes": ["O"],
                        "origin": "added",
                        "aliases": ["old"],
                        "resources": [RESOURCE],
                    },
                ],
            },
        ],
    },
}
DEEP: object = []
for _ in range(20):
    DEEP = [DEEP]
WRONG = [[], {}, "part", None, 5, DEEP, {"id": None, "title": {"x": [1]}}]


def places(value: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*at, index))


def put(document: object, at: tuple[str | int, ...], value: object) -> object:
    """Copy a document with another value in one place."""
    if not at:
        return value
    changed = copy.deepcopy(document)
    inner = changed
    for step in at[:-1]:
        inner = inner[step]  # type: ignore[index]
    inner[at[-1]] = value  # type: ignore[index]
    return changed


def write(directory: Path, name: str, document: object) -> None:
    file = directory / name
    file.parent.mkdir(exist_ok=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    file.write_text(yaml.dump(document, Dumper=dumper, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_any_wrong_value_in_any_place(name: str, tmp_path: Path) -> None:
    for each, document in FILES.items():
        write(tmp_path, each, document)
    assert check(tmp_path, "roadmap").problems == []
    for at in places(FILES[name]):
        for wrong in WRONG:
            write(tmp_path, name, put(FILES[name], at, wrong))
            book = check(tmp_path, "roadmap")
            assert has_good_problems(book), (at, wrong, book.problems)


SIGNS = ("", " ", "\u3000", "\u200b", "+ ", "<<", "5", "~", ".", "é", "😀", "a b")
"""What may stand where a key is expected."""


def test_any_sign_as_a_key_of_any_part(tmp_path: Path) -> None:
    for each, document in FILES.items():
        write(tmp_path, each, document)
    for name, document in FILES.items():
        for at, value in parts(document):
            write(tmp_path, name, put(document, at, value | dict.fromkeys(SIGNS, 1)))
            book = check(tmp_path, "roadmap")
            assert has_good_problems(book), (at, book.problems)
        write(tmp_path, name, document)


def parts(document: object) -> Iterator[tuple[tuple[str | int, ...], dict[str, object]]]:
    for at in places(document):
        value = document
        for step in at:
            value = value[step]  # type: ignore[index]
        if isinstance(value, dict):
            yield at, value


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_file_that_ends_anywhere(line_end: str, tmp_path: Path) -> None:
    write(tmp_path, "roadmap.yml", FILES["roadmap.yml"])
    lines = (
        *("id: start", "title: {zh: '始', en: \"S\"}", "sections:", "  - id: part"),
        *("    title: [a, b]", "    topics:", "      - {id: thing,", "         title: *a,"),
        *("         points: [&a b, {text: >-}]}", "      - id: |", "          more"),
    )
    text = line_end.join(lines)
    (tmp_path / "stages").mkdir()
    for end in range(len(text)):
        (tmp_path / "stages" / "01-start.yml").write_bytes(text[:end].encode())
        book = check(tmp_path, "roadmap")
        assert has_good_problems(book), (text[:end], book.problems)


def has_good_problems(book: Book) -> bool:
    return isinstance(book.roadmap, Roadmap) and all(
        (problem.at.line > 0 or problem.code in {"RM014", "RM015"})
        and problem.at.path.startswith("roadmap/")
        and str(problem).isprintable()
        and "Input should" not in problem.message
        for problem in book.problems
    )


def test_what_stands_in_for_a_roadmap_fits_the_model() -> None:
    Roadmap.model_validate(files.STAND_IN)


def test_every_part_that_is_left_stands_where_the_book_says(tmp_path: Path) -> None:
    write(tmp_path, "roadmap.yml", FILES["roadmap.yml"])
    bad = "{id: Bad, title: B}"
    sections = ["5", "{id: a, title: A}", bad, "{id: b, title: B}", "~", bad, "{id: c, title: C}"]
    lines = ["id: start", "title: Start", "sections:", *(f"  - {text}" for text in sections)]
    (tmp_path / "stages").mkdir()
    for name in ("01-start.yml", "03-start.yml"):
        (tmp_path / "stages" / name).write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "stages" / "02-gone.yml").write_text("id: gone", encoding="utf-8")
    book = check(tmp_path, "roadmap")
    assert book.roadmap
    assert book.files == ("roadmap/stages/01-start.yml", "roadmap/stages/03-start.yml")
    for stage, file in enumerate(book.files):
        ids = [section.id for section in book.roadmap.stages[stage].sections]
        at = [book.at(("stages", stage, "sections", index, "id")) for index in range(3)]
        assert ids == ["a", "b", "c"]
        assert [(place.path, place.line) for place in at] == [(file, 5), (file, 7), (file, 10)]
