"""Patterns that few texts need, compiled once one does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Late:
    """A pattern of `re`. To compile one takes as long as to look for it in a thousand texts."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, self._flags)

    def match(self, text: str) -> re.Match[str] | None:
        """Find it at the beginning of a text."""
        return self._compiled.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Find it anywhere in a text."""
        return self._compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find it everywhere in a text."""
        return self._compiled.finditer(text)

    def sub(self, to: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Put something in its place."""
        return self._compiled.sub(to, text)
