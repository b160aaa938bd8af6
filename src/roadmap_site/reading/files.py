"""The files of a roadmap: where they are, and how they are called."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path as File

from roadmap_site.model import UNNAMED, Name, is_language, shown
from roadmap_site.reading import raw, source
from roadmap_site.reading.book import ROADMAP_FILE, Book
from roadmap_site.reading.misplaced import MKDOCS
from roadmap_site.reading.problems import Position, Problem
from roadmap_site.reading.source import Source
from roadmap_site.reading.unread import one_language, stage_name

GLOSSARY_FILE = "glossary.yml"
STAGES_DIR = "stages"
STAGE_NAME = re.compile(r"(?P<number>[0-9]{2,4})-(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.yml")
_IN_LANGUAGE = re.compile(
    r"(?P<stem>[0-9]{2,4}-[a-z0-9-]+?)[._](?P<tag>[a-z]{2}(-[A-Za-z]+)?)\.ya?ml"
)

_CALL_IT_ROADMAP = f"call it {ROADMAP_FILE}"
_SUCH_AS = {
    ROADMAP_FILE: "title: ... and languages: [...]",
    GLOSSARY_FILE: "terms: ...",
}
_NOTHING = Name({UNNAMED: "-"})
STAND_IN = {"title": _NOTHING, "summary": _NOTHING, "languages": ["en"]}
"""What roadmap.yml needs and does not say, so that the stages are looked at all the same."""


def read_head(directory: File, label: str, book: Book) -> Source:
    """Read roadmap.yml; where it is missing or no mapping, what it needs stands in."""
    path = f"{label}/{ROADMAP_FILE}"
    if not (directory / ROADMAP_FILE).is_file():
        message = "is missing; it holds the title, the summary and the languages of the roadmap"
        if not any(_CALL_IT_ROADMAP in problem.message for problem in book.problems):
            book.problems.append(Problem(Position(path), "RM015", message))
        book.complete = False
        return Source(path, value=dict(STAND_IN))
    head = _read_once(directory / ROADMAP_FILE, path)
    if not is_mapping(head, book):
        head.value = dict(STAND_IN)
    return head


def read_glossary(directory: File, label: str) -> list[Source]:
    """Read the glossary; a roadmap may have none."""
    file = directory / GLOSSARY_FILE
    return [_read_once(file, f"{label}/{GLOSSARY_FILE}")] if file.is_file() else []


def _read_once(file: File, path: str) -> Source:
    """Read a file that stands beside all stages, and so is asked for again and again."""
    try:
        found = _parsed(raw.content(file), path)
    except raw.RefusedError:
        return source.read(file, path)
    return replace(
        found,
        positions={**found.positions},
        keys={**found.keys},
        nulls={**found.nulls},
        doubtful={*found.doubtful},
        stray=[*found.stray],
        problems=[*found.problems],
    )


_parsed = lru_cache(maxsize=4)(source.parsed)


def stage_path(label: str, file: File) -> str:
    """Name a stage's file as messages do."""
    return f"{label}/{STAGES_DIR}/{shown(file.name, len(file.name))}"


def stage_files(directory: File, label: str, book: Book, *, overlooked: bool) -> list[File]:
    """List the stage files in the order of their numbers; a name that does not fit is a problem."""
    folder = directory / STAGES_DIR
    found = [file for file in folder.glob("[!.]*") if file.suffix.lower() in {".yml", ".yaml"}]
    for file in [file for file in found if file.name in {ROADMAP_FILE, GLOSSARY_FILE}]:
        message = f"belongs beside the folder {STAGES_DIR} and not into it; move it there"
        book.problems.append(Problem(Position(stage_path(label, file)), "RM014", message))
        found.remove(file)
    for file in [*found]:
        if told := _of_one_language(file, found):
            book.problems.append(Problem(Position(stage_path(label, file)), "RM014", told))
            found.remove(file)
    found = [file for file in found if file.name not in MKDOCS]
    if not found and not overlooked:
        at = Position(f"{label}/{STAGES_DIR}")
        message = "holds no stage; add a file such as 01-foundations.yml"
        book.problems.append(Problem(at, "RM015", message))
    first: dict[int, File] = {}
    for file in sorted(found, key=lambda file: (_number(file), file.name)):
        if message := _misnamed(file, first):
            book.problems.append(Problem(Position(stage_path(label, file)), "RM014", message))
        if STAGE_NAME.fullmatch(file.name):
            first.setdefault(_number(file), file)
    return sorted(found, key=lambda file: (_number(file), file.name))


def _of_one_language(file: File, found: list[File]) -> str:
    """Say how a translation is written that somebody put into a file of its own."""
    parts = _IN_LANGUAGE.fullmatch(file.name)
    if not parts or not is_language(parts["tag"]):
        return ""
    whole = f"{parts['stem']}.yml"
    return one_language(parts["tag"], whole) if any(whole == each.name for each in found) else ""


def _number(file: File) -> int:
    """Read the number in a stage file's name; a name without one comes after all others."""
    name = STAGE_NAME.fullmatch(file.name)
    return int(name["number"]) if name else 10_000


def _misnamed(file: File, first: dict[int, File]) -> str:
    if not STAGE_NAME.fullmatch(file.name):
        original = next((each for each in first.values() if each.stem in file.stem), None)
        if original:
            return f"is a copy of {original.name} by its name; remove it, or call it NN-ID.yml"
        meant = stage_name(file.name) or ""
        if STAGE_NAME.fullmatch(meant):
            return f"the file's name does not fit; call it {meant}"
        return "the file's name does not fit; call it NN-ID.yml, such as 02-machine-learning.yml"
    if twin := first.get(_number(file)):
        free = next(n for n in range(_number(file) + 1, 10_001) if n not in first)
        return f"has the number of {twin.name}, too; give one of them another, such as {free:02}"
    return ""


def is_mapping(read: Source, book: Book) -> bool:
    """Tell whether a file holds keys with values; where it does not, that is a problem."""
    if isinstance(read.value, dict):
        return True
    book.complete = False
    if not read.problems:
        name = read.path.rpartition("/")[2]
        example = _SUCH_AS.get(name, "id: ... and title: ...")
        said = "is empty; write" if read.value is None else "expected"
        message = f"{said} keys with values, such as {example}"
        if isinstance(read.value, list):
            advice = "remove the hyphen before each key"
            if not all(isinstance(entry, dict) for entry in read.value):
                advice = f"write keys such as {example}"
            if name == GLOSSARY_FILE:
                advice = 'write "terms:" above it'
            message = f"expected keys with values, not a list; {advice}"
        book.problems.append(Problem(Position(read.path, 1, 1), "RM006", message))
    return False
