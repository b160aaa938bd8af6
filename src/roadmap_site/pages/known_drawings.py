"""Drawings that an earlier run has made of the same map, for the same screen."""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path as File

from markupsafe import Markup

from roadmap_site.pages.fitting import Drawn
from roadmap_site.text.learnt import Learnt

_ROOM = 1 << 24
"""Up to how many characters the drawings of other runs are kept beside those of this one: some
thousand stages, which one that was changed is not to push out."""
_NAMES = "a|canvas|circle|desc|div|ellipse|g|line|path|polygon|polyline|rect|svg|text|title|tspan"
_ATTRIBUTES = (
    r"aria-[a-z]+|class|cx|cy|d|data-rm-box|dominant-baseline|dx|dy|fill|fill-opacity|font-size"
    r"|font-style|font-weight|height|id|lang|opacity|points|r|role|rx|ry|stroke|stroke-dasharray"
    r"|stroke-linecap|stroke-linejoin|stroke-opacity|stroke-width|text-anchor|transform|viewBox"
    r"|width|x1?|x2|xmlns|y1?|y2"
)
_TAG = re.compile(
    rf'</?(?:{_NAMES})(?: (?:(?:{_ATTRIBUTES})="[^"<>]*"|href="(?!/)[^":<>\\\s]*"))* ?/?>',
)
"""What a drawing is made of. A cache is data: whatever else stands there never gets into a page,
and no link of it leads away from the site."""


def drawn(language: str, said: str, draw: Callable[[], Drawn | None]) -> Drawn | None:
    """Give the drawing of what is said by a text; `draw` makes it unless it is known.

    The text says everything that has a say in the drawing. Where `draw` gives None, it cannot draw
    now, and is asked again.
    """
    made: list[Drawn | None] = []

    def find(_: str) -> list[str]:
        made.append(drawing := draw())
        return _packed(drawing) if drawing else []

    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    kept = _of(language)(digest, find)
    if made:
        return made[0]
    with suppress(ValueError, zlib.error):
        return _unpacked(kept)
    return draw()


def keep(language: str) -> None:
    """Keep what was drawn for a language, for the next run."""
    _of(language).keep()


def _packed(drawing: Drawn) -> list[str]:
    packed = zlib.compress(drawing.svg.encode("utf-8", "surrogatepass"), 1)
    marks = f"{drawing.is_tall:d}{drawing.fits_paper:d}"
    return [marks, base64.b85encode(packed).decode()]


def _unpacked(kept: list[str]) -> Drawn:
    """Give what was packed; raise ValueError where that is no drawing."""
    marks, packed = kept
    svg = zlib.decompress(base64.b85decode(packed)).decode("utf-8", "surrogatepass")
    if {"<", ">"} & set(_TAG.sub("", svg)):
        raise ValueError("no drawing")
    is_tall, fits_paper = (mark == "1" for mark in marks)
    return Drawn(Markup(svg), is_tall, fits_paper)


@cache
def _of(language: str) -> Learnt:
    return Learnt(f"drawings-{language}", _program, _ROOM)


@cache
def _program() -> bytes | None:
    """Give the hash of the modules of this room, on which hangs how maps are drawn.

    Where the renderer is missing, the reader's browser draws all maps, and nothing is known.
    """
    if not find_spec("mmdr"):
        return None
    modules = sorted(File(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(module.read_bytes() for module in modules)).digest()
