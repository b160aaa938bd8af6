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
from roadmap_site.model import Frozen, Path, Roadmap
from roadmap_site.problems import Position, Problem
from roadmap_site.source import Source

ROADMAP_FILE = "roadmap.yml"
STAGES_DIR = "stages"
STAGE_NAME = re.compile(r"(?P<number>\d{2,4})-(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.yml")

MAX_SUGGESTED = 16
"""How many known words a message lists where none is close to the one that was written."""

_STAND_IN = {"title": "-", "summary": "-", "languages": ["en"]}
"""Takes the place of an unreadable roadmap.yml, so that the stages are looked at all the same."""

_CODES = {"missing": "RM005", "extra_forbidden": "RM004", "id": "RM008", "link": "RM011"}
_EXPECTED = {
    "string_type": "expected a text",
    "bool_parsing": "expected true or false",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list; begin each of its lines with a hyphen",
    "model_type": "expected keys with values, such as id: ...",
    "too_short": "expected at least one entry",
    "date_parsing": "expected a date such as 2025-04-06",
    "date_from_datetime_parsing": "expected a date such as 2025-04-06",
    "date_type": "expected a date such as 2025-04-06",
}


@dataclass
class Book:
    """A roadmap as loaded, with the place of everything in it."""

    roadmap: Roadmap | None = None
    """The model of all that fits it; None where too little does."""
    problems: list[Problem] = field(default_factory=list)
    positions: dict[Path, Position] = field(default_factory=dict)
    """Where the value at each place of the roadmap begins."""
    files: tuple[str, ...] = ()
    """The file of each stage, in order, as messages name it."""
    ids: frozenset[str] = frozenset()
    """Every id that is written anywhere, within parts that do not fit the model too."""
    complete: bool = True
    """False where a file could not be read, so that what it defines is not known."""

    def at(self, path: Path) -> Position:
        """Find where a value stands, or else the nearest thing around it."""
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
        source.read(file, f"{label}/{STAGES_DIR}/{file.name}")
        for file in _stage_files(directory, label, book)
    ]
    for each in (head, *sources):
        book.problems += each.problems
    stages = [each for each in sources if _is_mapping(each, book)]
    data, keys = _merge(head, stages, book)
    book.files = tuple(stage.path for stage in stages)
    book.ids = frozenset(_ids(data))
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


def _stage_files(directory: File, label: str, book: Book) -> list[File]:
    """List the stage files in the order of their numbers; a name that does not fit is a problem."""
    folder = directory / STAGES_DIR
    found = [file for file in folder.glob("[!.]*") if file.suffix.lower() in {".yml", ".yaml"}]
    if not found:
        at = Position(f"{label}/{STAGES_DIR}")
        message = "holds no stage; add a file such as 01-foundations.yml"
        book.problems.append(Problem(at, "RM015", message))
    files: dict[int, File] = {}
    for file in sorted(found):
        name = STAGE_NAME.fullmatch(file.name)
        if message := _misnamed(file, name, files):
            at = Position(f"{label}/{STAGES_DIR}/{file.name}")
            book.problems.append(Problem(at, "RM014", message))
        files[int(name["number"]) if name else 10_000 + len(files)] = file
    return [files[number] for number in sorted(files)]


def _misnamed(file: File, name: re.Match[str] | None, files: dict[int, File]) -> str:
    if not name:
        return "the file's name does not fit; call it NN-ID.yml, such as 02-machine-learning.yml"
    if twin := files.get(int(name["number"])):
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


def _merge(head: Source, stages: list[Source], book: Book) -> tuple[dict[str, object], Source]:
    """Put the stages into the roadmap's own data, and everybody's positions with them."""
    data = dict(head.value) if isinstance(head.value, dict) else {}
    keys = Source(head.path, keys=dict(head.keys))
    book.positions = dict(head.positions) or {(): Position(head.path, 1, 1)}
    if data.pop("stages", None) is not None:
        message = 'unknown key "stages"; each stage is a file of its own in stages/'
        book.problems.append(Problem(head.keys["stages",], "RM004", message))
    data["stages"] = [stage.value for stage in stages]
    for index, stage in enumerate(stages):
        root: Path = ("stages", index)
        book.positions |= {root + path: at for path, at in stage.positions.items()}
        keys.keys |= {root + path: at for path, at in stage.keys.items()}
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
            book.problems += (_problem(detail, data, keys, book) for detail in details)
            reported = True
        # What does not fit goes, and what is incomplete without it goes in the next round.
        places = {_real(detail["loc"], data) for detail in details}
        if () in places:
            return None
        for place in sorted(places, key=_order, reverse=True):
            _drop(data, place, book)


def _order(path: Path) -> tuple[tuple[int, str, int], ...]:
    """Sort places so that within one list the later ones come later."""
    return tuple((0, "", step) if isinstance(step, int) else (1, step, 0) for step in path)


def _real(location: Iterable[str | int], data: object) -> Path:
    """Keep those steps of a validation error's location that exist in the data.

    Steps that only the model has (the `text` of a point written plainly) fall away, and so does
    a key that is missing.
    """
    path: Path = ()
    for step in location:
        inside = isinstance(data, dict) and step in data
        if inside or (isinstance(data, list) and isinstance(step, int) and step < len(data)):
            data = data[step]  # type: ignore[call-overload, index]
            path = (*path, step)
    return path


def _drop(data: object, place: Path, book: Book) -> None:
    """Take a part out of the data, and close the gap in the positions of a list."""
    *around, last = place
    for step in around:
        data = data[step]  # type: ignore[index]
    if isinstance(data, dict):
        data.pop(last, None)
        return
    assert isinstance(data, list)
    assert isinstance(last, int)
    del data[last]
    depth = len(around)
    moved: dict[Path, Position] = {}
    for path, at in book.positions.items():
        step = path[depth] if len(path) > depth and path[:depth] == tuple(around) else None
        if isinstance(step, int) and step >= last:
            if step > last:
                moved[(*around, step - 1, *path[depth + 1 :])] = at
        else:
            moved[path] = at
    book.positions = moved
    if tuple(around) == ("stages",):
        book.files = (*book.files[:last], *book.files[last + 1 :])


def _problem(detail: ErrorDetails, data: object, keys: Source, book: Book) -> Problem:
    kind, location = detail["type"], detail["loc"]
    place = _real(location, data)
    if kind == "missing":
        message = f'"{location[-1]}" is missing; add it'
    elif kind == "extra_forbidden":
        message = _unknown_key(location)
        return Problem(keys.keys.get(place, book.at(place)), "RM004", message)
    elif detail["input"] is None:
        message = "has no value; write one or remove the key"
    else:
        message = _mistake(detail)
    return Problem(book.at(place), _CODES.get(kind, "RM006"), message)


def _mistake(detail: ErrorDetails) -> str:
    given = detail["input"]
    if detail["type"] == "literal_error":
        known = re.findall(r"'([^']*)'", detail["ctx"]["expected"])
        return f'unknown value "{given}"; {suggest(str(given), known)}'
    if expected := _EXPECTED.get(detail["type"]):
        return expected + (f', not "{given}"' if isinstance(given, str) else "")
    return detail["msg"]


def _unknown_key(location: tuple[str | int, ...]) -> str:
    key, known = str(location[-1]), _fields(location[:-1])
    return f'unknown key "{key}"; {suggest(key, known)}'


def suggest(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or else which there are."""
    words = sorted(known)
    if close := difflib.get_close_matches(word, words, n=1):
        return f'did you mean "{close[0]}"?'
    if len(words) > MAX_SUGGESTED:
        return f"none of the {len(words)} that are known is like it"
    return f"known here: {', '.join(words)}" if words else "none is known here"


def _fields(location: Iterable[str | int]) -> list[str]:
    """Name the keys that a place of the model has, `stages` excepted: those are files."""
    model: type[Frozen] = Roadmap
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models(model.model_fields[step].annotation), model)
    return [name for name in model.model_fields if (model, name) != (Roadmap, "stages")]


def _models(annotation: object) -> Iterator[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
