"""Rules on references: what is named exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roadmap_site.model import (
    Frozen,
    Part,
    Path,
    Place,
    Retold,
    Roadmap,
    Section,
    Stage,
    Step,
    Term,
    Topic,
    shown,
)
from roadmap_site.reading import Book, Problem, suggest
from roadmap_site.reading.names import meant_id
from roadmap_site.reading.near import near

MAX_ADVICE = 50
"""For how many unknown ids a similar one is sought; each is compared with every id there is."""
MAX_LINES = 3
"""How many of the places that name one unknown id a message tells."""


def references_exist(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every id that is referred to is the id of something.

    An id that nothing has is told once, however often it is named, for it is one mistake. Nothing
    is said while an id somewhere is missing, since that may be the one that is named.
    """
    if not book.complete or book.nameless:
        return
    known = _known(book, roadmap)
    # What is written so that it cannot be an id may be the one that is named.
    odd = [name for name in book.ids if not name.isascii() or meant_id(name) != name]
    unknown: dict[str, list[tuple[Place, str]]] = {}
    for at, wanted, kind in _references(roadmap):
        if wanted not in known[kind] and not any(_may_be(wanted, name) for name in odd):
            unknown.setdefault(wanted, []).append((at, kind))
    for count, (wanted, named) in enumerate(unknown.items()):
        places, kind = [at for at, _ in named], named[0][1]
        if wanted in book.former:
            now = shown(book.former[wanted])
            message = f'"{shown(wanted)}" is now called "{now}"{_also(book, places)}; write that'
        else:
            advice = "write one that exists"
            if count < MAX_ADVICE:
                advice = _by_number(wanted, kind, roadmap) or suggest(wanted, known[kind])
                if other := _other_kind(wanted, kind, roadmap):
                    advice = f"that is {other}; {advice}"
            message = f'unknown {kind} "{shown(wanted)}"{_also(book, places)}; {advice}'
        yield Problem(book.at(places[0]), "RM003", message)


def _may_be(wanted: str, odd: str) -> bool:
    return wanted.startswith(odd) or odd.startswith(wanted) or near(wanted, [odd]) is not None


def _other_kind(wanted: str, kind: str, roadmap: Roadmap) -> str:
    """Say what has an id that cannot be named here."""
    others: list[tuple[str, Iterable[str]]] = []
    if kind != "id":
        others = [
            ("a stage", (stage.id for stage in roadmap.stages)),
            ("a section", (section.id for _, section in roadmap.every(Section))),
            ("a topic", (topic.id for topic in roadmap.topics)),
        ]
    others += [
        ("a shelf", (shelf.id for shelf in roadmap.shelves)),
        ("a path", (path.id for path in roadmap.paths)),
        ("a term of the glossary", (term.id for _, term in roadmap.every(Term))),
    ]
    return next((name for name, ids in others if wanted in ids), "")


def _by_number(wanted: str, kind: str, roadmap: Roadmap) -> str:
    """Say what a stage is called that is named by its number, or by the name of its file."""
    number, _, name = wanted.partition("-")
    if not number.isdecimal() or kind == "topic":
        return ""
    if name and any(stage.id == name for stage in roadmap.stages):
        return f'stages are named without their number; write "{shown(name)}"'
    if not name and 1 <= int(number) <= len(roadmap.stages):
        return f'stages are named by their ids; write "{roadmap.stages[int(number) - 1].id}"'
    return ""


def _also(book: Book, places: list[Place]) -> str:
    """Say where else the same is written."""
    if len(places) == 1:
        return ""
    here, *others = [book.at(place) for place in places]
    lines = [
        f"line {at.line}" if at.path == here.path else f"{at.path}:{at.line}"
        for at in others[:MAX_LINES]
    ]
    more = len(others) - len(lines)
    rest = f" and {more} more" if more else ""
    return f" (also in {', '.join(lines)}{rest})"


def _known(book: Book, roadmap: Roadmap) -> dict[str, frozenset[str]]:
    """Tell by kind the ids that can be named; what does not fit the model may be of any kind."""
    shelves = {shelf.id for shelf in roadmap.shelves}
    learnt = book.ids - shelves
    kinds: dict[type, set[str]] = {Stage: set(), Section: set(), Topic: set()}
    for stage in roadmap.stages:
        for part in stage.parts:
            kinds[type(part)].add(part.id)
    return {
        "id": learnt,
        "topic": learnt - (kinds[Stage] | kinds[Section]) | kinds[Topic],
        "stage": learnt - (kinds[Topic] | kinds[Section]) | kinds[Stage],
    }


def _references(roadmap: Roadmap) -> Iterator[tuple[Place, str, str]]:
    """Give every id that is named, with its place and the kind of what it has to be."""
    former = {alias for stage in roadmap.stages for alias in stage.aliases}
    for at, item in roadmap.every(Frozen):
        if isinstance(item, Section | Topic):
            for field in ("needs", "recommends") if isinstance(item, Section) else ("needs",):
                for index, wanted in enumerate(getattr(item, field)):
                    yield (*at, field, index), wanted, "id"
            for index, wanted in enumerate(item.formerly_in):
                if wanted not in former:
                    yield (*at, "formerly_in", index), wanted, "stage"
        elif isinstance(item, Path):
            for index, wanted in enumerate(item.takes):
                yield (*at, "takes", index), wanted, "id"
        elif isinstance(item, Part):
            for index, wanted in enumerate(item.stages):
                yield (*at, "stages", index), wanted, "stage"
        elif isinstance(item, Term):
            yield (*at, "topic"), item.topic, "topic"
        elif isinstance(item, Step | Retold):
            yield (*at, "stage"), item.stage, "stage"
