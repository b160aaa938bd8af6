"""Headings, with what stands below them, to stages, sections and topics.

Of three levels the first is a stage, the second a section and the third a topic, whose lists are
points and resources. Where a heading has lists and no headings below it, each entry is a topic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap_site.authoring.importing import estimates, tables
from roadmap_site.authoring.importing.context import LONGEST_TEXT, Context
from roadmap_site.authoring.importing.draft import DraftSection, DraftStage, DraftTopic, Part
from roadmap_site.authoring.importing.headings import Role, role_of
from roadmap_site.authoring.importing.items import add_line, fill, topic_of
from roadmap_site.authoring.importing.kinds import Block, Items, Paragraph, Table
from roadmap_site.authoring.importing.outline import Node, leave
from roadmap_site.authoring.importing.runs import (
    Run,
    Runs,
    plain,
    prose,
    says_nothing,
    source,
    trimmed,
)
from roadmap_site.authoring.importing.titles import heading_text

_LONGEST_SUMMARY = 400
"""The most characters of several paragraphs that make one summary."""


@dataclass
class _Content:
    """What stands right below a heading, sorted."""

    prose: list[Paragraph] = field(default_factory=list)
    topics: list[DraftTopic] = field(default_factory=list)
    times: list[tuple[estimates.Estimate, str]] = field(default_factory=list)


def stage_of(node: Node, context: Context) -> DraftStage:
    """Make a stage of a heading."""
    stage = DraftStage(node.line, node.title, node.given)
    _read_time(stage, context)
    content = _content(node.blocks, context)
    children = _children(node, context)
    _take_time(stage, content)
    over = _summarize(stage, content.prose)
    own = ([over] if over else []) + content.topics
    if children and all(child.prose_only for child in children):
        own += [_topic(child, context) for child in children]
        children = []
    if own:
        stage.sections.append(DraftSection(node.line, stage.title, topics=own))
    stage.sections += [section_of(child, context) for child in children]
    return stage


def section_of(node: Node, context: Context) -> DraftSection:
    """Make a section of a heading below a stage."""
    section = DraftSection(node.line, node.title, node.given)
    _read_time(section, context)
    content = _content(node.blocks, context)
    children = _children(node, context)
    _take_time(section, content)
    if not content.topics and not children:
        # All that it has is text: a topic, so that it can be marked as done.
        topic = DraftTopic(node.line, section.title)
        fill(topic, list(content.prose), context)
        section.topics.append(topic)
        return section
    over = _summarize(section, content.prose)
    section.topics = ([over] if over else []) + content.topics
    section.topics += [_topic(child, context) for child in children]
    return section


def _topic(node: Node, context: Context) -> DraftTopic:
    topic = DraftTopic(node.line, node.title, node.given)
    _read_time(topic, context)
    topic.generic = role_of(topic.title) is not None
    _fill(topic, node, context)
    return topic


def _fill(topic: DraftTopic, node: Node, context: Context) -> None:
    fill(topic, node.blocks, context)
    for child in _children(node, context):
        add_line(topic, (Run(child.title, strong=True),), child.line, context)
        if child.given:
            context.report.leave(child.line, "id", f"{{#{child.given}}}")
        _fill(topic, child, context)


def _children(node: Node, context: Context) -> list[Node]:
    kept = []
    for child in node.children:
        if role_of(child.title) in {Role.CONTENTS, Role.REPOSITORY}:
            leave(child, context.report)
        else:
            kept.append(child)
    return kept


def _read_time(part: Part, context: Context) -> None:
    """Find an estimate in the title, as in "Mathematics (2 weeks)"."""
    found = estimates.find(part.title, context.hours_a_week)
    if not found:
        return
    bare = (part.title[: found.start] + " " + part.title[found.end :]).strip(" -–—|·:：,，")
    if re.search(r"\w", bare):
        part.untimed, part.title = part.title, re.sub(r"\s+", " ", bare)
        part.lasting = part.title
        part.estimate, part.said = found, part.untimed[found.start : found.end]


def _take_time(part: Part, content: _Content) -> None:
    """Use a line that says how long a part takes, or give it back to the text."""
    for found, said in content.times:
        if part.estimate is None:
            part.estimate, part.said = found, said
        else:
            content.prose.append(Paragraph(part.line, (Run(said),)))


def _content(blocks: list[Block], context: Context) -> _Content:
    content = _Content()
    label: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Items) and label:
            content.topics.append(_labelled(label, block, context))
            label = None
            continue
        _keep(label, content, context)
        label = None
        if isinstance(block, Paragraph):
            time = estimates.whole(plain(block.runs), context.hours_a_week)
            if time:
                content.times.append((time, plain(block.runs)))
            elif _is_label(block):
                label = block
            else:
                _add_paragraph(content, block, context)
        elif isinstance(block, Items):
            content.topics += [topic_of(item, context) for item in block.items]
        elif isinstance(block, Table):
            content.topics += tables.topics_of(block, context)
    _keep(label, content, context)
    return content


def _keep(label: Paragraph | None, content: _Content, context: Context) -> None:
    """Put a label that no list follows among the paragraphs."""
    if label and label.label:
        context.report.leave(label.line, "label", source(label.runs))
    elif label:
        content.prose.append(label)


def _add_paragraph(content: _Content, block: Paragraph, context: Context) -> None:
    said = plain(block.runs)
    if says_nothing(block.runs):
        # Of a link without a place it was said already.
        if any(run.image for run in block.runs):
            context.report.leave(block.line, "badge", source(block.runs))
    elif len(said) > LONGEST_TEXT:
        context.report.leave(block.line, "long text", source(block.runs))
    else:
        content.prose.append(block)


def _is_label(block: Paragraph) -> bool:
    """Tell whether a paragraph names the list that follows it: "Resources:", or a strong line."""
    text = heading_text(plain(block.runs)).rstrip(" :：")
    strong = all(run.strong for run in block.runs if re.search(r"\w", run.text))
    return len(text) <= 80 and (strong or block.label or role_of(text) is Role.RESOURCES)


def _labelled(label: Paragraph, items: Items, context: Context) -> DraftTopic:
    title = heading_text(plain(label.runs)).rstrip(" :：")
    topic = DraftTopic(label.line, title)
    topic.generic = role_of(title) is not None
    _read_time(topic, context)
    fill(topic, [items], context)
    return topic


def _summarize(part: Part, paragraphs: list[Paragraph]) -> DraftTopic | None:
    """Give a part its summary; return a topic for the text that is too much for one."""
    if not paragraphs:
        return None
    if sum(len(plain(each.runs)) for each in paragraphs) <= _LONGEST_SUMMARY:
        part.summary = " ".join(prose(each.runs) for each in paragraphs)
        return None
    first, *rest = paragraphs
    part.summary = prose(first.runs)
    if not rest:
        return None
    topic = DraftTopic(rest[0].line, part.title)
    topic.points = [prose(each.runs) for each in rest]
    return topic


def flattened(blocks: list[Block], between: str = "; ") -> str:
    """Write everything in some blocks as one passage of prose."""
    said: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            said.append(prose(block.runs))
        elif isinstance(block, Items):
            said.append(between.join(_lines(block)))
        elif isinstance(block, Table):
            rows: list[list[Runs]] = [*([block.head] if block.head else [])]
            rows += [cells for _, cells in block.rows]
            said.append(
                between.join(
                    " – ".join(prose(trimmed(cell) or cell) for cell in cells if plain(cell))
                    for cells in rows
                )
            )
    return " ".join(filter(None, said))


def _lines(items: Items) -> list[str]:
    found: list[str] = []
    for item in items.items:
        if item.runs:
            found.append(prose(item.runs))
        if below := flattened(item.blocks):
            found.append(below)
    return found
