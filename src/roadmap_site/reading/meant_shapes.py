"""Values of another shape: a mapping where a list has to be, a list where a text has to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from roadmap_site.model import is_language, shown
from roadmap_site.reading.book import Book
from roadmap_site.reading.meant_values import AROUND, reference
from roadmap_site.reading.names import meant_id

_ARROWS = re.compile(r"\s*(?:-+>|=+>|[→⇒>])\s*")
_OF_IDS = frozenset(
    {"needs", "recommends", "takes", "stages", "formerly_in", "aliases", "language", "languages"}
)
"""Keys of lists whose words have no spaces within them."""
_APART = "，、；;|/"
_NOTHING = frozenset({"无", "没有", "暂无", "none", "no", "nothing", "n/a", "-", "null"})
_ALL = frozenset({"all", "*", "everything", "全部", "所有", "全部阶段"})
_BULLET = re.compile(r"\s*(?:\d{1,2}[.)、]|[-*+•])\s")
_LONGEST = 60
"""The longest text that was meant as one or a few words."""
_YES = frozenset({"true", "yes", "1", "是"})
_HALVES = ("right", "wrong")


def a_list(given: object, book: Book, key: object, *, of_words: bool) -> str:
    """Say how to write a list under a key where something else stands."""
    expected = "expected a list"
    if isinstance(given, dict):
        return f"{expected}; {_of_mapping(given, book.ids, of_words=of_words)}"
    advice = "begin each of its lines with a hyphen"
    if not isinstance(given, str):
        return f"{expected}; {advice}"
    if re.match(r"\s*- ", given) and "\n" in given:
        return f"{expected}, and not a text of several lines; remove the | or > behind the key"
    said = f'{expected}, not "{shown(given)}"'
    if key == "takes" and given.strip().lower() in _ALL:
        return f"{said}; remove the key, for without it all is meant"
    if given.strip().lower() in _NOTHING:
        return f"{said}; write [], or remove the key"
    if of_words and given.strip().lower() in {"true", "false", "yes"}:
        return f"{said}; name them in brackets: [...]"
    if key not in _OF_IDS and of_words and len(parts := _ARROWS.split(given)) > 1:
        return f"{said}; write [{', '.join(map(shown, parts))}]"
    if of_words and (meant := _words(given, spaced=key not in _OF_IDS)):
        return f"{said}; write [{', '.join(map(shown, meant))}]"
    if of_words and (told := reference(given, book)):
        return f"{told.removesuffix('write that')}write it in brackets: [...]"
    return f"{said}; {advice}"


def _words(given: str, *, spaced: bool) -> list[str]:
    """Take a text apart into the words that a list of it would have; none where it has others."""
    inside = given.strip().strip(AROUND)
    parts = [part.strip().strip(AROUND) for part in re.split(f"[,{_APART}]", inside)]
    if spaced:
        return parts if all(parts) and len(given) < _LONGEST and not _BULLET.match(given) else []
    if len(parts) == 1:
        parts = inside.split()
    return parts if parts and all(meant_id(part) == part for part in parts) else []


def _of_mapping(given: dict[str, object], ids: frozenset[str], *, of_words: bool) -> str:
    """Say how a list is written that somebody wrote as keys with values."""
    keys, values = [*given], [*given.values()]
    only = values[0] if len(values) == 1 else None
    if of_words and isinstance(only, str) and (keys == ["id"] or meant_id(only) in ids):
        return f"write [{shown(only)}]"
    if all(map(_is_short, keys)):
        each = ", ".join(f"{key}: ..." for key in keys)
        if of_words:
            lists = [value for value in values if isinstance(value, list)]
            words = [str(word) for each in lists for word in each]
            return f"write [{shown(', '.join(words or keys))}]"
        if all(isinstance(value, str) for value in values):
            return f"put a hyphen before it: - {{{each}}}"
        return f"write an entry for each, with its languages: - {{{each}}}"
    if of_words and keys and all(value is None or value in _YES for value in map(_plain, values)):
        return f"write [{shown(', '.join(keys))}]"
    if keys and all(key.isdecimal() for key in keys):
        return f'put a hyphen in the place of "{keys[0]}:"'
    if both := [key for key in _HALVES if key in given]:
        return f"put a hyphen before each entry: {' and '.join(f'- {key}: ...' for key in both)}"
    if keys and all(isinstance(value, dict) for value in values):
        name = shown(keys[0])
        return f'write "- id: {name}" in the place of "{name}:", and its keys beneath that'
    if "id" in given or "title" in given:
        return f'put "- " before "{shown(keys[0])}:", and indent its other keys as far as that'
    return "begin each of its lines with a hyphen"


def _plain(value: object) -> object:
    return value.lower() if isinstance(value, str) else value if value is None else ()


def _is_short(tag: str) -> bool:
    """Tell whether a word is the tag of a language; those of three letters are mostly words."""
    return is_language(tag) and (len(tag) == 2 or "-" in tag)


def a_text(given: object) -> str:
    """Say how a text is written in each language where something else stands."""
    expected = "expected a text, or a text for each language such as {zh: ..., en: ...}"
    if not isinstance(given, list):
        return expected
    tags = [tag for part in given if isinstance(part, dict) for tag in part]
    if len(tags) == len(given) > 1 and all(map(_is_short, tags)):
        return f"expected a text, not a list; remove the hyphens before {_listed(tags)}"
    if len(given) == 1:
        return "expected a text, not a list; remove the hyphen or the brackets"
    return f"{expected}, not a list"


def an_address(given: object) -> str:
    """Say how the addresses of one work are written where a list or a mapping of them stands."""
    if isinstance(given, list) and len(given) == 1:
        return "expected an address, not a list; write it without brackets and hyphens"
    if isinstance(given, list):
        return f"expected one address, not {len(given)}; write an entry for each, with its title"
    if not isinstance(given, dict) or not given or not all(map(_is_short, given)):
        return "expected an address, such as https://example.org/"
    (_, first), *rest = given.items()
    others = ", ".join(f"{tag}: {value}" for tag, value in rest)
    beside = f", and editions: {{{shown(others)}}} beside it" if others else ""
    return f"expected one address, not one for each language; write {shown(str(first))}{beside}"


def one_text(given: dict[str, object]) -> str:
    """Say how to write a text that is the same in all languages, where each has one."""
    if len(given) == 1 and isinstance(value := given.get("id"), str):
        return f"expected a text, not a key with a value; write {shown(value)} alone"
    if len(given) == 1 and "id" not in given and _is_short(tag := next(iter(given))):
        return f"expected a text, not a key with a value; write {tag} alone"
    if given and all(map(_is_short, given)):
        return "expected a text, not one for each language; write it once, without braces"
    return "expected a text, not keys with values; write the text alone"


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
