"""Rules on links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_site.model import (
    Roadmap,
    Topic,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated

_SPELT = re.compile(r"https?://(?:www\.)?([^/?#]*)", re.IGNORECASE)
"""How an address begins, which says nothing about where it leads."""


def links_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No topic has the same link twice."""
    for at, topic in roadmap.every(Topic):
        links = [
            (_same(link), (*at, "resources", index, *place))
            for index, resource in enumerate(topic.resources)
            for place, link in resource.links
            if place[-1] not in resource.language  # Of such an edition is told that it is one.
        ]
        for _, place, first in repeated(links):
            line = book.at(first).line
            message = f"the same link stands in line {line} of this topic; remove one"
            yield Problem(book.at(place), "RM012", message)


def _same(link: str) -> str:
    """Write two spellings of one address alike."""
    return _SPELT.sub(lambda found: found[1].lower(), link.rstrip("/"), count=1)
