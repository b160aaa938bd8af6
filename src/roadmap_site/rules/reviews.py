"""Rules on dates: of reviews, and of what the roadmap was made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roadmap_site.model import (
    Roadmap,
    Topic,
)
from roadmap_site.reading import Book, Problem

OLDEST_YEAR = 1000
"""The first year that a date can mean; what is before is a slip, such as 0206 for 2026."""


def reviews_are_recent(book: Book, roadmap: Roadmap, today: date) -> Iterator[Problem]:
    """No topic was last reviewed more than a year before `today`, or after it."""
    oldest, newest = (f"{year:04}-{today.month:02}" for year in (today.year - 1, today.year))
    for at, topic in roadmap.every(Topic):
        if not topic.reviewed or oldest <= topic.reviewed <= newest:
            continue
        place = book.at((*at, "reviewed"))
        if topic.reviewed > newest:
            message = f"{topic.reviewed} is in the future; write the month of the last review"
            yield Problem(place, "RM056", message)
        elif topic.reviewed < f"{OLDEST_YEAR}":
            message = f'{topic.reviewed} is no year of our time; write one such as "{newest}"'
            yield Problem(place, "RM056", message)
        else:
            message = (
                "was last reviewed more than a year ago; look at the topic and its links again"
            )
            yield Problem(place, "RM018", message)


def the_original_is_older(book: Book, roadmap: Roadmap, today: date) -> Iterator[Problem]:
    """What the roadmap was made from was not written after `today`.

    Only months are compared, so that an answer holds for a month, and for all time zones.
    """
    if not roadmap.provenance:
        return
    written, place = roadmap.provenance.date, book.at(("provenance", "date"))
    if (written.year, written.month) > (today.year, today.month):
        message = f"{written} is in the future; write the day on which the original was written"
        yield Problem(place, "RM056", message)
    elif written.year < OLDEST_YEAR:
        message = f"{written.isoformat()} lies too far back; correct the year"
        yield Problem(place, "RM056", message)
