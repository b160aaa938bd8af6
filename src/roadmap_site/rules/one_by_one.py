"""The rules that look at each stage by itself, so that what they say of it can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from roadmap_site.model import Roadmap
from roadmap_site.reading import Book, Problem
from roadmap_site.rules import (
    addresses,
    ids,
    links,
    markdown,
    mixing,
    needless,
    numbering,
    origins,
    outcomes,
    questions,
    scripts,
    signs,
    sizes,
    unwritten,
    verbs,
    wording,
    works,
)

Rule = Callable[[Book, Roadmap], Iterator[Problem]]

BY_ITSELF: tuple[Rule, ...] = (
    ids.moves_lead_elsewhere,
    wording.terms_are_used,
    wording.signs_fit,
    wording.signs_are_what_they_seem,
    links.links_stand_once,
    works.languages_have_one_edition,
    works.editions_are_one_resource,
    outcomes.outcomes_stand_once,
    questions.questions_have_an_answer,
    questions.options_fit,
    questions.items_fit,
    mixing.options_stand_alone,
    mixing.items_are_in_order,
    questions.tolerances_fit,
    questions.questions_stand_once,
    questions.answers_name_their_language,
    origins.origins_are_said,
    addresses.addresses_are_sound,
    scripts.texts_are_in_their_language,
    unwritten.texts_are_written,
    scripts.bullets_are_whole,
    needless.languages_stand_once,
    markdown.markdown_has_effect,
    markdown.titles_are_plain,
    numbering.titles_have_no_numbers,
    numbering.entries_have_no_numbers,
    sizes.hours_are_likely,
    sizes.lengths_are_likely,
    signs.signs_are_sound,
    signs.names_stand_alone,
    verbs.outcomes_can_be_seen,
)
"""The rules that look at each stage by itself, in no order that matters."""


def by_itself(book: Book, roadmap: Roadmap) -> set[Problem]:
    """Find what is wrong with each stage by itself."""
    return {problem for rule in BY_ITSELF for problem in rule(book, roadmap)}
