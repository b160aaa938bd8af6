"""What pydantic says of mistakes, in words that say how to mend them: one for each mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic_core import ErrorDetails

from roadmap_site.model import Option, Place, Question, shown
from roadmap_site.reading import meant_numbers, meant_shapes, meant_values
from roadmap_site.reading.book import Book
from roadmap_site.reading.mapping import Mapping
from roadmap_site.reading.meant_keys import model_at
from roadmap_site.reading.names import meant_id
from roadmap_site.reading.problems import Problem
from roadmap_site.reading.source import Source
from roadmap_site.reading.wrong_keys import languages_of, settle

_KEY = "[key]"
"""The last step of pydantic's location where a mapping's key, and not its value, does not fit."""
_CODES = {"id": "RM008", "link": "RM011"}
_EXPECTED = {
    "string_type": "expected a text",
    "string_unicode": "expected a text",
    "model_type": "expected keys with values; begin with one such as title: ...",
    "too_short": "expected at least one entry",
    "date_from_datetime_parsing": "expected a date such as 2025-04-06",
    "date_parsing": "expected a date such as 2025-04-06",
    "date_type": "expected a date such as 2025-04-06",
    "editions": "expected an address for each language, such as {en: https://example.org/}",
    "dict_type": "expected a list for each language, such as {en: [tokens]}",
}


@dataclass
class Findings:
    """What is wrong with values that do not fit, and what can be done so that less has to go."""

    problems: list[Problem] = field(default_factory=list)
    renamed: dict[Place, str] = field(default_factory=dict)
    """The key that was meant by the one at a place."""
    settled: set[int] = field(default_factory=set)
    """Which of the details mean nothing any more once those keys are renamed."""
    nameless: bool = False
    """True where an id is missing or means nothing."""


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


def explain(details: list[ErrorDetails], data: object, keys: Source, book: Book) -> Findings:
    """Say what is wrong at the places of validation errors, and how to mend it."""
    findings = Findings()
    explained: set[int] = set()
    for place, mapping in _mappings(details, data).items():
        outcome = settle(place, mapping, keys, book, languages_of(data))
        findings.problems += outcome.problems
        findings.renamed |= {(*place, key): name for key, name in outcome.renamed.items()}
        explained |= mapping.indexes
        findings.settled |= mapping.settled_by(outcome.renamed)
        named = "id" not in mapping.missing or "id" in outcome.renamed.values()
        # Nothing refers to a question, so that its name can be that of nothing else.
        findings.nameless |= not named and mapping.model is not Question
    told: set[Place] = set()
    for index, detail in enumerate(details):
        if detail["type"] == "model_type" and isinstance(detail["loc"][-1], int):
            # What is wrong with all entries of a list is said of the first.
            if detail["loc"][:-1] in told:
                continue
            told.add(detail["loc"][:-1])
        if index not in explained:
            findings.problems.append(_explain(detail, data, keys, book))
            findings.nameless |= _is_nameless(detail)
    return findings


def _is_nameless(detail: ErrorDetails) -> bool:
    given = detail["input"]
    is_name = detail["loc"][-1] == "id" and "questions" not in detail["loc"]
    return is_name and not (isinstance(given, str) and meant_id(given))


def _mappings(details: list[ErrorDetails], data: object) -> dict[Place, Mapping]:
    """Group what is wrong with the keys of each mapping, for it may be one mistake."""
    found: dict[Place, Mapping] = {}
    for index, detail in enumerate(details):
        kind, location = detail["type"], detail["loc"]
        if kind in {"missing", "extra_forbidden"}:
            place, key = real(location[:-1], data), str(location[-1])
        elif location[-1:] == (_KEY,):
            inside = real(location[:-1], data)
            place, key = inside[:-1], str(inside[-1])
        else:
            continue
        mapping = found.setdefault(place, Mapping(model_at(location[:-1]), _at(place, data)))
        mapping.note(index, kind, key)
    for index, detail in enumerate(details):
        # A value under a key that does not fit says nothing more.
        where = real(detail["loc"], data)
        if where and where[:-1] in found:
            mapping, key = found[where[:-1]], str(where[-1])
            if key in mapping.wrong_languages or key == mapping.emptied():
                mapping.note_value(index, key)
    return found


def _at(place: Place, data: object) -> dict[str, object]:
    for step in place:
        data = data[step]  # type: ignore[index]
    return data if isinstance(data, dict) else {}


def _explain(detail: ErrorDetails, data: object, keys: Source, book: Book) -> Problem:
    place = real(detail["loc"], data)
    code = _CODES.get(detail["type"], "RM006")
    message = _no_value(detail, place, keys) if detail["input"] is None else _mistake(detail, book)
    return Problem(book.at(place), code, message)


def _no_value(detail: ErrorDetails, place: Place, keys: Source) -> str:
    part = "line" if place and isinstance(place[-1], int) else "key"
    field = model_at(detail["loc"][:-1]).model_fields.get(str(detail["loc"][-1]))
    advice = "has no value; write one"
    if part == "line" or not (field and field.is_required()):
        advice += f" or remove the {part}"
    if (word := keys.nulls.get(place, "")).isalpha():
        advice += f', or quote "{word}" if that is the text'
    return advice


def _mistake(detail: ErrorDetails, book: Book) -> str:
    given, kind = detail["input"], detail["type"]
    if kind == "literal_error":
        return meant_values.one_of(given, re.findall(r"'([^']*)'", detail["ctx"]["expected"]))
    if kind in {"bool_parsing", "bool_type"}:
        return _true_or_false(given)
    if kind == "hours":
        return meant_numbers.hours(given)
    if kind == "number":
        return meant_numbers.number(given, distance=detail["loc"][-1] == "within")
    if kind == "tuple_type":
        return meant_shapes.a_list(given, book, detail["loc"][-1], of_words=_holds_words(detail))
    if kind == "text" and isinstance(given, list):
        return meant_shapes.a_text(given)
    if kind.startswith("string_") and detail["loc"][-1] == "url":
        return meant_shapes.an_address(given)
    if kind.startswith("string_") and isinstance(given, dict):
        return meant_shapes.one_text(given)
    if isinstance(given, str):
        if kind == "language":
            return meant_values.language(given)
        if kind == "month":
            return meant_numbers.month(given)
        if kind.startswith("date_"):
            return meant_numbers.date(given)
        if kind == "id":
            names = detail["loc"][-1] == "id" or "aliases" in detail["loc"]
            said = None if names else meant_values.reference(given, book)
            return said or meant_values.an_id(given, in_list=isinstance(detail["loc"][-1], int))
        if kind == "link" and (said := meant_values.a_link(given)):
            return said
    if kind == "dict_type" and detail["loc"][-1] == "editions":
        kind = "editions"
    if kind == "dict_type" and detail["loc"][-1] == "rules":
        return "expected a reason for each code, such as RM083: a title alone helps nobody"
    if expected := _EXPECTED.get(kind):
        if isinstance(given, str):
            if kind == "model_type" and given.startswith(("https://", "http://")):
                return (
                    f"an address alone says too little; write url: {shown(given)} beside its title"
                )
            if kind == "model_type" and model_at(detail["loc"]) is Option:
                said = f'"{shown(given)}" is neither right nor wrong'
                return f"{said}; write - right: ..., or - wrong: ... with because: ..."
            what, semicolon, advice = expected.partition(";")
            return f'{what}, not "{shown(given)}"{semicolon}{advice}'
        if isinstance(given, list) and "text" in expected:
            return f"{expected}, not a list; write it without brackets and hyphens"
        return expected
    return detail["msg"]


def _holds_words(detail: ErrorDetails) -> bool:
    """Tell whether a list holds words, and not parts of a roadmap with keys of their own."""
    *inside, name = detail["loc"]
    return model_at(detail["loc"]) is model_at(inside) or isinstance(name, int)


def _true_or_false(given: object) -> str:
    if not isinstance(given, str):
        return "expected true or false"
    said = f'expected true or false, not "{shown(given)}"'
    meant = meant_values.meant_value(given, ["true", "false"])
    return f"{said}; write {meant}" if meant else said
