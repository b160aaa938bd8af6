"""Known words in a text, of any script."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

Kind = TypeVar("Kind")


def finder(known: Mapping[str, Kind]) -> Callable[[str], Iterator[tuple[re.Match[str], Kind]]]:
    """Make what finds known words, in small letters, in a text, each with what is known of it."""
    search = words(known)

    def find(text: str) -> Iterator[tuple[re.Match[str], Kind]]:
        return ((found, known[_as_known(found[0], known)]) for found in search.finditer(text))

    return find


def _as_known(found: str, known: Collection[str]) -> str:
    """Give the word that was found: for IGNORECASE, µ and μ are one, too."""
    word = found.lower()
    if word in known:
        return word
    return next(word for word in known if re.fullmatch(re.escape(word), found, re.IGNORECASE))


def words(known: Iterable[str]) -> re.Pattern[str]:
    """Find any of some words in a text, whatever their case, the longest first."""
    # A group for each word would tell which one was found, and make the search ten times slower.
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile("|".join(map(_bounded, longest_first)), re.IGNORECASE)


def _bounded(word: str) -> str:
    # Chinese has no spaces to end a word; Latin letters do so only against each other.
    start = r"(?<![A-Za-z0-9])" if word[0].isascii() else ""
    end = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
    return f"{start}{re.escape(word)}{end}"
