"""Compiled templates, kept for the builds of one process and nowhere else."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class MemoryBytecodeCache(BytecodeCache):
    """Compiles each template once for all languages and for every rebuild of `mkdocs serve`.

    Compiling Material's templates takes longer than rendering all pages with them. Jinja would keep
    them in a file, too, but what is read from there is run: whoever could write it could run code.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from the same text."""
        checksum, code = self._known.get(bucket.key, ("", None))
        if code and checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code:
            self._known[bucket.key] = (bucket.checksum, bucket.code)


shared = MemoryBytecodeCache()
"""The one cache of this process."""
