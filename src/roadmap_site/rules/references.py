"""Rules on references: what is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    Path,
    Place,
    Roadmap,
    Section,
    Step,
    Term,
    Topic,
    shown,
    walk,
)
from roadmap_site.reading import Book, Problem, suggest

MAX_ADVICE = 50
"""For how many unknown ids a similar one is sought; each is compared with every id there is."""


def references_exist(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every id that is referred to is the id of something."""
    if not book.complete:
        return
    shelves = {shelf.id for shelf in roadmap.shelves}
    learnt = book.ids - shelves
    advised = 0
    for at, wanted, known, kind in _references(roadmap, learnt):
        if wanted not in known:
            advice = suggest(wanted, known) if advised < MAX_ADVICE else "write one that exists"
            advised += 1
            message = f'unknown {kind} "{shown(wanted)}"; {advice}'
            yield Problem(book.at(at), "RM003", message)


def _references(
    roadmap: Roadmap, learnt: frozenset[str]
) -> Iterator[tuple[Place, str, frozenset[str] | set[str], str]]:
    stages = {stage.id for stage in roadmap.stages}
    former = {alias for stage in roadmap.stages for alias in stage.aliases}
    topics = {topic.id for topic in roadmap.topics}
    for at, item in walk(roadmap):
        if isinstance(item, Section | Topic):
            for field in ("needs", "recommends") if isinstance(item, Section) else ("needs",):
                for index, wanted in enumerate(getattr(item, field)):
                    yield (*at, field, index), wanted, learnt, "id"
            for index, wanted in enumerate(item.formerly_in):
                yield (*at, "formerly_in", index), wanted, stages | former, "stage"
        elif isinstance(item, Path):
            for index, wanted in enumerate(item.takes):
                yield (*at, "takes", index), wanted, learnt, "id"
        elif isinstance(item, Term):
            yield (*at, "topic"), item.topic, topics, "topic"
        elif isinstance(item, Step):
            yield (*at, "stage"), item.stage, stages, "stage"
