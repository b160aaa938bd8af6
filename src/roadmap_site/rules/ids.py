"""Rules on ids and the names of files."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    Frozen,
    Path,
    Place,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Term,
    Topic,
    shown,
    walk,
)
from roadmap_site.reading import STAGE_NAME, Book, Problem
from roadmap_site.rules.repeating import repeated


def ids_are_unique(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No id, former ids included, names two things; terms and paths have names of their own."""
    for kinds in ((Stage, Section, Topic, Shelf), (Path,), (Term,)):
        yield from _repeated_ids(book, roadmap, kinds)


def _repeated_ids(
    book: Book, roadmap: Roadmap, kinds: tuple[type[Frozen], ...]
) -> Iterator[Problem]:
    for name, place, first in repeated(_ids(roadmap, kinds)):
        message = f'id "{shown(name)}" is taken ({book.at(first)}); choose another'
        yield Problem(book.at(place), "RM009", message)


def _ids(roadmap: Roadmap, kinds: tuple[type[Frozen], ...]) -> Iterator[tuple[str, Place]]:
    """Give every present and former id of some kinds of things, with its place."""
    for at, item in walk(roadmap):
        if not isinstance(item, kinds):
            continue
        assert isinstance(item, Stage | Section | Topic | Shelf | Path | Term)
        yield item.id, (*at, "id")
        if not isinstance(item, Shelf):
            yield from ((old, (*at, "aliases", n)) for n, old in enumerate(item.aliases))


def moves_lead_elsewhere(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing stood formerly in the stage where it stands, whose page would name it twice."""
    for index, stage in enumerate(roadmap.stages):
        names = {stage.id, *stage.aliases}
        for at, item in walk(stage, ("stages", index)):
            for place, name in enumerate(getattr(item, "formerly_in", ())):
                if name in names:
                    message = f'stands in "{shown(name)}" now; remove it from formerly_in'
                    yield Problem(book.at((*at, "formerly_in", place)), "RM009", message)


def names_fit(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A stage's file is named after its id."""
    for index, (stage, path) in enumerate(zip(roadmap.stages, book.files, strict=True)):
        name = STAGE_NAME.fullmatch(path.rpartition("/")[2])
        if name and name["id"] != stage.id:
            wanted = f"{name['number']}-{shown(stage.id)}.yml"
            message = (
                f'id "{shown(stage.id)}" does not fit the file\'s name; call the file {wanted}'
            )
            yield Problem(book.at(("stages", index, "id")), "RM014", message)
