"""The search index, cut so that a part of a Chinese word finds the whole.

Material cuts Chinese text into words with jieba and marks the cuts with zero-width spaces; the
browser matches words by their beginnings. So 操作系统, one word to jieba, is not found by 系统.
Here each long word is cut further where shorter words of the dictionary tile it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache

import jieba

CUT = "\u200b"

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{3,}")
"""A run of Chinese characters that may hold more than one word."""


def recut(index: str) -> str:
    """Give a search index with long Chinese words cut into their parts.

    Takes and gives the JSON that Material's search plugin writes. What comes out is UTF-8 text
    without escapes, half the size.
    """
    data = json.loads(index)
    for entry in data["docs"]:
        for field in ("title", "text"):
            entry[field] = _HAN.sub(lambda word: CUT.join(parts(word[0])), entry[field])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


@cache
def parts(word: str) -> tuple[str, ...]:
    """Cut a word into the shorter words that tile it, the longest first; itself where none do."""
    known = {part for part in jieba.cut_for_search(word) if 1 < len(part) < len(word)}
    return next(_tilings(word, sorted(known, key=len, reverse=True)), (word,))


def _tilings(word: str, known: list[str]) -> Iterator[tuple[str, ...]]:
    if not word:
        yield ()
    for part in known:
        if word.startswith(part):
            for rest in _tilings(word[len(part) :], known):
                yield (part, *rest)
