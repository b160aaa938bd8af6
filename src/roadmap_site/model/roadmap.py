"""The whole route, and what belongs to it beside its stages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    Field,
    PrivateAttr,
)
from pydantic_core import PydanticCustomError

from roadmap_site.model.item import Item
from roadmap_site.model.resources import Replaced, Resource
from roadmap_site.model.stages import Stage, Topic
from roadmap_site.model.texts import Language, Line, Text
from roadmap_site.model.values import Day, Frozen, Hours, Id, Link, total
from roadmap_site.model.walking import Place, every

Kind = TypeVar("Kind", bound=Item)


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise PydanticCustomError(
                "distinct", 'names "{value}" twice; remove one', {"value": value}
            )
    return values


class Part(Frozen):
    """Neighbouring stages under one heading, where a roadmap has many."""

    id: Id
    """The permanent name, unique among the parts."""
    title: Text
    """The heading."""
    summary: Text | None = None
    """What the stages have in common, or lead to."""
    stages: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of the stages, in their order."""


class Retold(Frozen):
    """What a path says of a stage instead of what the stage itself says."""

    stage: Id
    """The stage."""
    summary: Text | None = None
    """What the stage is for on the path."""
    outcome: Text | None = None
    """What a learner of the path can do afterwards, in one line."""


class Path(Frozen):
    """A way through the roadmap: the whole of it, or a part that stands by itself."""

    id: Id
    """The permanent name, unique among the paths."""
    title: Text
    """What the path is called."""
    summary: Text | None = None
    """Whom it is for and what it leaves out."""
    takes: tuple[Id, ...] = ()
    """Ids of the stages, sections and topics that it leads through; none means all."""
    retold: tuple[Retold, ...] = ()
    """Stages of which it says something else, where they speak of what it leaves out."""
    aliases: tuple[Id, ...] = ()
    """Former ids, under which readers may have chosen it."""


class Term(Frozen):
    """A word of the field, explained in the glossary."""

    id: Id
    """The permanent name in addresses, unique in the glossary."""
    name: Text
    """What it is called, in each language; this is the word that texts use."""
    short: Line | None = None
    """The abbreviation."""
    forms: dict[Language, tuple[Line, ...]] = {}
    """Other forms that texts may use in a language, such as plurals."""
    avoid: dict[Language, tuple[Line, ...]] = {}
    """Words that mean the same in a language and that texts do not use."""
    meaning: Text
    """The explanation, in one sentence."""
    topic: Id
    """The topic that teaches it."""
    aliases: tuple[Id, ...] = ()
    """Former ids, whose addresses go on working."""


class Glossary(Frozen):
    """The words of the field that the topics use."""

    terms: tuple[Term, ...] = ()
    """Every term, in no order that matters."""


class Shelf(Frozen):
    """General resources that belong to no single topic."""

    id: Id
    """The permanent name in addresses."""
    title: Text
    """The heading."""
    resources: tuple[Resource, ...] = ()
    """What stands on the shelf, in order."""


class Step(Frozen):
    """One line of the closing summary."""

    stage: Id
    """The stage that it sums up."""
    text: Text
    """The line."""


class Closing(Frozen):
    """The summary at the end of the roadmap."""

    title: Text
    """The heading."""
    intro: Text | None = None
    """What leads into the steps."""
    steps: tuple[Step, ...] = ()
    """The way once more, line by line."""
    replaces: tuple[Replaced, ...] = ()
    """What the original said instead."""


class Note(Frozen):
    """A short passage about the roadmap."""

    title: Text
    """The heading."""
    text: Text
    """The passage."""


class Provenance(Frozen):
    """Where the roadmap comes from."""

    title: Line
    """The original's title."""
    author: Line
    """Who wrote it."""
    date: Day
    """When it was written, as YYYY-MM-DD."""
    url: Link | None = None
    """Where it can be read."""
    note: Text | None = None
    """What happened to it since."""
    replaces: tuple[Replaced, ...] = ()
    """What the original said that the roadmap leaves out."""


class _Found(dict[type, Sequence[tuple[Place, Any]]]):
    """What was found of each kind in a roadmap, for rules ask for the same kinds all the time.

    It says nothing that the roadmap does not, so that two roadmaps never differ by it.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Found)


class Roadmap(Frozen):
    """The whole route."""

    title: Text
    """The name of the site."""
    summary: Text
    """What the route leads to, in one or two sentences."""
    languages: Annotated[tuple[Language, ...], AfterValidator(_distinct)] = Field(min_length=1)
    """The languages of the site; the first is the default and stands at the root."""
    rules: dict[str, Line] = {}
    """Stricter rules that hold here, by their codes, each with the reason."""
    about: tuple[Note, ...] = ()
    """Short passages for the home page."""
    provenance: Provenance | None = None
    """The original that the roadmap was made from."""
    parts: tuple[Part, ...] = ()
    """Headings for neighbouring stages, in the order of the stages."""
    paths: tuple[Path, ...] = ()
    """Ways through the roadmap, the usual one first."""
    shelves: tuple[Shelf, ...] = ()
    """General resources."""
    closing: Closing | None = None
    """The summary at the end."""
    glossary: Glossary | None = None
    """The words of the field, from a file of their own."""
    stages: tuple[Stage, ...] = ()
    """The legs of the route, each from a file of its own."""

    _every: _Found = PrivateAttr(default_factory=_Found)

    def __copy__(self) -> Self:
        copied = super().__copy__()
        copied._every = _Found()
        return copied

    def every(self, kind: type[Kind]) -> Sequence[tuple[Place, Kind]]:
        """Give every value of one kind, with the place where it stands; walks through once."""
        known = self._every
        if Item not in known:
            known[Item] = [*every(Item, self)]
        if kind not in known:
            # What kind of model a value is takes long to ask, and there are a few kinds only.
            kinds = {type(item) for _, item in known[Item]}
            wanted = {each for each in kinds if issubclass(each, kind)}
            known[kind] = [found for found in known[Item] if type(found[1]) in wanted]
        return known[kind]

    def showing(self, found: Sequence[tuple[Place, Item]]) -> Self:
        """Give the same roadmap, of which `every` gives nothing but some of what it has.

        It still gives every term, for the words of the glossary hold in all texts.
        """
        copied = self.model_copy()
        copied._every |= {Item: found, Term: self.every(Term)}
        return copied

    @property
    def language(self) -> str:
        """The default language."""
        return self.languages[0]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Every topic of the roadmap, in order."""
        return tuple(chain.from_iterable([stage.topics for stage in self.stages]))

    @property
    def hours(self) -> Hours | None:
        """The sum of the stages' hours; None where no section names any."""
        return total(stage.hours for stage in self.stages)

    @property
    def takes_more(self) -> bool:
        """True where a section names no hours, so that the route takes more than the sum."""
        return any(stage.takes_more for stage in self.stages)
