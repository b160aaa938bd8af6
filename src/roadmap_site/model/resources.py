"""What a topic offers: places to learn from, points and outcomes, and what the original said."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    BeforeValidator,
    Field,
    model_validator,
)

from roadmap_site.model.texts import Language, Line, Name, Text
from roadmap_site.model.values import Cost, Frozen, Hours, Link, ResourceType
from roadmap_site.model.walking import Place


def _many(value: object) -> object:
    """Let a list of one be written without brackets."""
    return (value,) if isinstance(value, str) else value


class Replaced(Frozen):
    """Something that the original said and the roadmap corrects."""

    title: Line
    """What the original said, word for word, in its own language."""
    url: Link | None = None
    """The address that the original gave."""
    reason: Text
    """Why it was changed."""


class Resource(Frozen):
    """One place to learn from."""

    title: Name
    """What the resource calls itself."""
    also: tuple[Line, ...] = ()
    """What else people call it, in any language, for the search."""
    url: Link
    """Where it is; http or https."""
    type: ResourceType
    """What kind of resource it is."""
    language: Annotated[tuple[Language, ...], BeforeValidator(_many)] = Field(min_length=1)
    """The language that it is in, or a list of them."""
    editions: dict[Language, Link] = {}
    """The same work in other languages: their addresses, by language."""
    cost: Cost | None = None
    """What it costs: free, freemium (free with limits) or paid; None where nobody has said it."""
    note: Text | None = None
    """What it is good for, in a few words."""
    hours: Hours | None = None
    """How long it takes, where its makers or its learners say so."""
    replaces: tuple[Replaced, ...] = ()
    """What the original named instead."""

    @property
    def links(self) -> tuple[tuple[Place, Link], ...]:
        """Every address of the work, with the place within the resource where it stands."""
        others = ((("editions", tag), link) for tag, link in self.editions.items())
        return ((("url",), self.url), *others)

    @property
    def languages(self) -> tuple[Language, ...]:
        """Every language that the work can be had in."""
        return (*self.language, *(tag for tag in self.editions if tag not in self.language))


class Said(Frozen):
    """Something in one text, which may stand alone where nothing else is said of it."""

    text: Text
    """The thing itself."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if isinstance(value, dict) and value.keys() & cls.model_fields.keys():
            return value
        return {"text": value}


class Point(Said):
    """One thing that a topic covers."""

    replaces: tuple[Replaced, ...] = ()
    """What the original said instead."""


class Outcome(Said):
    """What a learner can do, and check alone."""

    formerly: tuple[Line, ...] = ()
    """What it said before in the default language, word for word, so that ticks stay."""
