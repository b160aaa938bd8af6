"""Chinese words, by jieba's dictionary: those of a text, and those that long ones are made of.

操作系统 is one word to jieba; it is cut further, so that 系统 is a word of its own, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import jieba

from roadmap_site.text import dictionary
from roadmap_site.text.learnt import Learnt


def cut(run: str) -> tuple[str, ...]:
    """Give the words of a run of Chinese characters, and those that the long ones are made of."""
    return tuple(_cut(run, _found))


def keep() -> None:
    """Keep what was cut, so that the next run need not load jieba's dictionary for it."""
    _cut.keep()


def _found(run: str) -> list[str]:
    found = dict.fromkeys(jieba.cut(run))
    return [*found | dict.fromkeys(part for word in found for part in parts(word))]


_cut = Learnt("chinese-words", dictionary.digest)


@lru_cache(maxsize=1 << 14)
def parts(word: str) -> tuple[str, ...]:
    """Cut a word into the shorter words that tile it, the longest first; itself where none do.

    A single character may stand before them, as 微 does in 微积分, unless the word begins with
    another one, as 数学家 does with 数学: a word is found by its beginning as it is.
    """
    known = {part for part in jieba.cut_for_search(word) if 1 < len(part) < len(word)}
    if tiles := _tile(word, known):
        return tiles
    if not any(map(word.startswith, known)) and (tiles := _tile(word[1:], known)):
        return (word[0], *tiles)
    return (word,)


def _tile(text: str, known: Iterable[str]) -> tuple[str, ...] | None:
    """Cut a text into known words only, the longest first; None where that cannot be."""
    longest_first = sorted(known, key=len, reverse=True)
    # From the end, so that each place is looked at once: whether the rest fits is known by then.
    first = {len(text): ""}
    for start in reversed(range(len(text))):
        for word in longest_first:
            if start + len(word) in first and text.startswith(word, start):
                first[start] = word
                break
    if 0 not in first:
        return None
    tiles, place = [], 0
    while place < len(text):
        tiles.append(first[place])
        place += len(first[place])
    return tuple(tiles)
