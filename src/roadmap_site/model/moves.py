"""Sections and topics that have moved from one stage to another."""

from __future__ import annotations

from roadmap_site.model.roadmap import Roadmap
from roadmap_site.model.stages import Section, Stage, Topic

Moved = list[tuple[Stage, Section]]
"""Sections that stood elsewhere, or have topics that did, with the stage of each."""


def moved(roadmap: Roadmap) -> Moved:
    """Find all that has moved, in the order of the roadmap."""
    return [
        (stage, section)
        for stage in roadmap.stages
        for section in stage.sections
        if section.formerly_in or any(topic.formerly_in for topic in section.topics)
    ]


def gone(moved: Moved, stage: Stage) -> list[Section | Topic]:
    """Give the sections and topics that stood in a stage and stand in another one now."""
    names = {stage.id, *stage.aliases}
    found: list[Section | Topic] = []
    for section in (section for other, section in moved if other.id != stage.id):
        whole = not names.isdisjoint(section.formerly_in)
        found += [section] if whole else []
        found += (t for t in section.topics if whole or not names.isdisjoint(t.formerly_in))
    return found
