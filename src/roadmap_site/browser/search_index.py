"""The index of a search, as a reader's browser reads it, and the texts that its hits show.

The index knows which words stand where; `scripts/search/` says how it is asked. Texts are in files
of their own, fetched for the hits that are shown, so that the index of a large roadmap stays small.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from roadmap_site.browser.search_tables import (
    BODY,
    NAME,
    POINT,
    RESOURCE,
    TITLE,
    Parts,
    Places,
    marked,
    put,
)
from roadmap_site.edition import FALLBACK, Findable
from roadmap_site.text import chinese_words
from roadmap_site.text import sounds as chinese_sounds
from roadmap_site.text.fillers import fillers
from roadmap_site.text.folding import fold, humps, rules, words
from roadmap_site.text.sounds import is_han, sounds
from roadmap_site.text.variants import regional, twofold

FOLDER = "search"
INDEX = f"{FOLDER}/index.json"


_TEXTS = 1 << 15
"""About how many characters of text are fetched at once."""

_COMPOUND = re.compile(r"[^\W_\u0e00-\uffff]+(?:[-_][^\W_\u0e00-\uffff]+)+")


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
    if is_chinese:
        chinese_words.keep()
        chinese_sounds.keep()
    chunks = [*map(_json, _chunks(given))]
    parts = Parts()
    signs = {sign for table in (reader.words, reader.names) for word in table for sign in word}
    index = {
        "rules": rules(signs),
        "fillers": _fillers(languages),
        "regional": regional(reader.words) if is_chinese else [],
        "twofold": twofold(reader.words) if is_chinese else [],
        "entries": _entries(given),
        "texts": [marked("text", text) for text in chunks],
        "starts": _starts(given),
        "words": parts.of_words(reader.words),
        "names": parts.of_names(reader.names),
        "sounds": parts.of_names(reader.sounds),
    }
    named = {marked("text", text): text for text in chunks} | parts.files
    return {INDEX: _json(index), **{f"{FOLDER}/{name}": text for name, text in named.items()}}


def _fillers(languages: Iterable[str]) -> list[str]:
    """Give the words that say nothing in any language that people may ask in."""
    known = (word for tag in (*languages, FALLBACK) for word in fillers(tag))
    return [*dict.fromkeys(map(fold, known))]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
                put(self.words, word, number, place)
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
            put(self.names, joined, number, place)
            if place <= NAME:
                self._hear(joined, number, place)

    def _hear(self, word: str, number: int, place: int) -> None:
        if self.is_chinese and is_han(word):
            for sound in sounds(word):
                put(self.sounds, sound, number, place)


@lru_cache(maxsize=1 << 12)
def _cut(text: str, *, is_chinese: bool) -> tuple[str, ...]:
    """Give the words of a text as they are compared, and those that they are made of, each once."""
    found = (form for word in words(text) for form in _forms(word, is_chinese=is_chinese))
    return tuple(dict.fromkeys((*found, *_compounds(text))))


@lru_cache(maxsize=1 << 14)
def _forms(word: str, *, is_chinese: bool) -> tuple[str, ...]:
    folded = fold(word)
    if is_chinese and is_han(folded):
        return chinese_words.cut(folded)
    return (folded, *map(fold, humps(word)))


def _compounds(text: str) -> Iterator[str]:
    """Give words with hyphens as one, too: fine-tuning is found by finetuning."""
    for found in _COMPOUND.finditer(text):
        yield "".join(map(fold, words(found[0])))
