"""Walking through a roadmap: every value in it, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        kind: type = type(item)
        if names := _names(kind):
            inner = vars(item)
            waiting.extend([((*place, name), inner[name]) for name in names])
        elif isinstance(item, tuple):
            steps = range(len(item) - 1, -1, -1)
            waiting.extend([((*place, step), item[step]) for step in steps])


def values_in(value: object) -> Iterator[object]:
    """Give every value within a roadmap, the value itself first: what `walk` gives, without places,
    which take half of its time.
    """
    waiting = [value]
    while waiting:
        item = waiting.pop()
        yield item
        waiting.extend(within(item))


def within(value: object) -> Sequence[object]:
    """Give what stands right within a value, the last first; nothing in most."""
    kind: type = type(value)
    if names := _names(kind):
        inner = vars(value)
        return [inner[name] for name in names]
    return value[::-1] if isinstance(value, tuple) else ()


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Give the names of what a value of some kind holds, the last first; none of most kinds."""
    return tuple(reversed(kind.model_fields)) if issubclass(kind, Frozen) else ()


def every(kind: type[Kind], value: object) -> Iterator[tuple[Place, Kind]]:
    """Give every value of one kind within a roadmap, with the place where it stands."""
    return ((at, item) for at, item in walk(value) if isinstance(item, kind))
