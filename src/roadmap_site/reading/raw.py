"""The text of a file, before it is read as YAML; what nobody could read is refused."""

from __future__ import annotations

import re
from pathlib import Path as File
from typing import NamedTuple, Protocol

import yaml

from roadmap_site.reading.encodings import not_utf_8
from roadmap_site.reading.problems import Position

MAX_BYTES = 1_000_000
"""The largest file that is read, in bytes; the largest stage anyone would edit is a tenth of it."""
_CONFLICT = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
CONFLICT_MESSAGE = "a merge conflict was left here; keep one side and remove the markers"
_LINE_SIGNS = re.compile("[\x85\u2028\u2029]")
"""Signs that YAML ends a line at, and that editors show as none, or not at all."""


class Mark(Protocol):
    """What the marks of PyYAML and of libyaml have in common; both count from zero."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column."""
        ...


class Spot(NamedTuple):
    """A mark of our own making."""

    line: int
    column: int


class RefusedError(Exception):
    """Stops the reading of a file."""

    def __init__(self, code: str, message: str, mark: Mark | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.mark = code, message, mark

    def at(self, path: str) -> Position:
        """Give where the file is refused."""
        return position(self.mark, path)


def text(content: bytes) -> str:
    """Give the text of a file without a sign that cannot be read; raises RefusedError."""
    try:
        found = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message, line, column = not_utf_8(error)
        raise RefusedError("RM001", message, Spot(line, column)) from error
    _refuse_controls(found)
    if (left := conflict(found)) is not None:
        raise RefusedError("RM001", CONFLICT_MESSAGE, Spot(left, 0))
    return found


def content(file: File) -> bytes:
    """Give what is in a file; raises RefusedError where that is too much or cannot be read."""
    try:
        if not file.is_file():
            raise RefusedError("RM001", "is not a file that can be read; remove or rename it")
        if file.stat().st_size > MAX_BYTES:
            size = f"is larger than {MAX_BYTES:,} bytes; split it into several stages"
            raise RefusedError("RM007", size)
        return file.read_bytes()
    except OSError as error:
        raise RefusedError("RM001", f"cannot be read: {error.strerror}") from error


def _refuse_controls(text: str) -> None:
    """Refuse what YAML does not allow; its readers do so too, but do not all say where."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text) or _LINE_SIGNS.search(text)
    if found:
        line_start = text.rfind("\n", 0, found.start()) + 1
        spot = Spot(text.count("\n", 0, found.start()), found.start() - line_start)
        message = f"holds the invisible character U+{ord(found[0]):04X}; remove it"
        raise RefusedError("RM001", message, spot)


def conflict(text: str) -> int | None:
    """Find what a version control system wrote between two versions; the line, from zero."""
    if not any(marker in text for marker in ("<<<<<<<", ">>>>>>>", "=======")):
        return None
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) if found else None


def position(mark: Mark | None, path: str) -> Position:
    """Give the place of a mark in a file; its beginning where there is no mark."""
    return Position(path, mark.line + 1, mark.column + 1) if mark else Position(path, 1, 1)
