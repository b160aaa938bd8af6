"""Files of a roadmap to the model, with every mistake mapped back to its line.

Knows no rule that compares one thing with another: those are in `checks`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from roadmap_site import source
from roadmap_site.model import UNNAMED, Frozen, Name, Place, Roadmap, shown
from roadmap_site.problems import Position, Problem
from roadmap_site.source import Source

ROADMAP_FILE = "roadmap.yml"
GLOSSARY_FILE = "glossary.yml"
STAGES_DIR = "stages"
STAGE_NAME = re.compile(r"(?P<number>[0-9]{2,4})-(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.yml")

MAX_SUGGESTED = 16
"""How many known words a message lists where none is close to the one that was written."""

_OWN_FILES = {
    "stages": "each stage is a file of its own in stages/",
    "glossary": "the glossary is a file of its own, glossary.yml",
}
"""What belongs to the roadmap and does not stand in roadmap.yml."""

_NOTHING = Name({UNNAMED: "-"})
_STAND_IN = {"title": _NOTHING, "summary": _NOTHING, "languages": ["en"]}
"""What roadmap.yml needs and does not say, so that the stages are looked at all the same."""

_ABSENT = object()

_KEY = "[key]"
"""The last step of pydantic's location where a mapping's key, and not its value, does not fit."""
_CODES = {"missing": "RM005", "extra_forbidden": "RM004", "id": "RM008", "link": "RM011"}
_EXPECTED = {
    "string_type": "expected a text",
    "string_unicode": "expected a text",
    "bool_parsing": "expected true or false",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list; begin each of its lines with a hyphen",
    "model_type": "expected keys with values; begin with one such as title: ...",
    "too_short": "expected at least one entry",
    "date_from_datetime_parsing": "expected a date such as 2025-04-06",
    "date_parsing": "expected a date such as 2025-04-06",
    "date_type": "expected a date such as 2025-04-06",
    "dict_type": "expected a list for each language, such as {en: [tokens]}",
}


@dataclass
class Book:
    """A roadmap as loaded, with the place of everything in it."""

    roadmap: Roadmap | None = None
    """The model of all that fits it; None where too little does."""
    problems: list[Problem] = field(default_factory=list)
    positions: dict[Place, Position] = field(default_factory=dict)
    """Where the value at each place of the roadmap begins."""
    files: tuple[str, ...] = ()
    """The file of each stage, in order, as messages name it."""
    ids: frozenset[str] = frozenset()
    """Every id that is written anywhere, within parts that do not fit the model too."""
    complete: bool = True
    """False where a file could not be read, so that what it defines is not known."""
    languages_known: bool = True
    """False where the roadmap's languages do not fit the model."""

    def at(self, path: Place) -> Position:
        """Find where a value stands, or else the nearest thing around it."""
        if path[-2:-1] == ("text",) and path[:-1] not in self.positions:
            path = (*path[:-2], path[-1])  # A text that stands alone has no `text`.
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, Position(ROADMAP_FILE))


def load(directory: File, label: str) -> Book:
    """Read the roadmap in `directory`, which messages call `label`. Never raises for its content.

    The book holds every problem of the files by themselves; where there are any, its roadmap is
    what is left without the parts that do not fit.
    """
    book = Book()
    head = _read_head(directory, label, book)
    sources = [
        source.read(file, _stage_path(label, file)) for file in _stage_files(directory, label, book)
    ]
    terms = _read_glossary(directory, label)
    for each in (head, *terms, *sources):
        book.problems += each.problems
    stages, glossary = (
        [each for each in found if _is_mapping(each, book)] for found in (sources, terms)
    )
    data, keys = _merge(head, stages, glossary, book)
    book.files = tuple(stage.path for stage in stages)
    # Terms and paths have names of their own, which nothing can need.
    book.ids = frozenset(_ids([data[key] for key in data if key not in {"glossary", "paths"}]))
    book.roadmap = _validate(data, keys, book)
    return book


def _read_head(directory: File, label: str, book: Book) -> Source:
    path = f"{label}/{ROADMAP_FILE}"
    if not (directory / ROADMAP_FILE).is_file():
        message = "is missing; it holds the title, the summary and the languages of the roadmap"
        book.problems.append(Problem(Position(path), "RM015", message))
        book.complete = False
        return Source(path, value=dict(_STAND_IN))
    head = source.read(directory / ROADMAP_FILE, path)
    if not _is_mapping(head, book):
        head.value = dict(_STAND_IN)
    return head


def _read_glossary(directory: File, label: str) -> list[Source]:
    """Read the glossary; a roadmap may have none."""
    file = directory / GLOSSARY_FILE
    return [source.read(file, f"{label}/{GLOSSARY_FILE}")] if file.is_file() else []


def _stage_path(label: str, file: File) -> str:
    return f"{label}/{STAGES_DIR}/{shown(file.name, len(file.name))}"


def _stage_files(directory: File, label: str, book: Book) -> list[File]:
    """List the stage files in the order of their numbers; a name that does not fit is a problem."""
    folder = directory / STAGES_DIR
    found = [file for file in folder.glob("[!.]*") if file.suffix.lower() in {".yml", ".yaml"}]
    if not found:
        at = Position(f"{label}/{STAGES_DIR}")
        message = "holds no stage; add a file such as 01-foundations.yml"
        book.problems.append(Problem(at, "RM015", message))
    first: dict[int, File] = {}
    for file in sorted(found):
        if message := _misnamed(file, first):
            book.problems.append(Problem(Position(_stage_path(label, file)), "RM014", message))
        first.setdefault(_number(file), file)
    return sorted(found, key=lambda file: (_number(file), file.name))


def _number(file: File) -> int:
    """Read the number in a stage file's name; a name without one comes after all others."""
    name = STAGE_NAME.fullmatch(file.name)
    return int(name["number"]) if name else 10_000


def _misnamed(file: File, first: dict[int, File]) -> str:
    if not STAGE_NAME.fullmatch(file.name):
        return "the file's name does not fit; call it NN-ID.yml, such as 02-machine-learning.yml"
    if twin := first.get(_number(file)):
        return f"has the number of {twin.name}; give each stage a number of its own"
    return ""


def _is_mapping(read: Source, book: Book) -> bool:
    if isinstance(read.value, dict):
        return True
    book.complete = False
    if read.readable:
        message = "expected keys with values, such as id: ... and title: ..."
        book.problems.append(Problem(Position(read.path, 1, 1), "RM006", message))
    return False


def _merge(
    head: Source, stages: list[Source], glossary: list[Source], book: Book
) -> tuple[dict[str, object], Source]:
    """Put the other files into the roadmap's own data, and everybody's positions with them."""
    data = dict(head.value) if isinstance(head.value, dict) else {}
    keys = Source(head.path, keys=dict(head.keys))
    book.positions = {(): Position(head.path, 1, 1)}
    book.positions |= {
        at: to for at, to in head.positions.items() if not at or at[0] not in _OWN_FILES
    }
    for name, advice in _OWN_FILES.items():
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


def _validate(data: dict[str, object], keys: Source, book: Book) -> Roadmap | None:
    """Make the model; where parts do not fit, note why and make it of the rest."""
    reported = False
    while True:
        try:
            return Roadmap.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
        if not reported:
            book.problems += (
                _problem(detail, data, keys, book) for detail in details if _is_new(detail)
            )
            book.languages_known = all(detail["loc"][:1] != ("languages",) for detail in details)
            reported = True
        # What does not fit goes, and what is incomplete without it goes in the next round.
        rest = _without({_real(detail["loc"], data) for detail in details}, data, book)
        if rest == data:
            return None
        data = rest


def _is_new(detail: ErrorDetails) -> bool:
    """Leave out that a list is too short where its entries are what does not fit."""
    return detail["type"] != "too_short" or not detail["input"]


def _real(location: Iterable[str | int], data: object) -> Place:
    """Keep those steps of a validation error's location that exist in the data.

    Steps that only the model has (the `text` of a point written plainly) fall away, and so does
    a key that is missing.
    """
    path: Place = ()
    for step in location:
        inside = isinstance(data, dict) and step in data
        if inside or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]  # type: ignore[index]
            path = (*path, step)
    return path


def _without(places: set[Place], data: dict[str, object], book: Book) -> dict[str, object]:
    """Copy the data without some parts, and close the gaps in the book's positions and files."""
    came_from: dict[Place, Place] = {}
    rest = _copy(data, places, (), (), came_from)
    assert isinstance(rest, dict)
    book.positions = {
        to: book.positions[at] for to, at in came_from.items() if at in book.positions
    }
    gone = {at[1] for at in places if at[:1] == ("stages",) and len(at) == 2}
    book.files = tuple(file for index, file in enumerate(book.files) if index not in gone)
    return _STAND_IN | rest


def _copy(
    value: object, gone: set[Place], at: Place, to: Place, came_from: dict[Place, Place]
) -> object:
    """Copy what is not gone, and note for each place in the copy where it came from."""
    came_from[to] = at
    if isinstance(value, dict):
        return {
            key: _copy(item, gone, (*at, key), (*to, key), came_from)
            for key, item in value.items()
            if (*at, key) not in gone
        }
    if isinstance(value, list):
        kept = [index for index in range(len(value)) if (*at, index) not in gone]
        return [
            _copy(value[index], gone, (*at, index), (*to, new), came_from)
            for new, index in enumerate(kept)
        ]
    return value


def _problem(detail: ErrorDetails, data: object, keys: Source, book: Book) -> Problem:
    kind, location = detail["type"], detail["loc"]
    place = _real(location, data)
    at = book.at(place)
    if kind == "extra_forbidden" or location[-1:] == (_KEY,):
        at = keys.keys.get(place, at)
    if kind == "missing":
        message = f'"{location[-1]}" is missing; add it'
    elif kind == "extra_forbidden":
        message = _unknown_key(location)
    elif detail["input"] is None:
        message = f"has no value; write one or remove the {_part(place)}"
    else:
        message = _mistake(detail)
    return Problem(at, _CODES.get(kind, "RM006"), message)


def _part(place: Place) -> str:
    return "line" if place and isinstance(place[-1], int) else "key"


def _mistake(detail: ErrorDetails) -> str:
    given, kind = detail["input"], detail["type"]
    if kind == "literal_error":
        known = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        if isinstance(given, str):
            return f'unknown value "{shown(given)}"; {suggest(given, known)}'
        return f"expected one of {', '.join(known)}"
    if expected := _EXPECTED.get(kind):
        if isinstance(given, str):
            what, semicolon, advice = expected.partition(";")
            return f'{what}, not "{shown(given)}"{semicolon}{advice}'
        return expected
    return detail["msg"]


def _unknown_key(location: tuple[str | int, ...]) -> str:
    key, known = str(location[-1]), _fields(location[:-1])
    return f'unknown key "{shown(key)}"; {suggest(key, known)}'


def suggest(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or else which there are."""
    words = sorted(known)
    if close := difflib.get_close_matches(word, words, n=1):
        return f'did you mean "{shown(close[0])}"?'
    if len(words) > MAX_SUGGESTED:
        return f"none of the {len(words)} that are known is like it"
    return f"known here: {', '.join(map(shown, words))}" if words else "none is known here"


def _fields(location: Iterable[str | int]) -> list[str]:
    """Name the keys that a place of the model has, those excepted that are files."""
    model: type[Frozen] = Roadmap
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models(model.model_fields[step].annotation), model)
    return [name for name in model.model_fields if model is not Roadmap or name not in _OWN_FILES]


def _models(annotation: object) -> Iterator[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
