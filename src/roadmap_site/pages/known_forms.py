"""Which form of a map fits a screen, known from an earlier run where the map is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path as File

from roadmap_site.pages import fitting
from roadmap_site.pages.fitting import Form, Plan, Screen
from roadmap_site.text.learnt import Learnt


def lowest(
    language: str, source: str, screen: Screen, plan_of: Callable[[Form], Plan | None]
) -> Plan | None:
    """Take the form that is the lowest; unless that is known, all have to be laid out.

    `source` is the map as text, with everything that has a say in it.
    """

    def find(_: str) -> list[str]:
        plan = fitting.lowest(screen, plan_of)
        forms = enumerate(screen.forms if plan else ())
        return [str(number) for number, form in forms if plan_of(form) is plan][:1]

    digest = hashlib.sha256(repr((screen, source)).encode("utf-8", "surrogatepass"))
    found = _of(language)(digest.hexdigest()[:32], find)
    known = {str(number): form for number, form in enumerate(screen.forms)}
    form = known.get("".join(found))
    return plan_of(form) if form else fitting.lowest(screen, plan_of)


def keep(language: str) -> None:
    """Keep what was found out for a language, for the next run."""
    _of(language).keep()


@cache
def _of(language: str) -> Learnt:
    return Learnt(f"map-forms-{language}", _program)


@cache
def _program() -> bytes:
    """Give the hash of the modules of this room, on which hangs how maps are laid out."""
    modules = sorted(File(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(module.read_bytes() for module in modules)).digest()
