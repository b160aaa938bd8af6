"""How the words of a box are broken into lines: as few as can be, of about the same length."""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import east_asian_width

_CLOSING = "）》」』”’)\\]、，。：；！？"
_PIECE = re.compile(
    r"[（《「『“‘(\[]*(?:[^\s\u3400-\u9fff（《「『“‘、，。：；！？]+|[\u3400-\u9fff]|\S)"
    rf"[{_CLOSING}]*\s*"
)
"""What a line is not broken within: a word or a Chinese character, with its punctuation."""
_HYPHENED = re.compile(r"[^-\u2010/]+[-\u2010/]*\s*|[-\u2010/]+\s*")
_BLANKS = re.compile(r"[^\S\u00a0]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_JOINING = frozenset("与與和及或的")
"""Chinese words beside which a line may well be broken."""
WITHIN = 60
"""What it costs to break between two other Chinese characters, which may be one word: as much as
some eight columns that a line has too few."""
BOUND = 1000
"""The same of what a space that does not break holds together."""


def wrapped(text: str, columns: int) -> list[str]:
    """Break a label into lines: at spaces, and between Chinese characters."""
    pieces = _pieces(_BLANKS.sub(" ", text), columns)
    widths = [columns_of(piece) for piece in pieces]
    bare = [columns_of(piece.rstrip()) for piece in pieces]
    costs = [0, *(_cost(*pair) for pair in pairwise(pieces))]
    # For as many pieces: how many lines they take, what these cost, and where the last one begins.
    best = [(0, 0, 0)]
    for end in range(len(pieces)):
        ways, width = [], bare[end]
        for start in range(end, -1, -1):
            width += widths[start] if start < end else 0
            if start < end and width > columns:
                break
            lines, cost, _ = best[start]
            ways.append((lines + 1, cost + (columns - width) ** 2 + costs[start], start))
        best.append(min(ways))
    return _lines(pieces, [start for _, _, start in best])


def columns_of(text: str) -> int:
    """Count the columns that a text takes: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _lines(pieces: list[str], starts: list[int]) -> list[str]:
    lines, end = [], len(pieces)
    while end:
        lines.append("".join(pieces[starts[end] : end]).rstrip())
        end = starts[end]
    return lines[::-1] or [""]


def _cost(before: str, after: str) -> int:
    """Tell what it costs to break a line between two pieces."""
    if before.endswith("\u00a0"):
        return BOUND
    if _JOINING & {before, after[0]} and after[0] != "的":
        return 0
    return WITHIN if _HAN.match(before[-1]) and _HAN.match(after) else 0


def _pieces(text: str, columns: int) -> list[str]:
    return [part for whole in _PIECE.findall(text) for part in _cut(whole, columns)]


def _cut(piece: str, columns: int) -> list[str]:
    """Cut what is longer than a line, such as a word of German, into parts that are not.

    A word is parted at its hyphens first.
    """
    if columns_of(piece.rstrip()) <= columns:
        return [piece]
    parts = _HYPHENED.findall(piece)
    return [
        part[at : at + columns]
        for part in parts
        for at in range(0, len(part.rstrip()) or 1, columns)
    ]
