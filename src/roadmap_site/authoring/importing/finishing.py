"""What can only be decided of a whole draft: ids, needs, and where hours can stand."""

from __future__ import annotations

import re

from roadmap_site.authoring.importing.draft import (
    DraftClosing,
    DraftResource,
    DraftRoadmap,
    DraftSection,
    DraftStage,
    DraftTopic,
    Part,
)
from roadmap_site.authoring.importing.items import complete
from roadmap_site.authoring.importing.names import Names
from roadmap_site.authoring.importing.needs import Known
from roadmap_site.authoring.importing.report import Report
from roadmap_site.authoring.importing.runs import Run, prose, source, trimmed
from roadmap_site.authoring.importing.tables import add_point
from roadmap_site.text import markup


def finish(roadmap: DraftRoadmap, report: Report) -> None:
    """Give a draft all that it lacks to be a roadmap."""
    for stage in roadmap.stages:
        for section in stage.sections:
            section.topics = [topic for topic in section.topics if _says_something(topic, report)]
        _place_hours(stage, report)
    _name(roadmap, report)
    _connect(roadmap, report)
    for part in roadmap.parts:
        if isinstance(part, DraftTopic):
            part.resources = _once(part.resources, report)
    if roadmap.closing:
        _place_steps(roadmap.closing, roadmap, report)


def _says_something(topic: DraftTopic, report: Report) -> bool:
    """Give a topic a title from its contents; False where it has neither."""
    complete(topic)
    if not topic.title and topic.given:
        report.leave(topic.line, "id", f"{{#{topic.given}}}")
    return bool(topic.title)


def _place_hours(stage: DraftStage, report: Report) -> None:
    """Write estimates where a roadmap has a place for them, and give the others back to the text.

    Topics have hours all together or not at all, and then their section has their sum. A stage has
    none of its own: an estimate of the whole of it is its only section's.
    """
    for section in stage.sections:
        timed = [topic for topic in section.topics if topic.estimate]
        complete = bool(timed) and len(timed) == len(section.topics)
        for topic in timed:
            if complete:
                _accept(topic, report)
            else:
                _give_back(topic, "other topics of the section say none", report)
        if section.estimate and complete:
            _give_back(section, "its topics say their own", report)
        elif section.estimate:
            _accept(section, report)
    if stage.estimate:
        _place_stage_hours(stage, report)


def _place_stage_hours(stage: DraftStage, report: Report) -> None:
    only = stage.sections[0] if len(stage.sections) == 1 else None
    if only and not only.hours and not any(topic.hours for topic in only.topics):
        only.hours, stage.hours = _written(stage), ""
        report.note(stage.line, f"hours {only.hours}", stage.said)
    else:
        _give_back(stage, "they are the sum of its sections' hours", report)


def _written(part: Part) -> str:
    return part.estimate.written if part.estimate else ""


def _accept(part: Part, report: Report) -> None:
    part.hours = _written(part)
    report.note(part.line, f"hours {part.hours}", part.said)


def _give_back(part: Part, why: str, report: Report) -> None:
    """Keep the words of an estimate that has no place as hours."""
    report.note(part.line, "kept as text", part.said, f"hours {_written(part)}, for {why}")
    if part.untimed:
        part.title = part.untimed
    elif isinstance(part, DraftTopic):
        part.points.append(prose(trimmed((Run(part.said),))))
    else:
        part.summary = " ".join(filter(None, [part.summary, prose(trimmed((Run(part.said),)))]))


def _name(roadmap: DraftRoadmap, report: Report) -> None:
    """Give every part its id; those that are written in the text come first."""
    names = Names()
    for part in roadmap.parts:
        if part.given:
            part.id = names.reserve(part.given)
            if not part.id:
                report.leave(part.line, "id", f"{{#{part.given}}}")
            elif part.id != part.given:
                report.note(part.line, f"id {part.id}", f"{{#{part.given}}}")
    for shelf in roadmap.shelves:
        shelf.id = names.reserve(shelf.given) if shelf.given else ""
    for s, stage in enumerate(roadmap.stages, 1):
        stage.id = stage.id or names.give(stage.lasting or stage.title, "stage", (s,))
        for n, section in enumerate(stage.sections, 1):
            section.id = section.id or names.give(
                section.lasting or section.title, "section", (s, n), stage.id
            )
            _name_topics(section, (s, n), names)
    for n, shelf in enumerate(roadmap.shelves, 1):
        shelf.id = shelf.id or names.give(shelf.title, "shelf", (n,))


def _name_topics(section: DraftSection, at: tuple[int, int], names: Names) -> None:
    for n, topic in enumerate(section.topics, 1):
        topic.id = topic.id or names.give(
            topic.lasting or topic.title, "topic", (*at, n), section.id, generic=topic.generic
        )


def _connect(roadmap: DraftRoadmap, report: Report) -> None:
    """Turn what tables name as prerequisites into needs, where it is there and comes before."""
    known = Known()
    for stage in roadmap.stages:
        for section in stage.sections:
            for topic in section.topics:
                _connect_topic(topic, known, report)
                known.add(topic.title, topic.id)
            known.add(section.title, section.id)
        known.add(stage.title, stage.id)


def _connect_topic(topic: DraftTopic, known: Known, report: Report) -> None:
    for head, cell in topic.wants:
        found, complete = known.named_in(cell)
        topic.needs += [name for name in found if name not in topic.needs]
        if found:
            report.note(topic.line, f"needs {', '.join(found)}", source(cell))
        if not complete:
            add_point(topic, head, cell)


def _once(resources: list[DraftResource], report: Report) -> list[DraftResource]:
    """Keep each address once; a topic cannot have one twice."""
    kept: dict[str, DraftResource] = {}
    for resource in resources:
        address = resource.url.rstrip("/")
        if address in kept:
            said = f"{resource.title} <{resource.url}> {markup.plain(resource.note)}"
            report.leave(resource.line, "same link again", said)
        kept.setdefault(address, resource)
    return list(kept.values())


def _place_steps(closing: DraftClosing, roadmap: DraftRoadmap, report: Report) -> None:
    """Find the stage that each line of the closing summary sums up."""
    for line, title, text in closing.steps:
        stage = _stage_named(title, roadmap)
        if stage:
            closing.placed.append((stage.id, text))
        else:
            report.leave(line, "step without a stage", markup.plain(text))


def _stage_named(title: str, roadmap: DraftRoadmap) -> DraftStage | None:
    wanted = title.casefold()
    for stage in roadmap.stages:
        titles = [stage.title, *(section.title for section in stage.sections)]
        if wanted in map(str.casefold, titles):
            return stage
    for stage in roadmap.stages:
        if stage.title.casefold() in wanted or (wanted and wanted in stage.title.casefold()):
            return stage
    words = set(re.findall("[a-z0-9]{2,}", wanted))
    for stage in roadmap.stages:
        if words and words <= set(re.findall("[a-z0-9]+", stage.title.casefold())):
            return stage
    return None
