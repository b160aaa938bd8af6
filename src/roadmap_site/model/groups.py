"""Stages in groups that can be folded: the roadmap's parts, or neighbours where there are many."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

from roadmap_site.model.roadmap import Part, Roadmap
from roadmap_site.model.stages import Stage

MANY = 12
"""Of more stages than this, and without parts, neighbours are put together."""
TOGETHER = 10
"""How many neighbours make a group at most."""


@dataclass(frozen=True)
class Group:
    """Stages that are folded as one."""

    part: Part | None
    """The part of the roadmap; None where the stages are just neighbours."""
    first: int
    """The number of its first stage."""
    stages: tuple[Stage, ...]

    @property
    def last(self) -> int:
        """The number of its last stage."""
        return self.first + len(self.stages) - 1

    @property
    def id(self) -> str:
        """What tells it from the others on a page; no stage, section or topic is called so."""
        return f"_part-{self.part.id if self.part else f'{self.first}-{self.last}'}"


def groups(roadmap: Roadmap) -> tuple[Group, ...]:
    """Give the groups of a roadmap in their order; none where it is short and has no parts."""
    found = _parts(roadmap) if roadmap.parts else _neighbours(roadmap.stages)
    firsts = accumulate((len(stages) for _, stages in found), initial=1)
    return tuple(
        Group(part, first, tuple(stages))
        for (part, stages), first in zip(found, firsts, strict=False)
    )


def _parts(roadmap: Roadmap) -> list[tuple[Part | None, list[Stage]]]:
    """Give the stages of each part; one of no part goes with the stage before it."""
    named = {name: part for part in roadmap.parts for name in part.stages}
    found: list[tuple[Part | None, list[Stage]]] = []
    for stage in roadmap.stages:
        part = named.get(stage.id) or (found[-1][0] if found else roadmap.parts[0])
        if not found or found[-1][0] is not part:
            found.append((part, []))
        found[-1][1].append(stage)
    return found


def _neighbours(stages: tuple[Stage, ...]) -> list[tuple[Part | None, list[Stage]]]:
    """Give groups of nearly the same size, so that the last one is not left with a stage or two."""
    count = ceil(len(stages) / TOGETHER) if len(stages) > MANY else 0
    ends = [round(len(stages) * number / count) for number in range(1, count + 1)]
    return [(None, [*stages[start:end]]) for start, end in pairwise([0, *ends])]
