"""Rules on references that say nothing, or contradict the order of the page."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import Path, Place, Resource, Roadmap, Section, Topic, every, walk
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated


def references_say_something(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing is named twice, by itself, or as both needed and helpful."""
    for at, names in _lists(roadmap):
        listed = [(name, (*at, index)) for index, name in enumerate(names)]
        for name, place, _ in repeated(listed):
            yield Problem(book.at(place), "RM070", f'names "{name}" twice; remove one')
    for at, item in every(Section, roadmap):
        for index, name in enumerate(item.recommends):
            place = (*at, "recommends", index)
            if name == item.id:
                yield Problem(book.at(place), "RM070", "recommends itself; remove it")
            elif name in item.needs and name in book.ids:
                message = f'"{name}" is needed already; remove it from recommends'
                yield Problem(book.at(place), "RM070", message)


def _lists(roadmap: Roadmap) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Give every list of ids, and of languages, with its place."""
    for at, item in walk(roadmap):
        if isinstance(item, Section | Topic):
            yield (*at, "needs"), item.needs
        if isinstance(item, Section):
            yield (*at, "recommends"), item.recommends
        elif isinstance(item, Path):
            yield (*at, "takes"), item.takes
        elif isinstance(item, Resource):
            yield (*at, "language"), item.language


def parts_are_in_their_wholes(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nobody names a whole and a part of it."""
    inside: dict[str, set[str]] = {}
    for stage in roadmap.stages:
        inside[stage.id] = {part.id for part in stage.parts} - {stage.id}
        for section in stage.sections:
            inside[section.id] = {topic.id for topic in section.topics}
    for at, names in _lists(roadmap):
        for index, name in enumerate(names):
            whole = next((other for other in names if name in inside.get(other, ())), None)
            if whole:
                message = f'"{name}" is a part of "{whole}", which is named, too; remove one'
                yield Problem(book.at((*at, index)), "RM071", message)


def topics_stand_in_order(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No topic needs one that comes after it in its own section."""
    for at, section in every(Section, roadmap):
        places = {topic.id: index for index, topic in enumerate(section.topics)}
        for index, topic in enumerate(section.topics):
            for number, name in enumerate(topic.needs):
                if (
                    places.get(name, -1) > index
                    and topic.id not in section.topics[places[name]].needs
                ):
                    message = f'needs "{name}", which comes after it here; let that stand first'
                    place = (*at, "topics", index, "needs", number)
                    yield Problem(book.at(place), "RM072", message)


def paths_take_something(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A path with an empty list would take everything."""
    for at, path in every(Path, roadmap):
        if "takes" in path.model_fields_set and not path.takes:
            message = "takes nothing; remove the key for the whole route, or name what it takes"
            yield Problem(book.at((*at, "takes")), "RM067", message)
