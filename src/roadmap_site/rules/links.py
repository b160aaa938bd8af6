"""Rules on links."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    Roadmap,
    Topic,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated


def links_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No topic has the same link twice."""
    for at, topic in roadmap.every(Topic):
        links = [
            (link.rstrip("/"), (*at, "resources", index, *place))
            for index, resource in enumerate(topic.resources)
            for place, link in resource.links
            if place[-1] not in resource.language  # Of such an edition is told that it is one.
        ]
        for _, place, first in repeated(links):
            line = book.at(first).line
            message = f"the same link stands in line {line} of this topic; remove one"
            yield Problem(book.at(place), "RM012", message)
