"""What is wrong with the keys of one mapping: as few mistakes as explain it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from roadmap_site.model import Place, Resource, is_language, shown
from roadmap_site.reading.book import Book
from roadmap_site.reading.mapping import Mapping
from roadmap_site.reading.meant_keys import every_key, fields, meant_key, model_at, unknown_key
from roadmap_site.reading.meant_values import language, meant_language
from roadmap_site.reading.problems import Problem
from roadmap_site.reading.source import Source
from roadmap_site.reading.wrong_shapes import (
    beside_text,
    editions_alone,
    shape,
    title_and_address,
)

TORN = "within {} a comma ends the text"
"""What is said of a text that a comma has divided, so that no half of it is what was written."""
_JOINED = re.compile(r"([\w-]+)\s*(?:[：:]|=>?)\s*(.*)", re.DOTALL)


@dataclass
class Outcome:
    """What is wrong with the keys of a mapping, and which were meant."""

    problems: list[Problem] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)


def languages_of(data: object) -> list[str]:
    """Name the roadmap's languages as they are written, fitting or not."""
    languages = data.get("languages") if isinstance(data, dict) else None
    return [str(each) for each in languages] if isinstance(languages, list) else []


def settle(
    place: Place, mapping: Mapping, keys: Source, book: Book, languages: list[str]
) -> Outcome:
    """Find the mistakes that explain all that is wrong with the keys of a mapping."""
    outcome = Outcome()

    def say(key: str, code: str, message: str) -> None:
        at = keys.keys.get((*place, key)) or book.at(place)
        outcome.problems.append(Problem(at, code, message))

    torn = dict(_torn(mapping))
    for key, whole in torn.items():
        advice = f'{TORN}; quote it: "{shown(whole)}"'
        say(key, "RM006", advice)
    told = {part for key, whole in torn.items() for part in _rest(mapping, key, whole)}
    _settle_languages(place, book, mapping, told, languages, outcome, say)
    unknown = [key for key in mapping.unknown if key not in told]
    missing = [name for name in fields(mapping.model) if name in mapping.missing]
    if mapping.model is Resource and (editions := mapping.value.get("editions")):
        if alone := editions_alone(editions, missing):
            say("editions", "RM005", alone)
        if alone or not isinstance(editions, dict):
            missing = [name for name in missing if name not in {"url", "language"}]
    if shaped := shape(mapping, unknown, missing):
        key, shape_advice, done = shaped
        say(key, "RM004", shape_advice)
        unknown = [name for name in unknown if name not in done]
        missing = [name for name in missing if name not in done]
    if said := title_and_address(mapping, unknown, missing):
        say(unknown[0], "RM004", said)
        return outcome
    if said := beside_text(mapping, unknown, languages):
        say(unknown[0], "RM004", said)
        unknown = [key for key in unknown if not is_language(key)]
        missing = [name for name in missing if name != "text"]
    for key in unknown:
        say(key, "RM004", _unknown(key, mapping, missing, outcome))
    missing = [name for name in missing if name not in outcome.renamed.values()]
    if missing and not torn:
        outcome.problems.append(Problem(book.at(place), "RM005", _missing(missing)))
    return outcome


def _missing(names: list[str]) -> str:
    quoted = [f'"{name}"' for name in names]
    if len(quoted) == 1:
        return f"{quoted[0]} is missing; add it"
    return f"{', '.join(quoted[:-1])} and {quoted[-1]} are missing; add them"


def _unknown(key: str, mapping: Mapping, missing: list[str], outcome: Outcome) -> str:
    """Say what an unknown key is called, and note which key was meant."""
    if meant := meant_key(key, mapping.model, mapping.value[key]):
        name, said = meant
        if name in mapping.value:
            return f"{said}, which is there already; remove one" if "called" in said else said
        if name not in outcome.renamed.values():
            outcome.renamed[key] = name
        return said
    found = _JOINED.fullmatch(key)
    if found and mapping.value[key] is None and found[1] in fields(mapping.model):
        outcome.renamed[key] = found[1]
        return f"write a colon and a space: {found[1]}: {shown(found[2])}"
    said = unknown_key(key, mapping.model, mapping.value[key])
    free = [name for name in missing if name not in outcome.renamed.values()]
    if len(free) == len(mapping.unknown) == 1 and "known" in said:
        outcome.renamed[key] = free[0]
        return f'unknown key "{shown(key)}"; is it the "{free[0]}" that is missing?'
    return said


def _torn(mapping: Mapping) -> Iterator[tuple[str, str]]:
    """Give the keys that are the rest of a text which a comma ended, with the whole text."""
    wrong = {*mapping.unknown, *mapping.wrong_languages}
    text: str | None = None
    first = ""
    for key, value in mapping.value.items():
        if value is None and key in wrong and text and not _joined(key):
            first, text = first or key, f"{text}, {key}"
            continue
        if first and text:
            yield first, text
        first, text = "", value if isinstance(value, str) else None
    if first and text:
        yield first, text


def _rest(mapping: Mapping, first: str, whole: str) -> list[str]:
    """Name the keys that a torn text consists of, from the first on."""
    names = list(mapping.value)
    start = names.index(first)
    rest: list[str] = []
    for key in names[start:]:
        if mapping.value[key] is not None or key not in whole:
            break
        rest.append(key)
    return rest


def _joined(key: str) -> bool:
    """Tell whether a key is a key and its value, without the space between them."""
    found = _JOINED.fullmatch(key)
    return bool(found and (is_language(found[1]) or found[1].isascii()) and found[2])


def _within_text(key: str, place: Place) -> str:
    """Say where a key belongs that stands in a text."""
    beside = str(place[-1]) if place else ""
    if key in fields(model_at(place[:-1])) and beside in fields(model_at(place[:-1])):
        return f'"{key}" is indented too deep to belong beside "{beside}"; align it with that'
    return f'"{key}" cannot stand in a text, which has a key for each language alone; remove it'


def _settle_languages(
    place: Place,
    book: Book,
    mapping: Mapping,
    told: set[str],
    languages: list[str],
    outcome: Outcome,
    say: Callable[[str, str, str], None],
) -> None:
    wrong = [key for key in mapping.wrong_languages if key not in told]
    joined = [key for key in wrong if mapping.value.get(key) is None and _joined(key)]
    if joined and (found := _JOINED.fullmatch(joined[0])):
        say(joined[0], "RM006", f"write a colon and a space: {found[1]}: {shown(found[2])}")
    for key in wrong:
        if key in joined:
            continue
        if "text" in mapping.model.model_fields and (found_key := meant_key(key, mapping.model)):
            say(key, "RM004", found_key[1])
            continue
        if key in every_key():
            book.lost.setdefault(place[:-1], set()).add(key)  # It is there, though too deep.
            say(key, "RM006", _within_text(key, place))
            continue
        meant = meant_language(key, languages)
        value = mapping.value.get(key)
        if not meant and isinstance(value, str) and len(mapping.value) == 1:
            whole = shown(f"{key}: {value}")
            say(key, "RM006", f'a text that holds ": " needs quotes: "{whole}"')
            continue
        if (
            meant
            and (meant in languages or not languages)
            and meant not in mapping.value
            and meant not in outcome.renamed.values()
        ):
            outcome.renamed[key] = meant
        say(key, "RM006", language(key, languages))
