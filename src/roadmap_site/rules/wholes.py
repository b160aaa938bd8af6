"""What the files of stages hold, kept from one run to the next for those who want all of it.

It stands beside what `keeping` keeps, since most runs want no more than that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from contextlib import suppress

from roadmap_site.model import Stage
from roadmap_site.text import cache

_LARGEST = 1 << 27
"""The most that is kept of one roadmap, in bytes."""


class Wholes:
    """What files hold, each under the hash by which the stage is known; empty to begin with."""

    def __init__(self) -> None:
        self._kept = b""
        """What was kept, in one piece: thousands of small ones would leave gaps in the memory."""
        self._spans: dict[str, tuple[int, int]] = {}
        self._new: dict[str, bytes] = {}

    def fetch(self, name: str) -> None:
        """Get what was kept under a name."""
        self._hold(cache.read(name, cache.program()) or b"")

    def _hold(self, content: bytes) -> None:
        self._kept, self._new = content, {}
        lines = re.finditer(rb"^(\w+) (.*)$", content, re.MULTILINE)
        self._spans = {line[1].decode(): line.span(2) for line in lines}

    def __bool__(self) -> bool:
        return bool(self._spans or self._new)

    def __contains__(self, digest: str) -> bool:
        return digest in self._spans or digest in self._new

    def read(self, digest: str) -> Stage | None:
        """Give the stage that a file holds; None where what was kept is no stage."""
        with suppress(ValueError):  # That of pydantic, too.
            return Stage.model_validate_json(self.packed(digest) or b"")
        return None

    def learn(self, digest: str, value: object) -> None:
        """Note what a file holds."""
        if digest not in self:
            # A half of a sign, which YAML can write, has no UTF-8; nothing is kept of that file.
            with suppress(UnicodeEncodeError):
                self.put(digest, json.dumps(value, ensure_ascii=False).encode())

    def packed(self, digest: str) -> bytes | None:
        """Give what a file holds in the form that `put` takes."""
        if digest in self._new:
            return self._new[digest]
        if digest not in self._spans:
            return None
        start, end = self._spans[digest]
        return self._kept[start:end]

    def put(self, digest: str, packed: bytes) -> None:
        """Note what a file holds, as `packed` gives it."""
        self._new[digest] = packed

    def keep(self, name: str, wanted: Collection[str]) -> None:
        """Keep what is wanted of it under a name, where that is more than before."""
        if not self._new:
            return
        known = [digest for digest in (*self._spans, *self._new) if digest in wanted]
        content = b"\n".join(
            b"%b %b" % (digest.encode("ascii"), self.packed(digest) or b"") for digest in known
        )
        if len(content) <= _LARGEST:
            cache.write(name, cache.program(), content)
        self._hold(content)
