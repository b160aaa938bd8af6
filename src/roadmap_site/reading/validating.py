"""Values to the model; what does not fit goes, and what is left is looked at all the same."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from roadmap_site.model import Place, Roadmap
from roadmap_site.reading.book import Book
from roadmap_site.reading.files import STAND_IN
from roadmap_site.reading.problems import Problem
from roadmap_site.reading.source import Source

ENTRY = "[entry]"
"""What a list is said to have lost where one of its entries went."""


def validate(data: dict[str, object], keys: Source, book: Book) -> Roadmap | None:
    """Make the model; where parts do not fit, note why and make it of the rest.

    A key that has another name here is taken for the one that was meant, so that nothing else is
    said to be missing.
    """
    reported = False
    while True:
        try:
            return Roadmap.model_validate(data)
        except ValidationError as error:
            details = [each for each in error.errors(include_url=False) if _is_new(each)]
        # Imported here, since most roadmaps fit.
        from roadmap_site.reading.explaining import explain, real

        renamed: dict[Place, str] = {}
        if not reported:
            findings = explain(details, data, keys, book)
            book.problems += findings.problems or [_unexplained(details[0], data, book)]
            book.nameless = findings.nameless
            book.languages_known = all(detail["loc"][:1] != ("languages",) for detail in details)
            renamed = findings.renamed
            details = [each for i, each in enumerate(details) if i not in findings.settled]
            reported = True
        # What does not fit goes, and what is incomplete without it goes in the next round.
        rest = _without({real(detail["loc"], data) for detail in details}, renamed, data, book)
        if rest == data:
            return None
        data = rest


def _unexplained(detail: ErrorDetails, data: object, book: Book) -> Problem:
    """Say at least that something does not fit, since it would be left out without a word."""
    from roadmap_site.reading.explaining import real

    message = f"does not fit, and is left out: {detail['msg']}; write it as the guide says"
    return Problem(book.at(real(detail["loc"], data)), "RM006", message)


def _is_new(detail: ErrorDetails) -> bool:
    """Leave out that a list is too short where its entries are what does not fit."""
    return detail["type"] != "too_short" or not detail["input"]


def _without(
    places: set[Place], renamed: Mapping[Place, str], data: dict[str, object], book: Book
) -> dict[str, object]:
    """Copy the data without some parts, and close the gaps in the book's positions and files."""
    copy = _Copy(places, renamed)
    rest = copy.of(data, (), ())
    assert isinstance(rest, dict)
    book.positions = {
        to: book.positions[at] for to, at in copy.came_from.items() if at in book.positions
    }
    book.keys = {to: book.keys[at] for to, at in copy.came_from.items() if at in book.keys}
    now = {at: to for to, at in copy.came_from.items()}
    book.lost = {now[at]: steps for at, steps in book.lost.items() if at in now}
    for at in places:
        if at[:-1] in now and at:
            step = at[-1] if isinstance(at[-1], str) else ENTRY
            book.lost.setdefault(now[at[:-1]], set()).add(step)
    gone = {at[1] for at in places if at[:1] == ("stages",) and len(at) == 2}
    book.files = tuple(file for index, file in enumerate(book.files) if index not in gone)
    return STAND_IN | rest


class _Copy:
    """Copies what is not gone, and notes for each place in the copy where it came from."""

    def __init__(self, gone: set[Place], renamed: Mapping[Place, str]) -> None:
        self.gone, self.renamed = gone, renamed
        self.came_from: dict[Place, Place] = {}

    def of(self, value: object, at: Place, to: Place) -> object:
        self.came_from[to] = at
        if isinstance(value, dict):
            return {
                name: self.of(item, (*at, key), (*to, name))
                for key, item in value.items()
                if (*at, key) not in self.gone
                for name in [self.renamed.get((*at, key), key)]
            }
        if isinstance(value, list):
            kept = [index for index in range(len(value)) if (*at, index) not in self.gone]
            return [self.of(value[i], (*at, i), (*to, new)) for new, i in enumerate(kept)]
        return value
