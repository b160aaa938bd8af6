"""Rules on reviews."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roadmap_site.model import (
    Roadmap,
    Topic,
)
from roadmap_site.reading import Book, Problem


def reviews_are_recent(book: Book, roadmap: Roadmap, today: date) -> Iterator[Problem]:
    """No topic was last reviewed more than a year before `today`, or after it."""
    oldest, newest = (f"{year:04}-{today.month:02}" for year in (today.year - 1, today.year))
    for at, topic in roadmap.every(Topic):
        if topic.reviewed and not oldest <= topic.reviewed <= newest:
            late = topic.reviewed < oldest
            message = (
                "was last reviewed more than a year ago; look at the topic and its links again"
                if late
                else "is in the future; write the month of the last review"
            )
            yield Problem(book.at((*at, "reviewed")), "RM018", message)
