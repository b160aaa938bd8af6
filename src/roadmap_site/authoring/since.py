"""What a roadmap breaks or leaves behind when it changes from one version to another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roadmap_site.authoring.answers import answers_stay
from roadmap_site.authoring.pairs import Index
from roadmap_site.authoring.promises import addresses_stay, ids_stay, records_stay, ticks_stay
from roadmap_site.authoring.staleness import links_were_looked_at, translations_follow
from roadmap_site.reading import Book, Problem

_RULES = (addresses_stay, ticks_stay, answers_stay, records_stay, translations_follow)


def since(
    old: Book, new: Book, today: date, asked: Collection[str] = frozenset()
) -> tuple[Problem, ...]:
    """Compare two versions of a roadmap, the old as far as it can be read.

    Nothing is said of files of the new version that cannot be read as a whole: what is not read
    would look as if it were gone. `asked` has the addresses that were asked whether they answer.
    """
    if not (old.roadmap and new.roadmap) or not (_names_languages(old) and _names_languages(new)):
        return ()
    before, after = Index(old.roadmap), Index(new.roadmap)
    rules = _RULES if new.unread else (ids_stay, *_RULES)
    found = {problem for rule in rules for problem in rule(before, after, new)}
    month = f"{today.year:04}-{today.month:02}"
    found |= {*links_were_looked_at(before, after, new, month, asked)}
    return tuple(sorted(problem for problem in found if problem.at.path not in new.unread))


def _names_languages(book: Book) -> bool:
    """Tell whether the head of the roadmap could be read; all the rest depends on it."""
    return ("languages",) in book.positions
