"""All rules, and the roadmap that they are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path as File

from pydantic import BaseModel

from roadmap_site.model import Roadmap
from roadmap_site.reading import Book, Problem, load
from roadmap_site.reading.source import Recall
from roadmap_site.rules import (
    addresses,
    counts,
    demands,
    hours,
    ids,
    languages,
    links,
    markdown,
    mixing,
    naming,
    needless,
    numbering,
    origins,
    outcomes,
    parts,
    paths,
    prerequisites,
    questions,
    references,
    reviews,
    scripts,
    signs,
    sizes,
    unwritten,
    verbs,
    wording,
    works,
)
from roadmap_site.rules.ids import is_copy

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
"""The rules that look at each stage by itself; in no order that matters, as below."""
COUNTED: tuple[Rule, ...] = (
    languages.languages_are_known,
    languages.languages_are_there,
    verbs.outcomes_are_sentences,
    verbs.outcomes_are_of_one_topic,
)
"""The rules that count what stages have, and so need to know of a stage only how much."""
TOGETHER: tuple[Rule, ...] = (
    references.references_exist,
    ids.ids_are_unique,
    ids.names_fit,
    ids.pages_can_be_files,
    prerequisites.needs_run_forward,
    paths.paths_are_closed,
    parts.stages_have_one_part,
    parts.parts_stand_in_order,
    hours.hours_add_up,
    needless.references_say_something,
    needless.parts_are_in_their_wholes,
    needless.needs_stand_in_order,
    counts.numbers_agree,
    naming.terms_are_told_apart,
    naming.languages_of_words,
    needless.paths_take_something,
    demands.rules_are_known,
)
"""The rules that look at the outlines of all stages together, or at none: `reading/known.py` says
what an outline has."""
RULES = (*BY_ITSELF, *COUNTED, *TOGETHER)
"""Every rule."""
CHANGED = frozenset({"RM040", "RM041", "RM042", "RM044"})
"""Codes of texts that YAML reads as something else than was meant."""
SAME_FILE = {"RM064": "RM044", "RM073": "RM044"}
"""Codes that say of a text in a file what another one says better."""
SAME_PLACE = {"RM013": ("RM046", "RM064"), "RM020": ("RM074",)}
"""Codes that say of a text what is mended with it once another one is obeyed."""
WAITS = {"RM016": {"RM010"}, "RM072": {"RM014"}}
"""Codes whose advice would be wrong while there are problems of others."""


def check(
    directory: File, label: str, today: date | None = None, recall: Recall | None = None
) -> Book:
    """Load the roadmap in `directory` and add what every rule finds.

    What is wrong with the files by themselves comes first, each in the order of the lines.

    Without `today` nothing is said about the age of reviews, so that one roadmap always makes the
    same site. Of stages that `recall` knows, the book holds only the outline; the problems are the
    same.
    """
    book = load(directory, label, recall)
    read = sorted(set(book.problems))
    found: set[Problem] = set()
    if book.roadmap:
        whole, rest = book.roadmap, unknown(book, book.roadmap)
        found = {problem for rule in TOGETHER for problem in rule(book, whole)}
        found |= {problem for rule in COUNTED for problem in rule(book, rest)}
        found |= by_itself(book, rest, today)
        found.update(demands.demanded(book, rest))
        for path, known in book.known.items():
            found.update(known.problems(path, demanded=False))
        found = {*demands.raised(found, book, rest)}
    # What cannot be read comes first, for the rest may follow from it.
    # A text that is cut off or changed by YAML is not what was written: nothing more is said of it.
    told = {*book.doubtful, *(each.at for each in read if each.code in CHANGED)}
    left = sorted(each for each in found - {*read} if each.at not in told)
    book.problems = _causes([*read, *left])
    return book


def by_itself(book: Book, roadmap: Roadmap, today: date | None) -> set[Problem]:
    """Find what is wrong with each stage by itself."""
    found = {problem for rule in BY_ITSELF for problem in rule(book, roadmap)}
    if today:
        found.update(reviews.reviews_are_recent(book, roadmap, today))
        found.update(reviews.the_original_is_older(book, roadmap, today))
    return found


def unknown(book: Book, roadmap: Roadmap) -> Roadmap:
    """Leave out the stages of which is known what is to be said of them."""
    if not book.known:
        return roadmap
    known = {index for index, path in enumerate(book.files) if path in book.known}
    return roadmap.showing(
        [
            (at, item)
            for at, item in roadmap.every(BaseModel)
            if not (len(at) > 1 and at[0] == "stages" and at[1] in known)
        ]
    )


def _causes(problems: list[Problem]) -> list[Problem]:
    """Leave out what waits for something else to be mended."""
    codes = {problem.code for problem in problems}
    by_file = {(problem.at.path, problem.code) for problem in problems}
    by_place = {(problem.at, problem.code) for problem in problems}
    copies = {problem.at.path for problem in problems if is_copy(problem)}
    return [
        problem
        for problem in problems
        if not WAITS.get(problem.code, set()) & codes
        and (problem.at.path not in copies or is_copy(problem))
        and (problem.at.path, SAME_FILE.get(problem.code, "")) not in by_file
        and not any((problem.at, code) in by_place for code in SAME_PLACE.get(problem.code, ()))
    ]
