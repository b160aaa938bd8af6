"""All rules, and the roadmap that they are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path as File

from roadmap_site.model import Roadmap
from roadmap_site.reading import Book, Problem, load
from roadmap_site.rules import (
    addresses,
    counts,
    demands,
    hours,
    ids,
    languages,
    links,
    markdown,
    naming,
    needless,
    origins,
    outcomes,
    paths,
    prerequisites,
    references,
    reviews,
    scripts,
    signs,
    sizes,
    verbs,
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
    origins.origins_are_said,
    addresses.addresses_are_sound,
    scripts.texts_are_in_their_language,
    scripts.texts_are_written,
    scripts.bullets_are_whole,
    naming.terms_are_told_apart,
    naming.languages_of_words,
    needless.references_say_something,
    needless.parts_are_in_their_wholes,
    needless.topics_stand_in_order,
    needless.paths_take_something,
    markdown.markdown_has_effect,
    markdown.titles_are_plain,
    sizes.hours_are_likely,
    sizes.lengths_are_likely,
    signs.signs_are_sound,
    verbs.outcomes_can_be_seen,
    verbs.outcomes_are_sentences,
    verbs.outcomes_are_of_one_topic,
    counts.numbers_agree,
    demands.rules_are_known,
)
"""Every rule, in no order that matters."""


def check(directory: File, label: str, today: date | None = None) -> Book:
    """Load the roadmap in `directory` and add what every rule finds, in the order of the lines.

    Without `today` nothing is said about the age of reviews, so that one roadmap always makes the
    same site.
    """
    book = load(directory, label)
    if book.roadmap:
        found = [problem for rule in RULES for problem in rule(book, book.roadmap)]
        found += demands.demanded(book, book.roadmap)
        if today:
            found += reviews.reviews_are_recent(book, book.roadmap, today)
        book.problems += demands.raised(found, book, book.roadmap)
    book.problems = sorted(set(book.problems))
    return book
