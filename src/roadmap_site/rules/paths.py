"""Rules on paths."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    Path,
    Roadmap,
    Section,
    paths,
)
from roadmap_site.reading import Book, Problem


def paths_are_closed(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A path that takes a topic takes what it needs, too."""
    topics = paths.topics_of(roadmap)
    home = {topic.id: section for _, section in roadmap.every(Section) for topic in section.topics}
    known = {topic.id: topic for topic in roadmap.topics}
    for at, path in roadmap.every(Path):
        if book.has_lost((*at, "takes")) or not topics.keys() >= {*path.takes}:
            continue  # What it takes is not known before that is mended.
        taken, told = paths.taken(roadmap, path), set[tuple[str, str]]()
        for index, part in enumerate(path.takes):
            for name in sorted(topics.get(part, ())):
                for wanted in (*home[name].needs, *known[name].needs):
                    if (part, wanted) not in told and not topics.get(wanted, taken) <= taken:
                        told.add((part, wanted))
                        message = f'takes "{part}" without "{wanted}", which that needs; take both'
                        yield Problem(book.at((*at, "takes", index)), "RM016", message)
