"""Rules on hours."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    Path,
    Place,
    Roadmap,
    Section,
    paths,
    total,
    whole,
)
from roadmap_site.reading import Book, Problem


def hours_add_up(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """All topics of a section have hours or none has, and the section's own are their sum."""
    for at, section in roadmap.every(Section):
        if _is_hurt(book, at, section):
            continue
        estimates = [topic.hours for topic in section.topics]
        known = total(estimates)
        if known and None in estimates:
            index = estimates.index(None)
            message = "has no hours, other topics of the section do; write them for all or for none"
            yield Problem(book.at((*at, "topics", index)), "RM017", message)
        elif known and section.hours != known:
            message = f"the topics add up to {known.low}-{known.high}; remove the section's hours"
            yield Problem(book.at((*at, "hours")), "RM017", message)
    for at, path in roadmap.every(Path):
        taken = paths.taken(roadmap, path)
        for section in (section for stage in roadmap.stages for section in stage.sections):
            inside = {topic.id for topic in section.topics} & taken
            halved = inside and len(inside) < len(section.topics)
            if halved and section.hours and not whole(t.hours for t in section.topics):
                message = f'takes a part of "{section.id}", whose topics have no hours; write them'
                yield Problem(book.at((*at, "takes")), "RM017", message)


def _is_hurt(book: Book, at: Place, section: Section) -> bool:
    """Tell whether a section lacks hours or topics because they did not fit the model."""
    topics = [(*at, "topics", index) for index in range(len(section.topics))]
    return (
        book.has_lost((*at, "topics"))
        or book.has_lost(at, "topics")
        or any(book.has_lost(place, "hours") for place in (at, *topics))
    )
