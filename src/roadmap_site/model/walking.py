"""Walking through a roadmap: every value in it, with the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar, get_args

from pydantic.fields import FieldInfo

from roadmap_site.model.values import Frozen

Kind = TypeVar("Kind")

Place = tuple[str | int, ...]
"""Where a value stands in a roadmap: `("stages", 2, "sections", 0, "title", "en")`."""


@cache
def _names(kind: type) -> tuple[str, ...]:
    """Give the names of what a value of some kind holds, the last first; none of most kinds."""
    return tuple(reversed(kind.model_fields)) if issubclass(kind, Frozen) else ()


def walk(
    value: object, at: Place = (), names_in: Callable[[type], Sequence[str]] = _names
) -> Iterator[tuple[Place, object]]:
    """Give every value within a roadmap, the value itself first, with the place where it stands.

    `names_in` may leave out what is not looked for of what a value of some kind holds.
    """
    waiting = [(at, value)]  # A stack of our own: nested generators would hand each value up.
    while waiting:
        place, item = waiting.pop()
        yield place, item
        kind: type = type(item)
        if names := names_in(kind):
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


def every(kind: type[Kind], value: object) -> Iterator[tuple[Place, Kind]]:
    """Give every value of one kind within a roadmap, with the place where it stands."""
    wanted: type = kind
    found = walk(value, names_in=lambda model: _towards(model, wanted))
    return ((at, item) for at, item in found if isinstance(item, kind))


@cache
def _towards(model: type, kind: type) -> tuple[str, ...]:
    """Give those of the names of a model where something of a kind may stand, the last first."""
    fields: dict[str, FieldInfo] = getattr(model, "model_fields", {})
    return tuple(name for name in _names(model) if _may_hold(fields[name].annotation, kind))


def _may_hold(annotation: object, kind: type) -> bool:
    """Tell whether what is annotated may be of a kind, or have something of it within."""
    if not isinstance(annotation, type) or get_args(annotation):
        return any(_may_hold(part, kind) for part in get_args(annotation))
    model: type = annotation
    if kind in model.__mro__ or model in kind.__mro__:
        return True
    return any(_towards(each, kind) for each in (model, *model.__subclasses__()))
