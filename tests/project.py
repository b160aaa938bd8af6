"""The project's own roadmap, as tests of the site that is made from it find their way in it.

Nothing of it is frozen: whoever names a part by its id finds it under its present one, wherever it
has moved to.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from roadmap_site.model import Roadmap, Section, Stage, Topic
from roadmap_site.rules import check_whole

FOLDER = Path(__file__).resolve().parent.parent / "roadmap"


@cache
def roadmap() -> Roadmap:
    """Read the roadmap, which has to be without errors."""
    found = check_whole(FOLDER, "roadmap").roadmap
    assert found
    return found


def now(name: str) -> str:
    """Give the present id of what is, or once was, called so."""
    return _part(name).id


def address(name: str) -> str:
    """Give the present place of a part within a language: `stages/STAGE/#ID`."""
    part = _part(name)
    (stage,) = (stage for stage in roadmap().stages if part in stage.parts)
    page = f"stages/{stage.id}/"
    return page if part is stage else f"{page}#{part.id}"


def _part(name: str) -> Stage | Section | Topic:
    return next(part for part in _parts() if name in {part.id, *getattr(part, "aliases", ())})


def _parts() -> Iterator[Stage | Section | Topic]:
    return (part for stage in roadmap().stages for part in stage.parts)
