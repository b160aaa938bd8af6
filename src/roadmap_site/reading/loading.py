"""Files of a roadmap to the model, with every mistake mapped back to its line.

Knows no rule that compares one thing with another: those are in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

from roadmap_site.model import Place
from roadmap_site.reading import files, source
from roadmap_site.reading.book import Book
from roadmap_site.reading.explaining import OWN_FILES
from roadmap_site.reading.problems import Position, Problem
from roadmap_site.reading.source import Source
from roadmap_site.reading.validating import validate

_ABSENT = object()


def load(directory: File, label: str) -> Book:
    """Read the roadmap in `directory`, which messages call `label`. Never raises for its content.

    The book holds every problem of the files by themselves; where there are any, its roadmap is
    what is left without the parts that do not fit.
    """
    book = Book()
    head = files.read_head(directory, label, book)
    found = files.stage_files(directory, label, book)
    sources = [source.read(file, files.stage_path(label, file)) for file in found]
    terms = files.read_glossary(directory, label)
    for each in (head, *terms, *sources):
        book.problems += each.problems
    stages, glossary = (
        [each for each in some if files.is_mapping(each, book)] for some in (sources, terms)
    )
    data, keys = _merge(head, stages, glossary, book)
    book.files = tuple(stage.path for stage in stages)
    # Terms and paths have names of their own, which nothing can need.
    book.ids = frozenset(_ids([data[key] for key in data if key not in {"glossary", "paths"}]))
    book.roadmap = validate(data, keys, book)
    return book


def _merge(
    head: Source, stages: list[Source], glossary: list[Source], book: Book
) -> tuple[dict[str, object], Source]:
    """Put the other files into the roadmap's own data, and everybody's positions with them."""
    data = dict(head.value) if isinstance(head.value, dict) else {}
    keys = Source(head.path, keys=dict(head.keys))
    book.positions = {(): Position(head.path, 1, 1)}
    book.positions |= {
        at: to for at, to in head.positions.items() if not at or at[0] not in OWN_FILES
    }
    for name, advice in OWN_FILES.items():
        if data.pop(name, _ABSENT) is not _ABSENT:
            message = f'unknown key "{name}"; {advice}'
            book.problems.append(Problem(head.keys[name,], "RM004", message))
    data["stages"] = [stage.value for stage in stages]
    placed: list[tuple[Place, Source]] = [
        (("stages", index), each) for index, each in enumerate(stages)
    ]
    for each in glossary:
        data["glossary"] = each.value
        placed.append((("glossary",), each))
    for root, each in placed:
        book.positions |= {root + path: at for path, at in each.positions.items()}
        keys.keys |= {root + path: at for path, at in each.keys.items()}
    return data, keys


def _ids(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        if isinstance(data.get("id"), str):
            yield data["id"]
        for value in data.values():
            yield from _ids(value)
    elif isinstance(data, list):
        for item in data:
            yield from _ids(item)
