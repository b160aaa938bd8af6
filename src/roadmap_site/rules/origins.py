"""Rules on origins: what stood in the original, and what was added."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import Roadmap, Topic
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.completeness import is_demanded_stub


def origins_are_said(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every topic says its origin where the roadmap names what it was made from."""
    if not roadmap.provenance:
        return
    for at, topic in roadmap.every(Topic):
        if book.has_lost(at, "origin"):
            continue
        if "origin" not in topic.model_fields_set and not is_demanded_stub(roadmap, topic):
            message = (
                "does not say where it comes from; write `origin: added`, or `origin: original` "
                f'where it stood in "{roadmap.provenance.title}"'
            )
            yield Problem(book.at(at), "RM060", message)
