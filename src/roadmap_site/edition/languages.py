"""Languages by their tags: how they are called, which way they run, which one is near another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts that run from right to left."""
_MACRO = {"no": "nb"}
"""Languages whose name usually means one of several, and which one."""
_SIGNS = {"Hans": "简", "Hant": "繁"}
"""What tells the scripts of one language apart in a single sign, where that is usual."""

_ISOLATES = {False: "\u2066", True: "\u2067"}
"""What begins a part that runs to the right, or to the left (Unicode Standard Annex 9)."""
_END = "\u2069"
_RANGE = re.compile(r"\d+(?:[.,]\d+)*–\d+(?:[.,]\d+)*")


class _Parts(NamedTuple):
    """What a tag says and what goes without saying."""

    language: str
    script: str
    territory: str


def locale(tag: str) -> Locale | None:
    """Give what CLDR knows of a language; None for one that it does not know."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def is_rtl(tag: str) -> bool:
    """Tell whether a language is written from right to left."""
    return _parts(tag).script in _RIGHT_TO_LEFT


def isolated(text: str, tag: str, within: str) -> str:
    """Keep the direction of a text among words of a language that runs the other way.

    Signs do it, invisible ones, so that it holds in titles and attributes, too.
    """
    return text if is_rtl(tag) == is_rtl(within) else f"{_ISOLATES[is_rtl(tag)]}{text}{_END}"


def set_apart(text: str, within: str) -> str:
    """Isolate a text that has letters of the other direction alone, among those of a language."""
    found = {unicodedata.bidirectional(sign) for sign in text}
    if is_rtl(within) and "L" in found and not found & {"R", "AL"}:
        return f"{_ISOLATES[False]}{text}{_END}"
    return text


def with_ranges(text: str, tag: str) -> str:
    """Let ranges such as 10–20 run from left to right in a text that does not, as in print."""
    if "–" not in text or not is_rtl(tag):
        return text
    return _RANGE.sub(f"{_ISOLATES[False]}\\g<0>{_END}", text)


def nearest(tag: str, known: Iterable[str]) -> str | None:
    """Give the known language whose readers read this one: zh-TW for zh-HK, never zh.

    Another language or script is not near; of several regions the same one is, else the plainest.
    """
    wanted = _parts(tag)
    alike = [other for other in known if _parts(other)[:2] == wanted[:2]]
    order = {other: (other != tag, _parts(other) != wanted, len(other), other) for other in alike}
    return min(order, key=lambda other: order[other], default=None)


def own_name(tag: str, within: Locale | None = None) -> str:
    """Name a language in itself, or in another one; by its tag where nothing is known of it."""
    spoken, parts = locale(tag), _parts(tag)
    teller = within or spoken
    if not spoken or not teller:
        return tag
    names = teller.languages
    steps = ([spoken.script, spoken.territory], [spoken.territory], [spoken.script])
    known = ("_".join(filter(None, (parts.language, *step))) for step in steps if all(step))
    found = next((names[name] for name in known if name in names), None)
    return str(found or spoken.get_display_name(teller) or tag)


def names(tags: Iterable[str]) -> dict[str, str]:
    """Name languages beside each other, each in itself, as a menu does."""
    known = list(tags)
    plain = {tag: _name_among(tag, known) for tag in known}
    count = Counter(plain.values())
    found = {tag: name if count[name] == 1 else _whole_name(tag) for tag, name in plain.items()}
    return {tag: name[:1].upper() + name[1:] for tag, name in found.items()}


def short_names(tags: Iterable[str], usual: Mapping[str, str]) -> dict[str, str]:
    """Name languages in a sign or two: the usual ones where these tell them apart."""
    known = list(tags)
    signs = {tag: _SIGNS.get(_parts(tag).script) or tag.upper() for tag in known}
    alike, count = _alike(known), Counter(signs.values())
    return {
        tag: usual[tag] if tag not in alike else signs[tag] if count[signs[tag]] == 1 else tag
        for tag in known
    }


def _name_among(tag: str, known: list[str]) -> str:
    """Name a language; say its script where it has several there and the tag says none."""
    parts = _parts(tag)
    scripts = {_parts(other).script for other in known if _parts(other).language == parts.language}
    bare = tag == parts.language and len(scripts) > 1
    return own_name(f"{tag}-{parts.script}" if bare else tag)


def _whole_name(tag: str) -> str:
    spoken = locale(tag)
    return spoken.get_display_name(spoken) or tag if spoken else tag


def _alike(tags: list[str]) -> set[str]:
    """Keep the tags of languages that are there in more than one form."""
    count = Counter(_parts(tag).language for tag in tags)
    return {tag for tag in tags if count[_parts(tag).language] > 1}


@cache
def _parts(tag: str) -> _Parts:
    try:
        language, territory, script, *_ = parse_locale(tag, sep="-")
    except ValueError:
        return _Parts(tag.lower(), "", "")
    language = get_global("language_aliases").get(language, language).partition("_")[0]
    language = _MACRO.get(language, language)
    likely = get_global("likely_subtags")
    full = str(likely.get(f"{language}_{territory}") or likely.get(language) or f"{language}__")
    usual, home = [*full.split("_"), "", ""][1:3]
    return _Parts(language, script or usual, territory or home)
