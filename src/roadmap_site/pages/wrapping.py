"""How the words of a box are broken into lines: as few as can be, of about the same length."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from unicodedata import category, combining, east_asian_width

_CLOSING = "）》」』”’)\\]、，。：；！？"
_PIECE = re.compile(
    r"[（《「『“‘(\[]*(?:[^\s\u3400-\u9fff（《「『“‘、，。：；！？]+|[\u3400-\u9fff]|\S)"
    rf"[{_CLOSING}]*\s*"
)
"""What a line is not broken within: a word or a Chinese character, with its punctuation."""
_HYPHENED = re.compile(r"[^-\u2010/]+[-\u2010/]*\s*|[-\u2010/]+\s*")
_BLANKS = re.compile(r"[^\S\u00a0]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Scripts besides Chinese that have no spaces between words: Thai, Lao, Burmese and Khmer."""
_UNSPACED = "\u0e00"
"""The first sign of a script that has no spaces between words."""
_LEADING = re.compile(r"[\u0e40-\u0e44\u0ec0-\u0ec4]")
"""Vowels of Thai and Lao that stand before their syllable: it begins with them."""
_JOINERS = "\u200c\u200d"
_VIRAMA = 9
"""The class of what joins two letters of an Indian script into one (Unicode, 4.3)."""
_JOINING = frozenset("与與和及或的")
"""Chinese words beside which a line may well be broken."""
WITHIN = 60
"""What it costs to break where a word may go on, as it may between two Chinese characters: as much
as some eight columns that a line has too few."""


def wrapped(text: str, columns: int) -> list[str]:
    """Break a label into lines: at spaces, and where a language has none, between its signs."""
    text = _BLANKS.sub(" ", text).strip()
    if columns_of(text) <= columns:
        return [text]
    pieces = _pieces(text, columns)
    widths = [columns_of(piece) for piece in pieces]
    bare = [width - _blanks_after(piece) for width, piece in zip(widths, pieces, strict=True)]
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


def _blanks_after(piece: str) -> int:
    return len(piece) - len(piece.rstrip())


def columns_of(text: str) -> int:
    """Count the columns that a text takes: Chinese characters take two, marks on letters none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(sign: str) -> int:
    if sign < "\u0300":
        return 1
    if east_asian_width(sign) in "WF":
        return 2
    return 0 if category(sign) in ("Mn", "Me", "Cf") else 1


def _lines(pieces: list[str], starts: list[int]) -> list[str]:
    lines, end = [], len(pieces)
    while end:
        lines.append("".join(pieces[starts[end] : end]).rstrip())
        end = starts[end]
    return lines[::-1] or [""]


def _cost(before: str, after: str) -> int:
    """Tell what it costs to break a line between two pieces."""
    if before[-1] < _UNSPACED or after < _UNSPACED:
        return 0
    if _JOINING & {before, after[0]} and after[0] != "的":
        return 0
    if _SPACELESS.match(before[-1]) and _SPACELESS.match(after):
        return WITHIN // 2 if _LEADING.match(after) else 2 * WITHIN
    return WITHIN if _HAN.match(before[-1]) and _HAN.match(after) else 0


def _pieces(text: str, columns: int) -> list[str]:
    found: list[str] = []
    for piece in _PIECE.findall(text):
        if found and found[-1].endswith("\u00a0"):  # It holds a number to its title.
            piece = found.pop() + piece
        found += _cut(piece, columns)
    return found


def _cut(piece: str, columns: int) -> list[str]:
    """Cut what is longer than a line, such as a word of German, into parts that are not.

    A word is parted at its hyphens first.
    """
    if columns_of(piece.rstrip()) <= columns:
        return [piece]
    if _SPACELESS.search(piece):
        return _letters(piece)
    return [cut for part in _HYPHENED.findall(piece) for cut in _evenly(part, columns)]


def _evenly(word: str, columns: int) -> list[str]:
    """Cut a word into parts of about the same length."""
    width = columns_of(word.rstrip())
    count = max(-(-width // columns), 1)
    parts, filled = [""], 0
    for letter in _letters(word):
        filled += columns_of(letter.rstrip())
        if filled > -(-width * len(parts) // count) and letter.strip():
            parts.append("")
        parts[-1] += letter
    return [part for part in parts if part]


def _letters(word: str) -> list[str]:
    """Part a word into its letters, each with its marks and what is joined to it."""
    found: list[str] = []
    for sign in word:
        if found and _goes_on(found[-1], sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _goes_on(letter: str, sign: str) -> bool:
    """Tell whether a sign belongs to the letter before it."""
    last = letter[-1]
    is_joined = last in _JOINERS or combining(last) == _VIRAMA or _LEADING.match(last) is not None
    is_mark = (
        category(sign)[0] == "M" or sign in _JOINERS or sign in "\u0e30\u0e32\u0e33\u0e45\u0e46"
    )
    return is_joined or is_mark or sign.isspace() or last == "\u00a0" or _is_number(letter, sign)


def _is_number(letter: str, sign: str) -> bool:
    """Tell whether a sign belongs to the number before a title."""
    return letter.isdecimal() and (sign.isdecimal() or sign == "\u00a0")
