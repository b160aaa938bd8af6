"""Walking through a roadmap: every value in it, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar

from roadmap_site.model.values import Frozen

Kind = TypeVar("Kind")

Place = tuple[str | int, ...]
"""Where a value stands in a roadmap: `("stages", 2, "sections", 0, "title", "en")`."""


def walk(value: object, at: Place = ()) -> Iterator[tuple[Place, object]]:
    """Give every value within a roadmap, the value itself first, with the place where it stands."""
    waiting = [(at, value)]  # A stack of our own: nested generators would hand each value up.
    while waiting:
        place, item = waiting.pop()
        yield place, item
        parts: Iterable[tuple[str | int, object]] = ()
        if isinstance(item, Frozen):
            parts = ((name, getattr(item, name)) for name in _names(type(item)))
        elif isinstance(item, tuple):
            parts = enumerate(item)
        waiting.extend(reversed([((*place, name), part) for name, part in parts]))


@cache
def _names(kind: type[Frozen]) -> tuple[str, ...]:
    return tuple(kind.model_fields)


def every(kind: type[Kind], value: object) -> Iterator[tuple[Place, Kind]]:
    """Give every value of one kind within a roadmap, with the place where it stands."""
    return ((at, item) for at, item in walk(value) if isinstance(item, kind))
