"""The order of the stages: which of them build on which."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_site.model.roadmap import Roadmap

Pair = tuple[str, str]


@dataclass(frozen=True)
class Edge:
    """A way from one stage to another that builds on it."""

    start: str
    end: str
    soft: bool = False
    """True where the first only helps."""


def edges(roadmap: Roadmap) -> tuple[Edge, ...]:
    """Give the ways between stages, without those that others already imply."""
    home = _stage_of(roadmap)
    hard: set[Pair] = set()
    soft: set[Pair] = set()
    for stage in roadmap.stages:
        for section in stage.sections:
            wanted = list(section.needs)
            if not section.anytime:
                # What may be learnt early does not wait for what its later topics need.
                wanted += [need for topic in section.topics for need in topic.needs]
            hard |= {(home[need], stage.id) for need in wanted}
            soft |= {(home[need], stage.id) for need in section.recommends}
    order = {stage.id: index for index, stage in enumerate(roadmap.stages)}
    kept = _reduce({pair for pair in hard if pair[0] != pair[1]}, set(), order)
    helpful = _reduce({pair for pair in soft - hard if pair[0] != pair[1]}, kept, order)
    pairs = sorted(kept | helpful, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return tuple(Edge(a, b, soft=(a, b) in helpful) for a, b in pairs)


def _stage_of(roadmap: Roadmap) -> dict[str, str]:
    """Tell the stage that each id belongs to."""
    return {part.id: stage.id for stage in roadmap.stages for part in stage.parts}


def _reduce(pairs: set[Pair], given: set[Pair], order: dict[str, int]) -> set[Pair]:
    """Drop those pairs that the others, or the given ones, lead along anyway; longest first."""
    kept = set(pairs)
    for pair in sorted(pairs, key=lambda pair: (order[pair[0]] - order[pair[1]], pair)):
        if _leads(pair, (kept | given) - {pair}):
            kept.discard(pair)
    return kept


def _leads(pair: Pair, pairs: set[Pair]) -> bool:
    start, end = pair
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        fresh = {b for a, b in pairs if a == here} - seen
        seen |= fresh
        ahead += fresh
    return end in seen
