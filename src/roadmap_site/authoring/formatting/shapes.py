"""What stands where in a file of a roadmap, as far as its form depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import get_args

from roadmap_site.model import (
    Frozen,
    Glossary,
    Hours,
    Month,
    Name,
    Outcome,
    Point,
    Roadmap,
    Stage,
    Text,
)

_SHORT = frozenset({"title", "name", "note", "points", "right", "wrong", "unit", "order"})
"""The fields whose texts stand in one line where they fit."""
_OTHER = frozenset({"forms", "avoid", "editions"})


@dataclass(frozen=True)
class Shape:
    """What a value is: a part with keys of its own, a text, or another value."""

    model: type[Frozen] | None = None
    text: type[Text] | None = None
    short: bool = False
    """True for texts that stand in one line where they fit."""
    ticked: bool = False
    """True for what learners tick, where another wording would undo the tick."""
    bare: bool = False
    """True for numbers, dates and truths, which never have quotes."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the model."""
        return _keys(self.model) if self.model else ()

    @property
    def named(self) -> bool:
        """True for parts that have an id, which begin on a line of their own."""
        return "id" in self.keys

    def of(self, key: str) -> Shape:
        """Give the shape of what stands under a key, or of the items of the list there."""
        return _under(self, key)

    def seen_in(self, keys: list[str]) -> Shape:
        """Give the shape of a mapping with these keys: a point is usually a text alone."""
        if self.model in (Point, Outcome) and not {*keys} & {*self.keys}:
            return self.as_text()
        return self

    def as_text(self) -> Shape:
        """Give the shape of a point or an outcome that is written as a text alone."""
        if self.model in (Point, Outcome):
            return Shape(text=Text, short=self.short, ticked=self.ticked)
        return self


@cache
def _keys(model: type[Frozen]) -> tuple[str, ...]:
    return tuple(model.model_fields)


@lru_cache(maxsize=1 << 10)
def _under(shape: Shape, key: str) -> Shape:
    if shape.text or shape.model is None or key not in shape.model.model_fields:
        return Shape(text=shape.text, short=shape.short, ticked=shape.ticked)
    found = _shape(key, shape.model.model_fields[key].annotation)
    return Shape(found.model, found.text, found.short, shape.ticked or found.ticked, found.bare)


def root(keys: list[str]) -> Shape:
    """Tell the shape of a whole file by its keys."""
    if "terms" in keys:
        return Shape(Glossary)
    is_head = {*keys} & {"languages", "closing", "shelves", "paths", "parts", "provenance", "about"}
    return Shape(Roadmap if is_head else Stage)


def _shape(key: str, annotation: object) -> Shape:
    kinds = list(_within(annotation))
    if key in _OTHER:
        return Shape()
    model = next((kind for kind in kinds if issubclass(kind, Frozen) and kind is not Hours), None)
    text = next((kind for kind in kinds if issubclass(kind, Text)), None)
    bare = annotation == Month or any(kind in (Hours, date, bool, Decimal) for kind in kinds)
    bare = bare or Month in get_args(annotation)
    return Shape(model, text, key in _SHORT, model is Outcome, bare)


def _within(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _within(part)


def is_name(shape: Shape) -> bool:
    """Tell whether a text is what a work calls itself, which nobody mends."""
    return shape.text is not None and issubclass(shape.text, Name)
