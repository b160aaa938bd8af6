"""How wide letters are taken to be where a drawing is made, the same on every machine.

The renderer measures with a font that it finds on the machine, and keeps a copy of it where the
user's caches are, which it takes for that font without a look. So a drawing would differ from
machine to machine, and with whatever lies there. It reads a font without shapes instead, of widths
alone, once in each process.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path as File
from tempfile import TemporaryDirectory

_CACHES = "XDG_CACHE_HOME"
_FONT = "mmdr/font-cache/8b0b6456f5e03e7f"
"""Where the renderer looks for the font of its theme: the name is a hash of the font's."""

_FIRST, _LAST = 0x20, 0x52F
"""Latin, Greek and Cyrillic; what is wider than these, such as Chinese, is a square by itself."""
_EM = 2048
_ASCII = (
    *(651, 821, 942, 1716, 1303, 1946, 1597, 563, 799, 799, 1024, 1716, 651, 739, 651, 690),
    *(1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303, 1303),
    *(690, 690, 1716, 1716, 1716, 1087, 2048),
    *(1401, 1405, 1430, 1577, 1294, 1178, 1587, 1540, 604, 604, 1343, 1141, 1767),
    *(1532, 1612, 1235, 1612, 1423, 1300, 1251, 1499, 1401, 2025, 1403, 1251, 1403),
    *(799, 690, 799, 1716, 1024, 1024),
    *(1255, 1300, 1126, 1300, 1260, 721, 1300, 1298, 569, 569, 1186, 569, 1995),
    *(1298, 1253, 1300, 1300, 842, 1067, 803, 1298, 1212, 1675, 1212, 1212, 1075),
    *(1303, 690, 1303, 1716),
)
"""From the space to the tilde, as a wide font has them: none of a page's is to leave its box."""
_CYRILLIC, _OTHER = 0x400, 1270
_WIDE = 1474
"""What Cyrillic letters have on average; the others beside ASCII are narrower."""


def settle(measure: Callable[[], object]) -> None:
    """Have the renderer read the widths: it does so when it first measures."""
    with suppress(OSError), TemporaryDirectory() as name:
        place = File(name) / _FONT
        place.parent.mkdir(parents=True)
        place.with_suffix(".font").write_bytes(font())
        place.with_suffix(".meta").write_text("0", encoding="ascii")
        with _caches(name):
            measure()
        return
    with _caches(os.devnull):  # Without a place for it, a font of the machine has to do.
        measure()


@contextmanager
def _caches(folder: str) -> Iterator[None]:
    before = os.environ.get(_CACHES)
    os.environ[_CACHES] = folder
    try:
        yield
    finally:
        del os.environ[_CACHES]
        if before is not None:
            os.environ[_CACHES] = before


def font() -> bytes:
    """Give a TrueType font in which every letter has a width and none a shape."""
    widths = [0, *map(_width, range(_FIRST, _LAST + 1))]
    metrics = b"".join(struct.pack(">Hh", width, 0) for width in widths)
    group = struct.pack(">HHLLLLLL", 12, 0, 28, 0, 1, _FIRST, _LAST, 1)
    tables = {
        b"cmap": struct.pack(">HHHHL", 0, 1, 3, 10, 12) + group,
        b"head": struct.pack(">LLLLHHQQ18x", 1 << 16, 0, 0, 0x5F0F3CF5, 0, _EM, 0, 0),
        b"hhea": struct.pack(">L30xH", 1 << 16, len(widths)),
        b"hmtx": metrics,
        b"maxp": struct.pack(">LH", 0x5000, len(widths)),
    }
    head, body = struct.pack(">LH6x", 1 << 16, len(tables)), b""
    start = len(head) + 16 * len(tables)
    for name, table in tables.items():
        head += struct.pack(">4sLLL", name, 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body


def _width(code: int) -> int:
    """Give the width of a letter, with an accent that of the letter without."""
    base = ord(unicodedata.normalize("NFKD", chr(code))[0])
    if _FIRST <= base < _FIRST + len(_ASCII):
        return _ASCII[base - _FIRST]
    return _WIDE if base >= _CYRILLIC else _OTHER
