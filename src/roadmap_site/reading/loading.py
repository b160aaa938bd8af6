"""Files of a roadmap to the model, with every mistake mapped back to its line.

Knows no rule that compares one thing with another: those are in `rules`.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path as File

from roadmap_site.model import Place
from roadmap_site.reading import files, names, source
from roadmap_site.reading.book import Book
from roadmap_site.reading.meant_keys import OWN_FILES
from roadmap_site.reading.problems import Position, Problem
from roadmap_site.reading.source import Recall, Source
from roadmap_site.reading.unread import unread
from roadmap_site.reading.validating import validate

UNREAD = frozenset(
    {"RM001", "RM002", "RM004", "RM005", "RM006", "RM007", "RM008", "RM011", "RM015"}
)
"""Codes of what keeps a part of a file from being read."""
_ABSENT = object()


def load(
    directory: File, label: str, recall: Recall | None = None, only: Container[str] | None = None
) -> Book:
    """Read the roadmap in `directory`, which messages call `label`. Never raises for its content.

    The book holds every problem of the files by themselves; where there are any, its roadmap is
    what is left without the parts that do not fit. Of stages that `recall` knows, it holds what
    that gives. With `only`, it holds no other stages than those in files of these names.
    """
    book = Book()
    overlooked = [*unread(directory, label)]
    book.problems += overlooked
    book.complete = not overlooked
    head = files.read_head(directory, label, book)
    found = files.stage_files(directory, label, book, overlooked=bool(overlooked))
    if only is not None:
        found = [file for file in found if file.name in only]
    sources = [source.read(file, files.stage_path(label, file), recall) for file in found]
    terms = files.read_glossary(directory, label)
    for each in (head, *terms, *sources):
        book.problems += each.problems
    stages, glossary = (
        [each for each in some if files.is_mapping(each, book)] for some in (sources, terms)
    )
    data, keys = _merge(head, stages, glossary, book)
    book.files = tuple(stage.path for stage in stages)
    book.known = {stage.path: stage.known for stage in stages if stage.known}
    book.written = {stage.path: stage.value for stage in stages}
    names.collect(data, [each.stray for each in stages], book)
    book.keys = keys.keys
    told = len(book.problems)
    book.roadmap = validate(data, keys, book)
    book.doubtful = {at for each in (head, *stages, *glossary) for at in each.doubtful}
    book.doubtful |= {problem.at for problem in book.problems[:told] if problem.code == "RM041"}
    book.problems[told:] = [each for each in book.problems[told:] if each.at not in book.doubtful]
    # What stands in the lines of a value that does not fit at all says nothing more.
    misfits = {(each.at.path, each.at.line + 1) for each in book.problems if each.code == "RM006"}
    book.problems = [
        each
        for each in book.problems
        if each.code != "RM044" or (each.at.path, each.at.line) not in misfits
    ]
    book.hurt = frozenset(problem.at.path for problem in book.problems)
    book.unread = frozenset(each.at.path for each in book.problems if each.code in UNREAD)
    return book


def _merge(
    head: Source, stages: list[Source], glossary: list[Source], book: Book
) -> tuple[dict[str, object], Source]:
    """Put the other files into the roadmap's own data, and everybody's positions with them."""
    data = dict(head.value) if isinstance(head.value, dict) else {}
    keys = Source(head.path, keys=dict(head.keys), nulls=dict(head.nulls))
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
        keys.nulls |= {root + path: word for path, word in each.nulls.items()}
        # A large roadmap has a million of them.
        each.positions.clear()
        each.keys.clear()
    return data, keys
