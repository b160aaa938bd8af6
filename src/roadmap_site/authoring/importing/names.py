"""Permanent ids for what is imported: unique, in kebab-case, and readable where a title is.

A title in Latin letters gives its words. A title in another script gives the Latin words that stand
in it ("NLP 基础" gives `nlp`), and one without any gives its place: `stage-2`, `section-2-1`,
`topic-2-1-4`. An id that is written behind the title, as `{#graphs}`, is taken before all others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LONGEST = 48
_LONGEST_OF_TWO = 60
"""The most characters of an id that begins with that of a whole; `check` warns of longer ones."""
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
_SIGNS = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet", "&": " and "}


def slug(text: str) -> str:
    """Write the Latin words and the numbers of a text in kebab-case; empty where there are none."""
    lowered = text.lower()
    for sign, word in _SIGNS.items():
        lowered = lowered.replace(sign, word)
    plain = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    words = re.findall("[a-z0-9]+", re.sub("[\u0300-\u036f'’]", "", plain))
    while len(words) > 1 and len("-".join(words)) > _LONGEST:
        words.pop()
    name = "-".join(words)[:_LONGEST].strip("-")
    # One letter or a bare number names nothing.
    return name if re.search("[a-z]{2}|[a-z].*[a-z]|^[a-z]$", name) else ""


class Names:
    """Gives out ids, each of them once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def reserve(self, wanted: str) -> str:
        """Take an id that was written by hand; empty where it is none or is taken."""
        name = slug(wanted) or "-".join(re.findall("[a-z0-9]+", wanted.lower()))
        if not name or name in self.taken:
            return ""
        self.taken.add(name)
        return name

    def give(
        self,
        title: str,
        kind: str,
        place: tuple[int, ...],
        within: str = "",
        *,
        generic: bool = False,
    ) -> str:
        """Make an id for a part of a kind, such as `topic`, at a place such as `(2, 1, 4)`.

        The id of what it is a part of goes before a generic title from the beginning.
        """
        stem = slug(title)
        if generic and stem and within:
            stem = _within(within, stem)
        for name in _candidates(stem, kind, place, within):
            if name not in self.taken:
                self.taken.add(name)
                return name
        raise AssertionError("the candidates never end")


def _within(whole: str, name: str) -> str:
    """Put the id of the whole before that of a part, as far as there is room for its words."""
    words = whole.split("-")
    while len(words) > 1 and len("-".join([*words, name])) > _LONGEST_OF_TWO:
        words.pop()
    return "-".join([*words, name])


def _candidates(name: str, kind: str, place: tuple[int, ...], within: str) -> Iterator[str]:
    numbered = "-".join([kind, *map(str, place)])
    if name:
        yield name
        # "Resources" stands in many sections: the section's id tells them apart.
        if within and within != name and not within.startswith(f"{name}-"):
            yield _within(within, name)
        yield f"{name}-{kind}"
    yield numbered
    count = 2
    while True:
        yield f"{name or numbered}-{count}"
        count += 1
