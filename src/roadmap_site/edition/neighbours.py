"""What comes before and after each topic, on each path."""

from __future__ import annotations

from collections.abc import Iterable

from roadmap_site.model import Path, Roadmap, Topic, paths

Links = list[tuple[Path | None, Topic]]
"""Where each path leads; for no path where all of them lead to the same topic."""
Ways = list[tuple[Path | None, paths.Topics]]
"""The topics of each path, or all of them for none."""


def neighbours(roadmap: Roadmap) -> dict[str, tuple[Links, Links]]:
    """Give the topics before and after each topic, by its id; a path passes by what it leaves."""
    topics = roadmap.topics
    ways: Ways = [(path, paths.taken(roadmap, path)) for path in roadmap.paths]
    ways = ways or [(None, frozenset(topic.id for topic in topics))]
    before, after = _met(topics, ways), _met(topics[::-1], ways)
    return {topic.id: (before[topic.id], after[topic.id]) for topic in topics}


def _met(topics: Iterable[Topic], ways: Ways) -> dict[str, Links]:
    """Give the topics that the ways met last when they come to a topic, by the id of that."""
    last: list[tuple[Path | None, Topic | None]] = [(path, None) for path, _ in ways]
    found: dict[str, Links] = {}
    for topic in topics:
        met = last if any(other is not last[0][1] for _, other in last) else [(None, last[0][1])]
        found[topic.id] = [(path, other) for path, other in met if other]
        last = [
            (path, topic if topic.id in taken else other)
            for (path, other), (_, taken) in zip(last, ways, strict=True)
        ]
    return found
