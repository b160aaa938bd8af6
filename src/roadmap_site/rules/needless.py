"""Rules on references that say nothing, or contradict the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roadmap_site.model import (
    Frozen,
    Part,
    Path,
    Place,
    Resource,
    Roadmap,
    Section,
    Topic,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated


def references_say_something(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing is named twice, by itself, or as both needed and helpful."""
    yield from _named_twice(book, _lists(roadmap))
    inside = _inside(roadmap)
    for at, section in roadmap.every(Section):
        for index, name in enumerate(section.recommends):
            place = (*at, "recommends", index)
            if name == section.id:
                yield Problem(book.at(place), "RM070", "recommends itself; remove it")
            elif name in inside[section.id] or section.id in inside.get(name, ()):
                message = f'recommends "{name}", which is a part of it or holds it; remove it'
                yield Problem(book.at(place), "RM071", message)
            elif name in section.needs and name in book.ids:
                message = f'"{name}" is needed already; remove it from recommends'
                yield Problem(book.at(place), "RM070", message)


def languages_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No resource names a language twice."""
    resources = roadmap.every(Resource)
    yield from _named_twice(book, (((*at, "language"), item.language) for at, item in resources))


def _named_twice(book: Book, lists: Iterable[tuple[Place, tuple[str, ...]]]) -> Iterator[Problem]:
    for at, names in lists:
        listed = [(name, (*at, index)) for index, name in enumerate(names)]
        for name, place, _ in repeated(listed):
            yield Problem(book.at(place), "RM070", f'names "{name}" twice; remove one')


def _inside(roadmap: Roadmap) -> dict[str, set[str]]:
    """Tell for each stage and section the ids of its parts."""
    inside: dict[str, set[str]] = {}
    for stage in roadmap.stages:
        inside[stage.id] = {part.id for part in stage.parts} - {stage.id}
        for section in stage.sections:
            inside[section.id] = {topic.id for topic in section.topics}
    return inside


def _lists(roadmap: Roadmap) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Give every list of ids, with its place."""
    for at, item in roadmap.every(Frozen):
        if isinstance(item, Section | Topic):
            yield (*at, "needs"), item.needs
        if isinstance(item, Section):
            yield (*at, "recommends"), item.recommends
        elif isinstance(item, Part):
            yield (*at, "stages"), item.stages
        elif isinstance(item, Path):
            yield (*at, "takes"), item.takes


def parts_are_in_their_wholes(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nobody names a whole and a part of it."""
    inside = _inside(roadmap)
    for at, names in _lists(roadmap):
        for index, name in enumerate(names):
            whole = next((other for other in names if name in inside.get(other, ())), None)
            if whole:
                message = f'"{name}" is a part of "{whole}", which is named, too; remove one'
                yield Problem(book.at((*at, index)), "RM071", message)


def needs_stand_in_order(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing needs what comes after it, where learners would look in vain."""
    inside, places = _inside(roadmap), _places(roadmap)
    for place, part in roadmap.every(Frozen):
        if not isinstance(part, Section | Topic):
            continue
        for number, name in enumerate(part.needs):
            if name not in places or name in inside.get(part.id, ()):
                continue
            here, there = places[part.id], places[name]
            # A circle is told as one, and what may be learnt at any time may be learnt before.
            if there.order <= here.order or part.id in there.needs or there.anytime:
                continue
            message = f'needs "{name}", which comes after it here; let that stand first'
            if there.stage != here.stage:
                message = (
                    f'needs "{name}", which comes later, in stage {there.stage + 1}; let that '
                    "stage come first, or move what needs it"
                )
            yield Problem(book.at((*place, "needs", number)), "RM072", message)


@dataclass(frozen=True)
class _Spot:
    """Where a stage, section or topic stands in the order of the roadmap."""

    order: int
    stage: int
    """The place of its stage among the stages, counted from zero."""
    needs: tuple[str, ...]
    anytime: bool


def _places(roadmap: Roadmap) -> dict[str, _Spot]:
    found: dict[str, _Spot] = {}
    for number, stage in enumerate(roadmap.stages):
        found.setdefault(stage.id, _Spot(len(found), number, (), anytime=False))
        for section in stage.sections:
            parts: tuple[Section | Topic, ...] = (section, *section.topics)
            for part in parts:
                spot = _Spot(len(found), number, part.needs, anytime=section.anytime)
                found.setdefault(part.id, spot)
    return found


def paths_take_something(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A path with an empty list would take everything."""
    for at, path in roadmap.every(Path):
        lost = book.has_lost((*at, "takes"))
        if "takes" in path.model_fields_set and not path.takes and not lost:
            message = "takes nothing; remove the key for the whole route, or name what it takes"
            yield Problem(book.at((*at, "takes")), "RM067", message)
