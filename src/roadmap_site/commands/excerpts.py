"""The place of a problem in its file: the line, and a caret beneath it."""

from __future__ import annotations

import unicodedata
from pathlib import Path as File

from roadmap_site.model import shown
from roadmap_site.reading import Position

WIDEST = 88
"""How many columns of a line are shown at most; of longer ones a part around the place."""
_LARGEST = 1_000_000
"""The largest file that a line is shown of, in bytes; larger ones are not read at all."""


class Excerpts:
    """Shows lines of files, each of which is read once."""

    def __init__(self) -> None:
        self._files: dict[str, list[str]] = {}

    def of(self, at: Position) -> list[str]:
        """Give the line that a position is in and a caret under it; nothing for a whole file."""
        if not at.line:
            return []
        if at.path not in self._files:
            self._files[at.path] = _lines(at.path)
        lines = self._files[at.path]
        return _excerpt(lines[at.line - 1], at) if at.line <= len(lines) else []


def _excerpt(line: str, at: Position) -> list[str]:
    column = min(at.column - 1, len(line))
    # Only what is near can be shown, and a line may be as long as a file.
    before = max(column - WIDEST, 0)
    line, column = line[before : column + WIDEST], column - before
    start = _start(line, column)
    lead = ("..." if start or before else "") + "".join(map(_visible, line[start:column]))
    cut = _fitting(lead + "".join(map(_visible, line[column:])))
    number = str(at.line)
    return [
        f"  {number} | {cut}".rstrip(),
        f"  {' ' * len(number)} | {' ' * _width(lead)}^",
    ]


def _lines(path: str) -> list[str]:
    file = File(path)
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return []
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _start(line: str, column: int) -> int:
    """Find where to begin so that the place is within what is shown."""
    start = 0
    while _width(line[start:column]) > WIDEST // 2 + 8 and _width(line) > WIDEST:
        start += 8
    return min(start, column)


def _fitting(text: str) -> str:
    if _width(text) <= WIDEST:
        return text
    while _width(text) > WIDEST - 3:
        text = text[:-1]
    return f"{text}..."


def _visible(sign: str) -> str:
    return " " if sign == "\t" else shown(sign)


def _width(text: str) -> int:
    """Count the columns of a terminal that a text takes; Chinese characters take two each."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    unseen = sum(unicodedata.combining(sign) > 0 for sign in text)
    return len(text) + wide - unseen
