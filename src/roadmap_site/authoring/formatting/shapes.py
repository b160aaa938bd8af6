"""What stands where in a file of a roadmap, as far as its form depends on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
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

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order of the model."""
        return tuple(self.model.model_fields) if self.model else ()

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each key in that order."""
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def named(self) -> bool:
        """True for parts that have an id, which begin on a line of their own."""
        return "id" in self.keys

    def of(self, key: str) -> Shape:
        """Give the shape of what stands under a key, or of the items of the list there."""
        found = self._known.get(key)
        if found is None:
            # Keys that nobody knows are as many as people write, and are all alike.
            found = self._under(key)
            if key in self.places:
                self._known[key] = found
        return found

    @cached_property
    def _known(self) -> dict[str, Shape]:
        return {}

    def _under(self, key: str) -> Shape:
        if self.text or self.model is None or key not in self.places:
            return self._otherwise
        found = _shape(key, self.model.model_fields[key].annotation)
        return Shape(found.model, found.text, found.short, self.ticked or found.ticked, found.bare)

    @cached_property
    def _otherwise(self) -> Shape:
        return Shape(text=self.text, short=self.short, ticked=self.ticked)

    def seen_in(self, keys: Iterable[str]) -> Shape:
        """Give the shape of a mapping with these keys: a point is usually a text alone."""
        return self.as_text() if self._may_be_text and self.places.keys().isdisjoint(keys) else self

    @cached_property
    def _may_be_text(self) -> bool:
        return self.model in (Point, Outcome)

    def as_text(self) -> Shape:
        """Give the shape of a point or an outcome that is written as a text alone."""
        return self._as_text

    @cached_property
    def _as_text(self) -> Shape:
        if self._may_be_text:
            return Shape(text=Text, short=self.short, ticked=self.ticked)
        return self


_ROOTS = {model: Shape(model) for model in (Glossary, Roadmap, Stage)}
"""The shapes of whole files, each of which comes to know those within it."""


def root(keys: list[str]) -> Shape:
    """Tell the shape of a whole file by its keys."""
    if "terms" in keys:
        return _ROOTS[Glossary]
    is_head = {*keys} & {"languages", "closing", "shelves", "paths", "parts", "provenance", "about"}
    return _ROOTS[Roadmap if is_head else Stage]


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
