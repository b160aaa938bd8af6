"""Values to the model; what does not fit goes, and what is left is looked at all the same."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from roadmap_site.model import Place, Roadmap
from roadmap_site.reading.book import Book
from roadmap_site.reading.explaining import explain, real
from roadmap_site.reading.files import STAND_IN
from roadmap_site.reading.source import Source


def validate(data: dict[str, object], keys: Source, book: Book) -> Roadmap | None:
    """Make the model; where parts do not fit, note why and make it of the rest."""
    reported = False
    while True:
        try:
            return Roadmap.model_validate(data)
        except ValidationError as error:
            details = error.errors(include_url=False)
        if not reported:
            book.problems += (
                explain(detail, data, keys, book) for detail in details if _is_new(detail)
            )
            book.languages_known = all(detail["loc"][:1] != ("languages",) for detail in details)
            reported = True
        # What does not fit goes, and what is incomplete without it goes in the next round.
        rest = _without({real(detail["loc"], data) for detail in details}, data, book)
        if rest == data:
            return None
        data = rest


def _is_new(detail: ErrorDetails) -> bool:
    """Leave out that a list is too short where its entries are what does not fit."""
    return detail["type"] != "too_short" or not detail["input"]


def _without(places: set[Place], data: dict[str, object], book: Book) -> dict[str, object]:
    """Copy the data without some parts, and close the gaps in the book's positions and files."""
    came_from: dict[Place, Place] = {}
    rest = _copy(data, places, (), (), came_from)
    assert isinstance(rest, dict)
    book.positions = {
        to: book.positions[at] for to, at in came_from.items() if at in book.positions
    }
    gone = {at[1] for at in places if at[:1] == ("stages",) and len(at) == 2}
    book.files = tuple(file for index, file in enumerate(book.files) if index not in gone)
    return STAND_IN | rest


def _copy(
    value: object, gone: set[Place], at: Place, to: Place, came_from: dict[Place, Place]
) -> object:
    """Copy what is not gone, and note for each place in the copy where it came from."""
    came_from[to] = at
    if isinstance(value, dict):
        return {
            key: _copy(item, gone, (*at, key), (*to, key), came_from)
            for key, item in value.items()
            if (*at, key) not in gone
        }
    if isinstance(value, list):
        kept = [index for index in range(len(value)) if (*at, index) not in gone]
        return [
            _copy(value[index], gone, (*at, index), (*to, new), came_from)
            for new, index in enumerate(kept)
        ]
    return value
