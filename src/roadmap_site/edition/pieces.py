"""Pieces of a roadmap, for pages that would be too large with all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property

from roadmap_site.edition.edition import Edition
from roadmap_site.model import Roadmap, Section, Stage, Topic
from roadmap_site.model.groups import TOGETHER, Group
from roadmap_site.model.order import Edge


@dataclass(frozen=True)
class Piece(Edition):
    """Some stages of an edition, which keep their numbers and lead to all the others."""

    whole: Edition | None = None
    label: str = ""
    """What it is called; empty for what belongs to no stage."""
    slug: str = ""
    """What its pages are called in addresses."""

    @cached_property
    def _numbers(self) -> dict[str, int]:
        assert self.whole
        return {stage.id: self.whole.number(stage) for stage in self.roadmap.stages}

    @cached_property
    def parts(self) -> dict[str, tuple[Stage, Stage | Section | Topic]]:
        """Every stage, section and topic of the whole."""
        assert self.whole
        return self.whole.parts

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The ways between all stages of the whole."""
        assert self.whole
        return self.whole.edges

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """No groups: there are few stages."""
        return ()


def pieces(edition: Edition) -> Iterator[Piece]:
    """Cut an edition into pieces of a few stages, each within one group if there are groups."""
    ends = {group.last for group in edition.groups}
    held: list[Stage] = []
    for number, stage in enumerate(edition.roadmap.stages, 1):
        held.append(stage)
        if len(held) == TOGETHER or number in ends or number == len(edition.roadmap.stages):
            yield _piece(edition, held, number)
            held = []


def head(edition: Edition) -> Piece:
    """Give what belongs to no stage."""
    without = {"stages": (), "parts": (), "glossary": None}
    return _made(edition, edition.roadmap.model_copy(update=without))


def called(edition: Edition, title: str) -> str:
    """Give the title of a page with the name of the piece that it is about."""
    if isinstance(edition, Piece) and edition.label:
        return f"{title}{edition.words('colon')}{edition.label}"
    return title


def _piece(edition: Edition, stages: list[Stage], last: int) -> Piece:
    first = last - len(stages) + 1
    topics = {topic.id for stage in stages for topic in stage.topics}
    terms = tuple(term for term in edition.terms if term.topic in topics)
    roadmap, glossary = edition.roadmap, edition.roadmap.glossary
    came = roadmap.provenance
    some = roadmap.model_copy(
        update={
            "stages": tuple(stages),
            "parts": (),
            "shelves": (),
            "closing": None,
            "glossary": glossary and glossary.model_copy(update={"terms": terms}),
            "provenance": came and came.model_copy(update={"replaces": ()}),
        }
    )
    return _made(edition, some, edition.name(Group(None, first, some.stages)), f"{first}-{last}")


def _made(edition: Edition, roadmap: Roadmap, label: str = "", slug: str = "") -> Piece:
    kept = {field.name: getattr(edition, field.name) for field in fields(edition)}
    return Piece(**kept | {"roadmap": roadmap, "whole": edition, "label": label, "slug": slug})
