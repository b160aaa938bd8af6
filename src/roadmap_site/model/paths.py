"""Ways through a roadmap: which topics a path takes, and what the roadmap is along it."""

from __future__ import annotations

from collections.abc import Iterable

from roadmap_site.model.roadmap import Path, Retold, Roadmap
from roadmap_site.model.stages import Section, Stage, Topic
from roadmap_site.model.values import total

Topics = frozenset[str]
"""Topics by their ids."""


def topics_of(roadmap: Roadmap) -> dict[str, Topics]:
    """Give the topics of every stage and section, and of every topic itself, by its id."""
    return {part.id: _topics(part) for stage in roadmap.stages for part in stage.parts}


def _topics(part: Stage | Section | Topic) -> Topics:
    return frozenset([part.id] if isinstance(part, Topic) else (t.id for t in part.topics))


def taken(roadmap: Roadmap, path: Path) -> Topics:
    """Give the topics that a path leads through; ids that nothing has count for nothing."""
    topics = topics_of(roadmap)
    wanted: Iterable[str] = path.takes or (stage.id for stage in roadmap.stages)
    return frozenset().union(*(topics.get(part, frozenset()) for part in wanted))


def along(roadmap: Roadmap, path: Path) -> Roadmap:
    """Give what is left of a roadmap on a path: stages and sections without topics there go.

    The hours of a section that is taken in part are the sum of the topics that are.
    """
    if not path.takes:
        return roadmap
    topics = taken(roadmap, path)
    stages = [_stage_along(stage, topics) for stage in roadmap.stages]
    return roadmap.model_copy(update={"stages": tuple(s for s in stages if s.sections)})


def _stage_along(stage: Stage, topics: Topics) -> Stage:
    sections = [_section_along(section, topics) for section in stage.sections]
    return stage.model_copy(update={"sections": tuple(s for s in sections if s.topics)})


def _section_along(section: Section, topics: Topics) -> Section:
    kept = tuple(topic for topic in section.topics if topic.id in topics)
    if kept == section.topics:
        return section
    return section.model_copy(update={"topics": kept, "hours": total(t.hours for t in kept)})


def tellings(roadmap: Roadmap, stage: Stage) -> list[tuple[Path | None, Stage]]:
    """Give a stage as each path tells it; as it is, for no path, where none tells it otherwise."""
    told = [
        (path, next((text for text in path.retold if text.stage == stage.id), None))
        for path in roadmap.paths
    ]
    if not any(text for _, text in told):
        return [(None, stage)]
    return [(path, _retold(stage, text)) for path, text in told]


def _retold(stage: Stage, text: Retold | None) -> Stage:
    said = {"summary": text.summary, "outcome": text.outcome} if text else {}
    return stage.model_copy(update={key: value for key, value in said.items() if value})
