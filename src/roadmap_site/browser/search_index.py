"""The index of a search, as a reader's browser reads it, and the texts that its hits show.

The index knows which words stand where; `scripts/search/` says how it is asked. Texts are in files
of their own, fetched for the hits that are shown, so that the index of a large roadmap stays small.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from roadmap_site.edition import FALLBACK, Findable
from roadmap_site.text.chinese_words import cut
from roadmap_site.text.fillers import fillers
from roadmap_site.text.folding import fold, humps, rules, words
from roadmap_site.text.sounds import is_han, sounds
from roadmap_site.text.variants import regional, twofold

FOLDER = "search"
INDEX = f"{FOLDER}/index.json"

TITLE, NAME, POINT, BODY, RESOURCE = range(5)
"""Where a word stands, the most telling first."""

_PLACES = 8
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_BITS = 5
_TEXTS = 1 << 15
"""About how many characters of text are fetched at once."""

_COMPOUND = re.compile(r"[^\W_\u0e00-\uffff]+(?:[-_][^\W_\u0e00-\uffff]+)+")

Places = dict[str, dict[int, int]]
"""Words, with the findables that have them, and the most telling place there."""


def files(findables: Iterable[Findable], languages: Sequence[str]) -> dict[str, str]:
    """Give the files of a search by their paths: the index, and the texts that it names.

    The first of the languages is that of the site, the others are those that people may ask in. In
    Chinese, words are cut by a dictionary and found by their sounds.
    """
    given = [*findables]
    is_chinese = languages[0].partition("-")[0] == "zh"
    reader = _Reader(map(fold, fillers(languages[0])), is_chinese=is_chinese)
    for number, item in enumerate(given):
        reader.read(number, item)
    chunks = [*map(_json, _chunks(given))]
    signs = {sign for table in (reader.words, reader.names) for word in table for sign in word}
    index = {
        "rules": rules(signs),
        "fillers": _fillers(languages),
        "regional": regional(reader.words) if is_chinese else [],
        "twofold": twofold(reader.words) if is_chinese else [],
        "entries": _entries(given),
        "texts": [*map(_marked, chunks)],
        "starts": _starts(given),
        "words": _table(reader.words),
        "names": _table(reader.names),
        "sounds": _table(reader.sounds),
    }
    return {INDEX: _json(index), **{f"{FOLDER}/{_marked(text)}": text for text in chunks}}


def _fillers(languages: Iterable[str]) -> list[str]:
    """Give the words that say nothing in any language that people may ask in."""
    known = (word for tag in (*languages, FALLBACK) for word in fillers(tag))
    return [*dict.fromkeys(map(fold, known))]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _marked(text: str) -> str:
    return f"text.{hashlib.sha256(text.encode()).hexdigest()[:8]}.json"


def _entries(given: Sequence[Findable]) -> list[list[object]]:
    """Give kind, title, address, and the number of what each belongs to.

    Where that stands on the same page, the address is the rest alone.
    """
    order = {item.address: number for number, item in enumerate(given)}
    entries: list[list[object]] = []
    for item in given:
        within = order.get(item.within, -1)
        page, mark, anchor = item.address.partition("#")
        same = mark and within >= 0 and page == item.within.partition("#")[0]
        entries.append([item.kind, item.title, f"#{anchor}" if same else item.address, within])
    return entries


def _chunks(given: Sequence[Findable]) -> Iterator[list[list[Sequence[str]]]]:
    """Give the texts of all, in order, many together."""
    starts = _starts(given)
    for start, end in zip(starts, (*starts[1:], len(given)), strict=True):
        yield [[(*item.body, *item.points), item.resources] for item in given[start:end]]


def _starts(given: Sequence[Findable]) -> list[int]:
    """Say with which findable each file of texts begins."""
    starts, size = [0], 0
    for number, item in enumerate(given):
        length = sum(map(len, (*item.body, *item.points, *item.resources)))
        if size and size + length > _TEXTS:
            starts.append(number)
            size = 0
        size += length
    return starts


class _Reader:
    """Collects words, whole names, and the sounds of both, each with where they stand."""

    def __init__(self, needless: Iterable[str], *, is_chinese: bool) -> None:
        self.needless = {*needless}
        self.is_chinese = is_chinese
        self.words: Places = {}
        self.names: Places = {}
        self.sounds: Places = {}

    def read(self, number: int, item: Findable) -> None:
        """Take up all that a findable is found by."""
        for name, place in ((item.title, TITLE), *((name, NAME) for name in item.names)):
            self._name(name, number, place)
            self._text(name, number, place)
        for text in item.points:
            self._text(text, number, POINT)
        for text in item.body:
            self._text(text, number, BODY)
        for text in item.resources:
            self._text(text, number, RESOURCE)
        for name in item.resource_names:
            self._name(name, number, RESOURCE)
            self._text(name, number, RESOURCE)

    def _text(self, text: str, number: int, place: int) -> None:
        for word in _cut(text, is_chinese=self.is_chinese):
            if place <= POINT or not self._is_needless(word):
                _put(self.words, word, number, place)
            if place <= NAME and len(word) > 1:
                self._hear(word, number, place)

    def _is_needless(self, word: str) -> bool:
        """Tell whether a word in a text says too little.

        In Chinese a single character is found in others. In Japanese, it may be a whole word.
        """
        is_sign = self.is_chinese and len(word) == 1 and is_han(word)
        return is_sign or word in self.needless

    def _name(self, name: str, number: int, place: int) -> None:
        if joined := "".join(map(fold, words(name))):
            _put(self.names, joined, number, place)
            if place <= NAME:
                self._hear(joined, number, place)

    def _hear(self, word: str, number: int, place: int) -> None:
        if self.is_chinese and is_han(word):
            for sound in sounds(word):
                _put(self.sounds, sound, number, place)


def _put(table: Places, word: str, number: int, place: int) -> None:
    known = table.setdefault(word, {})
    if place < known.get(number, _PLACES):
        known[number] = place


@lru_cache(maxsize=1 << 12)
def _cut(text: str, *, is_chinese: bool) -> tuple[str, ...]:
    """Give the words of a text as they are compared, and those that they are made of, each once."""
    found = (form for word in words(text) for form in _forms(word, is_chinese=is_chinese))
    return tuple(dict.fromkeys((*found, *_compounds(text))))


@lru_cache(maxsize=1 << 14)
def _forms(word: str, *, is_chinese: bool) -> tuple[str, ...]:
    folded = fold(word)
    if is_chinese and is_han(folded):
        return cut(folded)
    return (folded, *map(fold, humps(word)))


def _compounds(text: str) -> Iterator[str]:
    """Give words with hyphens as one, too: fine-tuning is found by finetuning."""
    for found in _COMPOUND.finditer(text):
        yield "".join(map(fold, words(found[0])))


def _table(places: Places) -> list[str]:
    """Give words in the order of a browser, and for each where it stands."""
    ordered = sorted(places, key=lambda word: word.encode("utf-16-be"))
    lines = map(_after, ("", *ordered), ordered)
    return ["\n".join(lines), "\n".join(_numbers(places[word]) for word in ordered)]


def _after(before: str, word: str) -> str:
    """Write a word by how many signs it shares with the one before, and the rest."""
    shared = 0
    for one, other in zip(before, word, strict=False):
        # Browsers count the signs beyond these twice.
        if one != other or one > "\uffff" or shared == len(_DIGITS) - 1:
            break
        shared += 1
    return _DIGITS[shared] + word[shared:]


def _numbers(places: dict[int, int]) -> str:
    """Write rising numbers in few signs: by how much each is larger, five bits in a sign."""
    before, text = 0, ""
    for number in sorted(number * _PLACES + place for number, place in places.items()):
        text += _digits(number - before)
        before = number
    return text


def _digits(number: int) -> str:
    text = ""
    while number >= 1 << _BITS:
        text += _DIGITS[number % (1 << _BITS) + (1 << _BITS)]
        number >>= _BITS
    return text + _DIGITS[number]
