"""All rules, and the roadmap that they are asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path as File
from typing import Protocol

from roadmap_site.model import Item, Roadmap
from roadmap_site.reading import Book, Problem, load
from roadmap_site.reading.known import Recalled
from roadmap_site.reading.wrong_keys import TORN
from roadmap_site.rules import (
    counts,
    demands,
    hours,
    ids,
    languages,
    naming,
    needless,
    parts,
    paths,
    prerequisites,
    references,
    reviews,
    verbs,
)
from roadmap_site.rules.ids import is_copy
from roadmap_site.rules.one_by_one import BY_ITSELF, Rule, by_itself

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
SAME_PLACE = {
    "RM017": ("RM083",),
    "RM071": ("RM003",),
    "RM013": ("RM046", "RM064"),
    "RM020": ("RM074",),
}
"""Codes that say of a text what is mended with it once another one is obeyed."""
WAITS = {
    "RM066": {"RM004"}, "RM016": {"RM009", "RM010"}, "RM071": {"RM009"},
    "RM072": {"RM009", "RM014"}, "RM081": {"RM005", "RM006", "RM008", "RM009", "RM014", "RM060"},
}  # fmt: skip
"""Codes whose advice would be wrong while there are problems of others."""


class Store(Protocol):
    """Keeps what is known of stages, and of what stands beside them."""

    head: frozenset[Problem] | None
    """What is wrong with the files beside the stages by themselves; None where nobody knows."""

    def recall(self, path: str, content: bytes) -> Recalled | None:
        """Give what is known of a stage's file with that content."""
        ...

    def learn(self, book: Book) -> None:
        """Note what is to be known of the stages that were read, and tell the book of it."""
        ...


def check(
    directory: File, label: str, today: date | None = None, store: Store | None = None
) -> Book:
    """Load the roadmap in `directory` and add what every rule finds.

    What is wrong with the files by themselves comes first, each in the order of the lines.

    Without `today` nothing is said about the age of reviews, so that one roadmap always makes the
    same site. At stages that `store` knows nobody looks again; the problems are the same.
    """
    book = load(directory, label, store.recall if store else None)
    if store:
        store.learn(book)
    book.written.clear()
    read = sorted(set(book.problems))
    found: set[Problem] = set()
    if book.roadmap:
        whole, rest = book.roadmap, unknown(book, book.roadmap)
        found = {problem for rule in TOGETHER for problem in rule(book, whole)}
        found |= {problem for rule in COUNTED for problem in rule(book, rest)}
        found |= _of_head(book, rest, store) | by_itself(book, _part(rest, of_stages=True))
        if today:
            found.update(reviews.reviews_are_recent(book, rest, today))
            found.update(reviews.the_original_is_older(book, rest, today))
        found.update(demands.demanded(book, rest))
        for path, known in book.known.items():
            found.update(known.problems(path, late=today is not None))
        found = {*demands.raised(found, book, rest)}
    # What cannot be read comes first, for the rest may follow from it.
    # A text that is cut off or changed by YAML is not what was written: nothing more is said of it.
    told = {*book.doubtful, *(each.at for each in read if each.code in CHANGED)}
    torn = {(each.at.path, each.at.line) for each in read if each.message.startswith(TORN)}
    left = sorted(
        each
        for each in found - {*read}
        if each.at not in told and (each.at.path, each.at.line) not in torn
    )
    book.problems = _causes([*read, *left])
    return book


def _of_head(book: Book, roadmap: Roadmap, store: Store | None) -> frozenset[Problem]:
    """Find what is wrong with what stands beside the stages by itself."""
    if store and store.head is not None:
        return store.head
    found = frozenset(by_itself(book, _part(roadmap, of_stages=False)))
    if store and book.hurt <= {*book.files}:
        store.head = found
    return found


def _part(roadmap: Roadmap, *, of_stages: bool) -> Roadmap:
    """Show what stands in the stages alone, or all that stands beside them."""
    every = roadmap.every(Item)
    return roadmap.showing([each for each in every if (each[0][:1] == ("stages",)) == of_stages])


def unknown(book: Book, roadmap: Roadmap) -> Roadmap:
    """Leave out the stages of which is known what is to be said of them."""
    if not book.known:
        return roadmap
    known = {index for index, path in enumerate(book.files) if path in book.known}
    return roadmap.showing(
        [
            (at, item)
            for at, item in roadmap.every(Item)
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
