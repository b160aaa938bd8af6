"""Unpacks answers a piece at a time, so that no small answer grows without bound."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
READABLE = _PACKED | {"", "identity"}
"""The ways of packing that can be read here."""


class Unpacker:
    """Unpacks one answer."""

    _PIECE = 65_536

    def __init__(self, encoding: str) -> None:
        self._zlib = zlib.decompressobj(wbits=47) if encoding in _PACKED else None

    def parts(self, chunk: bytes) -> Iterator[bytes]:
        """Unpack a chunk; raise ValueError where it is not packed as the answer says."""
        if self._zlib is None:
            yield chunk
            return
        try:
            while chunk:
                yield self._zlib.decompress(chunk, self._PIECE)
                chunk = self._zlib.unconsumed_tail
            yield self._zlib.decompress(b"", self._PIECE)
        except zlib.error as error:
            raise ValueError(str(error)) from error
