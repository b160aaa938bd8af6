"""The order of stages, and of the topics of one: which of them build on which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from roadmap_site.model.roadmap import Roadmap
from roadmap_site.model.stages import Section, Stage

Pair = tuple[str, str]


@dataclass(frozen=True)
class Edge:
    """A way from one part to another that builds on it, such as from a stage to a stage."""

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


def by_end(edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    """Sort ways by what they lead to."""
    found: dict[str, list[Edge]] = {}
    for edge in edges:
        found.setdefault(edge.end, []).append(edge)
    return found


def edges_within(stage: Stage) -> tuple[Edge, ...]:
    """Give the ways to the topics and sections of a stage, without those that others imply.

    They may come from anywhere in the roadmap. A section without topics has none.
    """
    sections = [section for section in stage.sections if section.topics]
    parts = [id for s in sections for id in (s.id, *(topic.id for topic in s.topics))]
    # A section ends after the last of its topics and begins before the first.
    ends = {section.id: f"{section.id}." for section in sections}
    held = {(s.id, topic.id) for s in sections for topic in s.topics}
    held |= {(topic.id, ends[s.id]) for s in sections for topic in s.topics}
    empty = {part.id for part in stage.parts} - set(parts)
    hard, soft = (
        {(ends.get(start, start), end) for start, end in pairs if start not in empty}
        for pairs in _wanted(sections)
    )
    others = sorted({start for start, _ in hard | soft} - {*parts, *ends.values()})
    order = {id: index for index, id in enumerate([*others, *parts])}
    order |= {end: order[id] for id, end in ends.items()}
    kept = _reduce(hard, held, order)
    helpful = _reduce(soft, kept | held, order)
    pairs = sorted(kept | helpful, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return tuple(Edge(a.removesuffix("."), b, soft=(a, b) in helpful) for a, b in pairs)


def _wanted(sections: Sequence[Section]) -> tuple[set[Pair], set[Pair]]:
    """Give what sections and their topics need, and what only helps with the sections."""
    hard = {(need, section.id) for section in sections for need in section.needs}
    hard |= {(need, t.id) for section in sections for t in section.topics for need in t.needs}
    return hard, {(need, s.id) for s in sections for need in s.recommends} - hard


def _stage_of(roadmap: Roadmap) -> dict[str, str]:
    """Tell the stage that each id belongs to."""
    return {part.id: stage.id for stage in roadmap.stages for part in stage.parts}


def _reduce(pairs: set[Pair], given: set[Pair], order: dict[str, int]) -> set[Pair]:
    """Drop those pairs that the others, or the given ones, lead along anyway; longest first."""
    kept = set(pairs)
    after: dict[str, set[str]] = {}
    for start, end in pairs | given:
        after.setdefault(start, set()).add(end)
    for pair in sorted(pairs, key=lambda pair: (order[pair[0]] - order[pair[1]], pair)):
        start, end = pair
        after[start].discard(end)
        if _leads(start, end, after):
            kept.discard(pair)
        if pair in kept or pair in given:
            after[start].add(end)
    return kept


def _leads(start: str, end: str, after: dict[str, set[str]]) -> bool:
    seen, ahead = {start}, [start]
    while ahead:
        fresh = after.get(ahead.pop(), set()) - seen
        seen |= fresh
        ahead += fresh
    return end in seen
