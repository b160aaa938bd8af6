"""Rules on prerequisites: what comes first."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from roadmap_site.model import (
    Frozen,
    Place,
    Roadmap,
    Section,
    Stage,
    Topic,
    shown,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.ids import ids_are_unique

MAX_STEPS = 12
"""How many ids of a circle a message names."""
MAX_CIRCLES = 20
"""How many circles are told at once; finding one takes a pass over the whole roadmap."""
Gate = tuple[str, str]
"""The `start` or the `end` of a stage, section or topic, by its id."""
Needs = dict[Gate, dict[Gate, Place | None]]
"""What each gate waits for; with the place where a `needs` says so."""


def needs_run_forward(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing needs itself, not even by way of others."""
    if _stand_in_order(roadmap):
        return
    if any(ids_are_unique(book, roadmap)):
        return  # An id that names two things has no place in an order.
    gates = _gates(roadmap)
    for _ in range(MAX_CIRCLES):
        circle = _circle(gates)
        if not circle:
            return
        steps = [*zip(circle[1:], circle, strict=False)]
        asked = {place: (a, b) for a, b in steps if (place := gates[a].get(b))}
        place = min(asked, key=book.at)
        names = " -> ".join(_unrepeated([gate[1] for gate in reversed(circle)]))
        message = f"needs run in a circle: {names}; remove one of them"
        if len({name for _, name in circle}) == 1:
            message = f'"{shown(circle[0][1])}" needs itself; remove it'
        yield Problem(book.at(place), "RM010", message)
        start, end = asked[place]
        del gates[start][end]


def _stand_in_order(roadmap: Roadmap) -> bool:
    """Tell whether all that is needed stands before what needs it, as in most roadmaps."""
    ended: set[str] = set()
    for stage in roadmap.stages:
        for section in stage.sections:
            if not ended.issuperset(section.needs):
                return False
            for topic in section.topics:
                if not ended.issuperset(topic.needs):
                    return False
                ended.add(topic.id)
            ended.add(section.id)
        ended.add(stage.id)
    return True


def _gates(roadmap: Roadmap) -> Needs:
    """Lay out what waits for what: a whole ends after its parts, a part starts after its whole."""
    gates: Needs = {}

    def enter(name: str, parts: list[str]) -> None:
        gates.setdefault(("end", name), {})[("start", name)] = None
        for part in parts:
            gates[("end", name)][("end", part)] = None
            gates.setdefault(("start", part), {})[("start", name)] = None

    for at, item in roadmap.every(Frozen):
        if isinstance(item, Stage):
            enter(item.id, [section.id for section in item.sections])
        elif isinstance(item, Section | Topic):
            enter(item.id, [topic.id for topic in item.topics] if isinstance(item, Section) else [])
            for index, wanted in enumerate(item.needs):
                place = (*at, "needs", index)
                gates.setdefault(("start", item.id), {})[("end", wanted)] = place
    return gates


def _circle(gates: Needs) -> list[Gate]:
    try:
        TopologicalSorter({gate: list(waits) for gate, waits in gates.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _unrepeated(names: list[str]) -> list[str]:
    """Name each once in a row, a name alone twice; of very many the first and the last."""
    steps = [name for index, name in enumerate(names) if index == 0 or names[index - 1] != name]
    if len(steps) > MAX_STEPS:
        steps[MAX_STEPS - 1 : -1] = ["..."]
    return [shown(name) for name in (steps if len(steps) > 1 else 2 * steps)]
