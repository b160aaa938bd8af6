"""Rules on the parts of a roadmap: each stage stands in one of them, in the order of the stages."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import Part, Place, Roadmap, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated

MAX_NAMED = 5
"""How many stages of no part a message names."""


def stages_have_one_part(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No stage stands in two parts, and none beside them all."""
    named = [
        (name, (*at, "stages", index))
        for at, part in roadmap.every(Part)
        for index, name in enumerate(part.stages)
    ]
    for name, place, first in repeated(named):
        if place[:2] != first[:2]:
            there = roadmap.parts[int(first[1])].id
            message = f'"{name}" stands in the part "{shown(there)}", too; remove it from one'
            yield Problem(book.at(place), "RM050", message)
    # Which stages are left out is not known before all that is named can be read.
    if roadmap.parts and book.complete and not _lost(book, roadmap):
        yield from _beside(book, roadmap, {name for name, _ in named})


def _lost(book: Book, roadmap: Roadmap) -> bool:
    """Tell whether a part, or a stage that it names, did not fit the model."""
    places: list[Place] = [("parts",), *(at for at, _ in roadmap.every(Part))]
    return any(book.has_lost(at) or book.has_lost((*at, "stages")) for at in places)


def _beside(book: Book, roadmap: Roadmap, named: set[str]) -> Iterator[Problem]:
    known = [stage.id for stage in roadmap.stages]
    left = [name for name in known if name not in named]
    if left and named <= {*known}:  # An unknown name may be that of a stage which is left.
        names = ", ".join(f'"{shown(name)}"' for name in left[:MAX_NAMED])
        more = f" and {len(left) - MAX_NAMED} more" if len(left) > MAX_NAMED else ""
        verb = "stands" if len(left) == 1 else "stand"
        message = f"{names}{more} {verb} in no part; name every stage in one"
        yield Problem(book.at(("parts",)), "RM051", message)


def parts_stand_in_order(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Parts, and the stages in them, come in the order of the stages."""
    order = {stage.id: number for number, stage in enumerate(roadmap.stages)}
    last, seen = "", set[str]()
    for at, part in roadmap.every(Part):
        for index, name in enumerate(part.stages):
            if name not in order or name in seen:
                continue  # What is unknown or stands twice is told as that.
            seen.add(name)
            if last and order[name] < order[last]:
                message = (
                    f'"{name}" stands after "{last}", but comes before it in stages/; list the '
                    "stages in their order, or give their files other numbers"
                )
                yield Problem(book.at((*at, "stages", index)), "RM052", message)
                break
            last = name
