"""A catalogue of all resources: what they can be asked for, and how many links that leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from roadmap_site.edition.edition import Edition
from roadmap_site.model import Resource, Stage

UNKNOWN = "unknown"
"""What a resource is asked for by where nobody has said what it costs."""


class Choice(NamedTuple):
    """One thing that resources can be asked for."""

    label: str
    links: int
    """How many that leaves."""


def filters(edition: Edition) -> dict[str, dict[str, Choice]]:
    """Give what resources can be asked for: by fact, each value that there is."""
    found: dict[tuple[str, str], set[str]] = {}
    for item, known in _catalogue(edition):
        for name, values in known.items():
            for value in values:
                found.setdefault((name, value), set()).add(item.url)
    return {
        name: {
            value: Choice(label, len(found[name, value]))
            for value, label in labels.items()
            if (name, value) in found
        }
        for name, labels in _labels(edition, {tag for name, tag in found if name == "language"})
    }


def _labels(edition: Edition, spoken: set[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give the words for the values of each fact, in the order in which they are shown."""
    roadmap, words = edition.roadmap, edition.words
    languages = [tag for tag in roadmap.languages if tag in spoken]
    languages += sorted(spoken.difference(languages))
    yield "type", words.terms("types")
    yield "language", dict(zip(languages, words.names_of(languages), strict=True))
    yield "cost", words.terms("costs")
    shelves = {shelf.id: edition.read(shelf.title).text for shelf in roadmap.shelves}
    yield "stage", shelves | _stages(edition)
    yield "path", {path.id: edition.title(path) for path, _ in edition.ways}


def _stages(edition: Edition) -> dict[str, str]:
    """Give the names of the stages, those of each group behind the name of the whole group."""
    heads = {group.first: group for group in edition.groups}
    found: dict[str, str] = {}
    for number, stage in enumerate(edition.roadmap.stages, 1):
        if group := heads.get(number):
            found[group.id] = edition.name(group)
        found[stage.id] = f"{number} {edition.title(stage)}"
    return found


def _catalogue(edition: Edition) -> Iterator[tuple[Resource, dict[str, list[str]]]]:
    """Give each resource with what it can be asked for by. One of no stage is for every path."""
    roadmap = edition.roadmap
    for shelf in roadmap.shelves:
        for item in shelf.resources:
            yield item, facts(item, [shelf.id], [path.id for path, _ in edition.ways])
    for stage, places in stages(edition):
        for topic in stage.topics:
            for item in topic.resources:
                yield item, facts(item, places, edition.paths_of(topic))


def stages(edition: Edition) -> Iterator[tuple[Stage, list[str]]]:
    """Give every stage, and what its resources can be asked for by: itself, and its group."""
    around = {stage.id: group.id for group in edition.groups for stage in group.stages}
    for stage in edition.roadmap.stages:
        yield stage, [stage.id, *([around[stage.id]] if around else [])]


def facts(item: Resource, places: Iterable[str], paths: Iterable[str]) -> dict[str, list[str]]:
    """Give what a resource can be asked for by: by fact, the values that it has."""
    return {
        "type": [item.type],
        "language": [*item.languages],
        "cost": [item.cost or UNKNOWN],
        "stage": [*places],
        "path": [*paths],
    }
