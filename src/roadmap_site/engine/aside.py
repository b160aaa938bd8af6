"""Texts of pages that are not needed for a while, laid aside so that memory does not hold them all.

MkDocs reads all pages before it writes the first one, and keeps what it has read and made of it to
the end: of 700 stages that is more than a gigabyte.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from typing import IO

ROOM = 1 << 19
"""About how many characters stay in memory."""


@dataclass(frozen=True)
class _Place:
    start: int
    length: int


Slip = str | _Place | None
"""What to ask for a text with: the text itself, where there is room."""


class Aside:
    """Where the texts of one build lie."""

    def __init__(self, folder: str) -> None:
        """Lay texts into a file that has no name, on the disk of a folder."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._room = ROOM
        self._end = 0
        self._last: tuple[_Place, str] | None = None
        """What was asked for last: templates ask for it more than once."""

    def put(self, text: str | None) -> Slip:
        """Lay a text aside."""
        if text is None or len(text) <= self._room:
            self._room -= len(text or "")
            return text
        content = text.encode("utf-8", "surrogatepass")
        if self._file is None:
            self._file = self._opened()
        self._file.seek(self._end)
        self._file.write(content)
        place = _Place(self._end, len(content))
        self._end += len(content)
        return place

    def _opened(self) -> IO[bytes]:
        # Elsewhere a file has a name as long as it is open, and would be a part of the site. That
        # of `mkdocs serve` may have moved by now.
        is_there = hasattr(os, "O_TMPFILE") and os.path.isdir(self._folder)  # noqa: PTH112
        return tempfile.TemporaryFile(dir=self._folder if is_there else None)

    def get(self, slip: Slip) -> str | None:
        """Give a text back; it lies there still."""
        if not isinstance(slip, _Place):
            return slip
        if not self._last or self._last[0] != slip:
            assert self._file
            self._file.seek(slip.start)
            self._last = slip, self._file.read(slip.length).decode("utf-8", "surrogatepass")
        return self._last[1]
