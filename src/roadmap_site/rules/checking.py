"""All rules, and the roadmap that they are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path as File

from roadmap_site.model import Roadmap
from roadmap_site.reading import Book, Problem, load
from roadmap_site.rules import (
    hours,
    ids,
    languages,
    links,
    outcomes,
    paths,
    prerequisites,
    references,
    reviews,
    wording,
)

Rule = Callable[[Book, Roadmap], Iterator[Problem]]


RULES: tuple[Rule, ...] = (
    references.references_exist,
    ids.ids_are_unique,
    ids.moves_lead_elsewhere,
    ids.names_fit,
    prerequisites.needs_run_forward,
    paths.paths_are_closed,
    hours.hours_add_up,
    wording.terms_are_used,
    wording.signs_fit,
    links.links_stand_once,
    outcomes.outcomes_stand_once,
    languages.languages_are_known,
    languages.languages_are_there,
)
"""Every rule, in no order that matters."""


def check(directory: File, label: str, today: date | None = None) -> Book:
    """Load the roadmap in `directory` and add what every rule finds, in the order of the lines.

    Without `today` nothing is said about the age of reviews, so that one roadmap always makes the
    same site.
    """
    book = load(directory, label)
    if book.roadmap:
        for rule in RULES:
            book.problems += rule(book, book.roadmap)
        if today:
            book.problems += reviews.reviews_are_recent(book, book.roadmap, today)
    book.problems = sorted(set(book.problems))
    return book
