"""Tables of words and of where they stand, as a reader's browser reads them.

A small table is a part of the index. Of a large one, the index has what is needed for the first
answer to most queries, and the rest lies in files of some size, in the order of the words. Those
that a query touches are fetched; `scripts/search/table.js` reads them.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

TITLE, NAME, POINT, BODY, RESOURCE = range(5)
"""Where a word stands, the most telling first."""

Places = dict[str, "array[int]"]
"""Words, each with the findables that have it, in their order, and the most telling place there.

A findable and a place are one number: a large roadmap has a million of them.
"""

_PLACES = 8
_NAMED = 2
"""How many places there may be, and how many are names."""
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BITS = 5
_WHOLE = 1 << 16
"""About how many signs a table may have that is a part of the index."""
_PART = 1 << 15
"""About how many signs of a larger one are fetched at once."""


def put(table: Places, word: str, number: int, place: int) -> None:
    """Note that a word stands in a findable, which is the last one so far."""
    spots, spot = table.get(word), number * _PLACES + place
    if spots is None:
        table[word] = array("I", (spot,))
    elif spots[-1] // _PLACES < number:
        spots.append(spot)
    elif spot < spots[-1]:
        spots[-1] = spot


def marked(kind: str, text: str) -> str:
    """Give the name of a file, which changes with what it says."""
    return f"{kind}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.json"


class Parts:
    """Writes tables, and keeps the files of the large ones by their names."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def of_words(self, places: Places) -> list[object]:
        """Give all words, and where they stand; of a large table, those places that are names."""
        ordered = _ordered(places)
        every = [_numbers(places[word]) for word in ordered]
        words = "\n".join(_shortened(ordered))
        if len(words) + sum(map(len, every)) <= _WHOLE:
            return [words, "\n".join(every)]
        named, others = [], []
        for word in ordered:
            spots = places[word]
            named.append(_numbers((spot for spot in spots if spot % _PLACES <= NAME), _NAMED))
            others.append(_numbers(spot for spot in spots if spot % _PLACES > NAME))
        starts = [*_starts(map(len, others))]
        return [words, "\n".join(named), starts, self._write([], others, starts)]

    def of_names(self, places: Places) -> list[object]:
        """Give names or sounds, and where they stand; of a large table, the first of each file."""
        ordered = _ordered(places)
        words = [*_shortened(ordered)]
        numbers = [_numbers(places[word]) for word in ordered]
        sizes = [len(one) + len(other) for one, other in zip(words, numbers, strict=True)]
        if sum(sizes) <= _WHOLE:
            return ["\n".join(words), "\n".join(numbers)]
        starts = [*_starts(sizes)]
        firsts = [ordered[start] for start in starts[:-1]]
        return ["", "", starts, self._write(ordered, numbers, starts), firsts]

    def _write(
        self, words: Sequence[str], numbers: Sequence[str], starts: Sequence[int]
    ) -> list[str]:
        """Write a file from each start to the next; give their names."""
        names = []
        for start, end in pairwise(starts):
            said = ["\n".join(_shortened(words[start:end])), "\n".join(numbers[start:end])]
            text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
            names.append(marked("part", text))
            self.files[names[-1]] = text
        return names


def _starts(sizes: Iterable[int]) -> Iterator[int]:
    """Say with which word each file begins, and how many there are."""
    number, filled = 0, _PART
    for number, size in enumerate(sizes):
        if filled >= _PART:
            yield number
            filled = 0
        filled += size + 1
    yield number + 1


def _ordered(places: Places) -> list[str]:
    """Give words in the order of a browser."""
    return sorted(places, key=lambda word: word.encode("utf-16-be"))


def _shortened(ordered: Sequence[str]) -> Iterator[str]:
    return map(_after, ("", *ordered), ordered)


def _after(before: str, word: str) -> str:
    """Write a word by how many signs it shares with the one before, and the rest."""
    shared = 0
    for one, other in zip(before, word, strict=False):
        # Browsers count the signs beyond these twice.
        if one != other or one > "\uffff" or shared == len(_DIGITS) - 1:
            break
        shared += 1
    return _DIGITS[shared] + word[shared:]


def _numbers(spots: Iterable[int], kinds: int = _PLACES) -> str:
    """Write rising numbers in few signs: by how much each is larger, five bits in a sign."""
    before, text = 0, ""
    for spot in spots:
        number = spot // _PLACES * kinds + spot % _PLACES
        text += _digits(number - before)
        before = number
    return text


def _digits(number: int) -> str:
    text = ""
    while number >= 1 << _BITS:
        text += _DIGITS[number % (1 << _BITS) + (1 << _BITS)]
        number >>= _BITS
    return text + _DIGITS[number]
