"""Rules on what can be ticked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roadmap_site.model import (
    Frozen,
    Milestone,
    Outcome,
    Place,
    Roadmap,
    Topic,
    shown,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated


def outcomes_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing that can be ticked says, or said formerly, the same as another thing beside it."""
    if not book.languages_known:
        return
    for at, item in roadmap.every(Frozen):
        if not isinstance(item, Topic | Milestone):
            continue
        field = "outcomes" if isinstance(item, Topic) else "done"
        sayings = _sayings(getattr(item, field), (*at, field), roadmap.language)
        for said, place, first in repeated(sayings):
            message = (
                f'"{shown(said)}" stands in line {book.at(first).line}, too; '
                "remove one, for a tick can mean only one"
            )
            yield Problem(book.at(place), "RM021", message)


def _sayings(outcomes: Sequence[Outcome], at: Place, language: str) -> Iterator[tuple[str, Place]]:
    """Give what outcomes say in a language, then what they said formerly, with its place."""
    for n, outcome in enumerate(outcomes):
        yield outcome.text.read(language, language).text, (*at, n)
    for n, outcome in enumerate(outcomes):
        yield from ((old, (*at, n, "formerly", i)) for i, old in enumerate(outcome.formerly))
