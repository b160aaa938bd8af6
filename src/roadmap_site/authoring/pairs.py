"""What became of each part of a roadmap: the parts of two versions, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from roadmap_site.model import (
    Frozen,
    Path,
    Place,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Term,
    Text,
    Topic,
    walk,
)

Part = Stage | Section | Topic | Shelf | Path | Term
"""What has a permanent id."""

_LIKE = 0.6
"""How much of two titles has to be the same for the one to have become the other."""


@dataclass(frozen=True)
class Placed:
    """A part, and where it stands."""

    part: Part
    at: Place

    @property
    def space(self) -> str:
        """Within what the id is unique: the glossary, the paths, or all the rest."""
        return {Path: "path", Term: "term"}.get(type(self.part), "learnt")

    @property
    def word(self) -> str:
        """What a message calls such a part."""
        return type(self.part).__name__.lower()

    @property
    def aliases(self) -> tuple[str, ...]:
        """Former ids, where such a part has any."""
        return tuple(getattr(self.part, "aliases", ()))

    @property
    def formerly_in(self) -> tuple[str, ...]:
        """The stages whose pages lead to the part, where such a part can say so."""
        return tuple(getattr(self.part, "formerly_in", ()))

    def can_say(self, field: str) -> bool:
        """Tell whether the format has a field for such a part."""
        return field in type(self.part).model_fields


class Index:
    """The parts of one version by their ids, former ones included."""

    def __init__(self, roadmap: Roadmap) -> None:
        self.roadmap = roadmap
        found = (Placed(item, at) for at, item in walk(roadmap) if isinstance(item, Part))
        self.parts = list(found)
        self.by_id = {(each.space, each.part.id): each for each in reversed(self.parts)}
        self.by_alias = {
            (each.space, alias): each for each in reversed(self.parts) for alias in each.aliases
        }

    def find(self, space: str, name: str) -> Placed | None:
        """Find what an id leads to."""
        return self.by_id.get((space, name)) or self.by_alias.get((space, name))

    def stage_of(self, placed: Placed) -> Stage | None:
        """Give the stage that a section or topic belongs to."""
        if placed.at[:1] != ("stages",) or len(placed.at) < 3:
            return None
        return self.roadmap.stages[int(placed.at[1])]

    @cached_property
    def whole_of(self) -> dict[tuple[str, str], Placed]:
        """The stage of each section and the section of each topic, by the id of the part."""
        by_place = {each.at: each for each in self.parts}
        return {
            (each.space, each.part.id): by_place[each.at[:-2]]
            for each in self.parts
            if each.at[:-2] in by_place
        }


@dataclass(frozen=True)
class Pair:
    """A part as it was and as it is."""

    old: Placed
    new: Placed


def pairs(old: Index, new: Index) -> Iterator[Pair]:
    """Give every part that is still there, under its id or an alias."""
    for was in old.parts:
        now = new.find(was.space, was.part.id)
        if now and type(now.part) is type(was.part):
            yield Pair(was, now)


def successor(lost: Placed, fresh: Sequence[Placed], old: Index, new: Index) -> Placed | None:
    """Guess which new part a lost one has become: one of its kind that says nearly the same."""
    kin = [each for each in fresh if type(each.part) is type(lost.part)]
    likeness = [_likeness(lost, each, old, new) for each in kin]
    best = max(likeness, default=0)
    return kin[likeness.index(best)] if best >= _LIKE else None


def _likeness(lost: Placed, fresh: Placed, old: Index, new: Index) -> float:
    title, other = (_title(each.part, index) for each, index in ((lost, old), (fresh, new)))
    if strings(lost.part) - {lost.part.id} == strings(fresh.part) - {fresh.part.id}:
        return 1
    return alike(title, other)


def _title(part: Part, index: Index) -> str:
    text = part.name if isinstance(part, Term) else part.title
    return text.read(index.roadmap.language, index.roadmap.language).text


def alike(a: str, b: str) -> float:
    """Say how much two texts have in common, from 0 to 1."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def texts(
    old: object, new: object, at: Place, *, inside: bool = False
) -> Iterator[tuple[Place, Text, Text]]:
    """Give the texts of a part as they were and are, those of the parts within it left out."""
    if old == new or (inside and isinstance(new, Part)):
        return
    if isinstance(old, Text) and isinstance(new, Text):
        yield at, old, new
    elif isinstance(old, Frozen) and type(old) is type(new):
        for name in type(old).model_fields:
            was, now = getattr(old, name), getattr(new, name)
            yield from texts(was, now, (*at, name), inside=True)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        for was, index in aligned(old, new):
            yield from texts(was, new[index], (*at, index), inside=True)


def aligned(old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[object, int]]:
    """Find, for what stood in a list, which entry of the new list it is.

    The same entry is one that still says something of what it said: the same in another language,
    the same title, the same address. What stays at its place comes first among equals.
    """
    if any(isinstance(item, Part) for item in new):
        return  # Parts are found by their ids.
    free = {n: strings(item) for n, item in enumerate(new)}
    waiting = []
    for index, item in enumerate(old):
        same = next((n for n in free if new[n] == item), None)
        if same is None:
            waiting.append((index, item))
        else:
            del free[same]
            yield item, same
    for index, item in waiting:
        said = strings(item)
        shared = [(len(said & other), n == index, -n, n) for n, other in free.items()]
        if shared and (best := max(shared))[0]:
            del free[best[-1]]
            yield item, best[-1]


def strings(value: object) -> frozenset[str]:
    """Give everything that a value says: its texts in each language, and its lines."""
    found: set[str] = set()
    for at, item in walk(value):
        if isinstance(item, Text):
            found.update(item.root.values())
        elif isinstance(item, str) and _COMMON.isdisjoint(at):
            found.add(item)
    return frozenset(found)


_COMMON = frozenset({"type", "language", "cost", "origin", "reviewed"})
"""Fields whose values many entries share."""
