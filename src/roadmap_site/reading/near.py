"""Which known word was probably meant: only what is near is ever named."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from roadmap_site.model import shown

MAX_SUGGESTED = 16
"""How many known words a message lists where none is close to the one that was written."""
NEAR = 0.8
"""How much alike two words are at least, from 0 to 1, where one is named instead of the other."""
_LONGEST = 200
"""The longest word that others are compared with."""
_SHORTEST = 4
"""The shortest word in which one wrong letter leaves no doubt."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or else which there are."""
    words = sorted(known)
    if close := near(word, words):
        return f'did you mean "{shown(close)}"?'
    if len(words) > MAX_SUGGESTED:
        return f"none of the {len(words)} that are known is like it"
    return f"known here: {', '.join(map(shown, words))}" if words else "none is known here"


def near(word: str, known: Iterable[str], cutoff: float = NEAR) -> str | None:
    """Give the known word that is nearest, if it is near in each of its parts.

    `ml-basics` is not meant by `dl-basics`, however many letters the two have in common.
    """
    if len(word) > _LONGEST:
        return None
    found = difflib.get_close_matches(word, list(known), n=3, cutoff=min(cutoff, 0.7))
    return next((other for other in found if _alike(word, other, cutoff)), None)


def _alike(word: str, other: str, cutoff: float) -> bool:
    parts, others = word.split("-"), other.split("-")
    if len(parts) != len(others):
        return word.replace("-", "") == other.replace("-", "") or _ratio(word, other) > 0.9
    return all(
        part == its or _ratio(part, its) >= cutoff or _is_slip(part, its)
        for part, its in zip(parts, others, strict=True)
    )


def _ratio(word: str, other: str) -> float:
    return difflib.SequenceMatcher(None, word, other).ratio()


def _is_slip(word: str, other: str) -> bool:
    """Tell whether one letter is wrong, or two have changed places."""
    if len(word) != len(other) or len(word) < _SHORTEST:
        return False
    wrong = [index for index in range(len(word)) if word[index] != other[index]]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and word[first] + word[second] == other[second] + other[first]
    return len(wrong) == 1
