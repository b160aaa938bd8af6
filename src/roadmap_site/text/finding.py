"""Known words in a text, of any script."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
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
    # Where words may begin is told by their first sign, so that the longest one at a place is
    # still tried first when those that begin alike stand together. What most places do not begin
    # with is then told by one look for each letter, and not for each word.
    by_start: dict[str, dict[str, list[str]]] = {}
    for word in longest_first:
        by_letter = by_start.setdefault(_bounds(word)[0], {})
        by_letter.setdefault(folded(word)[:1], []).append(word)
    parts = (
        f"{start}(?:{'|'.join(map(_any_of, by_letter.values()))})"
        for start, by_letter in by_start.items()
    )
    return re.compile("|".join(parts), re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    """Give the pattern of some words and of what has to hold after each, in their order."""
    # What neighbours share is said once for all of them: a long pattern takes long to compile.
    return "|".join(
        f"(?:{'|'.join(map(re.escape, alike))}){end}"
        for end, alike in groupby(words, lambda word: _bounds(word)[1])
    )


def stands_in(text: str, word: str) -> bool:
    """Tell whether a text has a word, both of them in small letters."""
    start, end = map(_compiled, _bounds(word))
    at = text.find(word)
    while at >= 0:
        if start.match(text, at) and end.match(text, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


@cache
def _compiled(bound: str) -> re.Pattern[str]:
    """Make a pattern of what has to hold at a place; there are a few such."""
    return re.compile(bound)


def folded(text: str) -> str:
    """Write a text so that every word which is found in it whatever its case is a part of it."""
    # The dot above and the letter without one, which have no other case in small letters.
    return text.casefold().replace("\u0307", "").replace("\u0131", "i")


def _bounds(word: str) -> tuple[str, str]:
    """Give what has to hold before and after a word, so that it is no part of another."""
    start = f"(?<!{_LETTER})(?<!{_MARK})" if _SPACED.match(word) else ""
    if _KATAKANA.match(word):
        start = f"(?<!{_KATAKANA.pattern})"
    if _KATAKANA.match(word[-1]):
        return start, f"(?!{_KATAKANA.pattern})"
    if _HANGUL.match(word[-1]):
        return start, f"(?={_PARTICLES}{{0,2}}(?!{_LETTER}))"
    spaced = _SPACED.match(word[-1]) or _ONE_MARK.match(word[-1])
    return start, f"(?!{_LETTER}|{_MARK})" if spaced else ""


_WITHOUT_SPACES = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    r"\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""What is written without spaces, where nothing tells a word from its neighbours."""
# The case of a neighbour does not matter, and saying so makes the pattern ten times faster.
_LETTER = rf"(?-i:[^\W_{_WITHOUT_SPACES}])"
"""Letters and digits of the scripts in which one only ends a word that another does not follow."""
_MARK = (
    r"(?-i:[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    r"\u0900-\u0963\u0971-\u0dff\u200c\u200d])"
)
"""Signs that belong to the letter before them, among them what joins the parts of a Persian word,
and all of the scripts of India, which have many."""
_PARTICLES = (
    "(?:은|는|이|가|을|를|의|에|에서|에게|와|과|도|로|으로|만|이나|나|부터|까지|처럼|보다|이란|란)"
)
"""What Korean writes onto the end of a word."""
_SPACED = re.compile(_LETTER)
_ONE_MARK = re.compile(_MARK)
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff]")
"""What Japanese writes foreign words in, where a change of script tells them from the others."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
