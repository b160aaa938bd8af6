"""Chinese words cut finer: parts of long words, so that a part finds the whole.

jieba cuts a text into words; 操作系统 is one word to it. Here each long word is cut further where
shorter words of the dictionary tile it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import jieba

CUT = "\u200b"

_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{3,}")
"""A run of Chinese characters that may hold more than one word."""


def cut_finer(text: str) -> str:
    """Mark where long words of a text may be cut."""
    return _RUN.sub(lambda word: CUT.join(parts(word[0])), text)


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
