"""What the files of stages hold, kept from one run to the next for those who want all of it.

It stands beside what `keeping` keeps, since most runs want no more than that.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from contextlib import suppress

from roadmap_site.model import Stage
from roadmap_site.text import cache

_LARGEST = 1 << 27
"""The most that is kept of one roadmap, in bytes."""


class Wholes:
    """What files hold, each under the hash by which the stage is known; empty to begin with."""

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._changed = False

    def fetch(self, name: str) -> None:
        """Get what was kept under a name."""
        for line in (cache.read(name, cache.program()) or b"").splitlines():
            digest, _, packed = line.partition(b" ")
            self._packed[digest.decode("ascii", "replace")] = packed

    def __bool__(self) -> bool:
        return bool(self._packed)

    def __contains__(self, digest: str) -> bool:
        return digest in self._packed

    def take(self, digest: str) -> Stage | None:
        """Give the stage that a file holds, and forget it; None where what was kept is no stage."""
        with suppress(ValueError):  # That of pydantic, too.
            return Stage.model_validate_json(self._packed.pop(digest))
        return None

    def learn(self, digest: str, value: object) -> None:
        """Note what a file holds."""
        if digest not in self._packed:
            # A half of a sign, which YAML can write, has no UTF-8; nothing is kept of that file.
            with suppress(UnicodeEncodeError):
                self.put(digest, json.dumps(value, ensure_ascii=False).encode())

    def packed(self, digest: str) -> bytes | None:
        """Give what a file holds in the form that `put` takes."""
        return self._packed.get(digest)

    def put(self, digest: str, packed: bytes) -> None:
        """Note what a file holds, as `packed` gives it."""
        self._packed[digest] = packed
        self._changed = True

    def keep(self, name: str, wanted: Collection[str]) -> None:
        """Keep what is wanted of it under a name, where that is more than before."""
        if self._changed:
            lines = (
                b"%b %b" % (digest.encode("ascii"), packed)
                for digest, packed in self._packed.items()
                if digest in wanted
            )
            content = b"\n".join(lines)
            if len(content) <= _LARGEST:
                cache.write(name, cache.program(), content)
