"""What pydantic says of a mistake, in words that say how to mend it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import get_args

from pydantic_core import ErrorDetails

from roadmap_site.model import Frozen, Place, Roadmap, shown
from roadmap_site.reading.book import Book
from roadmap_site.reading.problems import Problem
from roadmap_site.reading.source import Source

MAX_SUGGESTED = 16
"""How many known words a message lists where none is close to the one that was written."""

OWN_FILES = {
    "stages": "each stage is a file of its own in stages/",
    "glossary": "the glossary is a file of its own, glossary.yml",
}
"""What belongs to the roadmap and does not stand in roadmap.yml."""

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


def real(location: Iterable[str | int], data: object) -> Place:
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


def explain(detail: ErrorDetails, data: object, keys: Source, book: Book) -> Problem:
    """Say what is wrong at the place of a validation error, and how to mend it."""
    kind, location = detail["type"], detail["loc"]
    place = real(location, data)
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
    return [name for name in model.model_fields if model is not Roadmap or name not in OWN_FILES]


def _models(annotation: object) -> Iterator[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
