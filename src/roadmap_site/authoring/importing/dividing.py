"""Stages too large for one file, divided.

What counts is a rough measure of the file to be: its texts and a few words for each key.
"""

from __future__ import annotations

from dataclasses import replace

from roadmap_site.authoring.importing.draft import (
    DraftRoadmap,
    DraftSection,
    DraftStage,
    DraftTopic,
)

LARGEST = 500_000
"""The largest measure of a stage; the file of a roadmap may have 1,000,000 bytes."""
MOST_VALUES = 40_000
"""The most values of a stage; the file of a roadmap may have 100,000."""
MOST_STAGES = 9_999
"""The most stages of a roadmap, whose files have four digits."""


def divide(roadmap: DraftRoadmap) -> None:
    """Divide the stages that are too large; join the last ones where there are too many."""
    found = [part for stage in roadmap.stages for part in _divided(stage)]
    if len(found) > MOST_STAGES:
        last = found[MOST_STAGES - 1]
        for stage in found[MOST_STAGES:]:
            summary = DraftSection(stage.line, stage.title, stage.given, stage.summary)
            last.sections += stage.sections or [summary]
        found = found[:MOST_STAGES]
    roadmap.stages = found


def _divided(stage: DraftStage) -> list[DraftStage]:
    pieces = [piece for section in stage.sections for piece in _pieces(section)]
    found: list[DraftStage] = []
    size, values = LARGEST, MOST_VALUES
    for piece in pieces:
        more, items = _measure(piece)
        size, values = size + more, values + items
        if size > LARGEST or values > MOST_VALUES:
            # The later parts have the title with a number, and no id that was written by hand.
            number = len(found) + 1
            title = stage.title if number == 1 else f"{stage.title} ({number})"
            found.append(DraftStage(stage.line, title) if found else replace(stage, sections=[]))
            size, values = more, items
        found[-1].sections.append(piece)
    return found or [stage]


def _pieces(section: DraftSection) -> list[DraftSection]:
    """Divide a section whose topics are too many for one file."""
    found = [replace(section, topics=[])]
    size = values = 0
    for topic in section.topics:
        more, items = _measure_topic(topic)
        size, values = size + more, values + items
        if found[-1].topics and (size > LARGEST or values > MOST_VALUES):
            found.append(DraftSection(section.line, f"{section.title} ({len(found) + 1})"))
            size, values = more, items
        found[-1].topics.append(topic)
    return found


def _measure(section: DraftSection) -> tuple[int, int]:
    measured = [_measure_topic(topic) for topic in section.topics]
    own = len(section.summary.encode()) + len(section.title.encode()) + 100
    return own + sum(size for size, _ in measured), 6 + sum(values for _, values in measured)


def _measure_topic(topic: DraftTopic) -> tuple[int, int]:
    texts = [topic.title, topic.summary, *topic.points, *(cell for cell, _ in topic.wants)]
    size = sum(len(text.encode()) + 20 for text in texts) + 100
    size += sum(
        len(each.title.encode() + each.url.encode() + each.note.encode()) + 150
        for each in topic.resources
    )
    return size, 8 + len(topic.points) + 9 * len(topic.resources)
