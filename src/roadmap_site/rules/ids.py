"""Rules on ids and the names of files."""

from __future__ import annotations

from collections.abc import Container, Iterator

from roadmap_site.model import (
    Frozen,
    Part,
    Path,
    Place,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Term,
    Topic,
    shown,
)
from roadmap_site.reading import STAGE_NAME, Book, Position, Problem
from roadmap_site.rules.repeating import repeated

COPY_OF = "is a copy of"
RESERVED = {
    *("index", "con", "prn", "aux", "nul"),
    *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10)),
}
"""Names of no page: `index` is that of its folder, the others are Windows's for devices.

Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""

_APART: tuple[tuple[type[Frozen], ...], ...] = (
    (Stage, Section, Topic, Shelf), (Part,), (Path,), (Term,),
)  # fmt: skip
"""Kinds of things whose ids differ among themselves, and may be those of other kinds."""


def ids_are_unique(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No id, former ids included, names two things; terms, parts and paths have their own."""
    copies = dict(_copies(roadmap))
    for index, original in copies.items():
        number = len(roadmap.stages[index].parts)
        name = book.files[original].rpartition("/")[2]
        message = f"{COPY_OF} {name} ({number} ids); remove it or choose new ids"
        yield Problem(Position(book.files[index]), "RM009", message)
    for kinds in _APART:
        for name, place, first in _repeated_ids(roadmap, kinds, copies):
            message = f'id "{shown(name)}" is taken ({book.at(first)}); choose another'
            yield Problem(book.at(place), "RM009", message)


def is_copy(problem: Problem) -> bool:
    """Tell whether a problem says that a whole file is a copy, so that nothing in it counts."""
    return problem.code == "RM009" and problem.message.startswith(COPY_OF)


def _copies(roadmap: Roadmap) -> Iterator[tuple[int, int]]:
    """Give the stages all of whose ids another one has, with that one."""
    home: dict[str, int] = {}
    for index, stage in enumerate(roadmap.stages):
        ids = {part.id for part in stage.parts}
        first = home.get(stage.id)
        if first is not None and len(ids) > 1 and all(home.get(name) == first for name in ids):
            yield index, first
        for name in ids:
            home.setdefault(name, index)


def _within(at: Place, stages: Container[int]) -> bool:
    return at[0] == "stages" and at[1] in stages


def _repeated_ids(
    roadmap: Roadmap, kinds: tuple[type[Frozen], ...], copies: Container[int]
) -> Iterator[tuple[str, Place, Place]]:
    """Give each id that stood before, and where it stands and stood, outside of copied stages."""
    return repeated((name, at) for name, at in _ids(roadmap, kinds) if not _within(at, copies))


def _ids(roadmap: Roadmap, kinds: tuple[type[Frozen], ...]) -> Iterator[tuple[str, Place]]:
    """Give every present and former id of some kinds of things, with its place."""
    for at, item in roadmap.every(kinds[0] if len(kinds) == 1 else Frozen):
        if type(item) not in kinds:
            continue
        assert isinstance(item, Stage | Section | Topic | Shelf | Part | Path | Term)
        yield item.id, (*at, "id")
        if not isinstance(item, Shelf | Part):
            yield from ((old, (*at, "aliases", n)) for n, old in enumerate(item.aliases))


def moves_lead_elsewhere(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing stood formerly in the stage where it stands, whose page would name it twice."""
    for at, item in roadmap.every(Frozen):
        if isinstance(item, Section | Topic) and item.formerly_in and isinstance(at[1], int):
            stage = roadmap.stages[at[1]]
            for place, name in enumerate(item.formerly_in):
                if name in {stage.id, *stage.aliases}:
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
            if stage.id == f"{name['number']}-{name['id']}":
                message = f"an id has no number, which the file's name has; write {name['id']}"
            yield Problem(book.at(("stages", index, "id")), "RM014", message)


def pages_can_be_files(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No page of a stage, former ones included, lies where something else does, or cannot lie."""
    for index, stage in enumerate(roadmap.stages):
        at: Place = ("stages", index)
        former = [(old, (*at, "aliases", n)) for n, old in enumerate(stage.aliases)]
        for name, place in [(stage.id, (*at, "id")), *former]:
            if name in RESERVED:
                message = f'no page can be called "{name}" on every machine; choose another id'
                yield Problem(book.at(place), "RM014", message)
