"""One entry of a list, with all that stands below it, to a topic."""

from __future__ import annotations

import re
from collections.abc import Callable

from roadmap_site.authoring.importing import estimates
from roadmap_site.authoring.importing.context import LONGEST_TEXT, Context
from roadmap_site.authoring.importing.draft import DraftTopic
from roadmap_site.authoring.importing.kinds import Block, Item, Items, Paragraph, Table
from roadmap_site.authoring.importing.linked import (
    ENDS_LABEL,
    LONGEST_LABEL,
    annotate,
    as_resources,
    resource_of,
)
from roadmap_site.authoring.importing.runs import (
    Run,
    Runs,
    cut,
    joined,
    links,
    plain,
    prose,
    source,
    trimmed,
    unstopped,
    width,
    without,
)
from roadmap_site.authoring.importing.titles import LONGEST_TITLE, heading_text, shortened
from roadmap_site.text import markup

_LONGEST_NOTE = 140
_LONGEST_POINT = 60
"""The most columns of what is a point of its own; what is longer explains, and is a summary."""

_LABEL = re.compile(r"^(?P<label>[^:：。.!?！？]{1,80}?)(?:\s*:\s+|\s*：\s*|\s+[-–—]+\s+)(?=\S)")


def topic_of(item: Item, context: Context) -> DraftTopic:
    """Make a topic of an entry of a list and of all that stands below it."""
    runs, topic = item.runs, DraftTopic(item.line, "", item.id)
    if found := estimates.find(plain(runs), context.hours_a_week):
        said = plain(runs)[found.start : found.end]
        rest = without(runs, found.start, found.end)
        if trimmed(rest):
            topic.estimate, topic.said = found, said
            runs = rest
    head, rest = _split(runs)
    topic.title = heading_text(plain(head)) or plain(head)
    for start, end, link in links(head):
        resource = resource_of(item.line, plain(head)[start:end], link)
        topic.resources.append(resource)
    _describe(topic, rest, context)
    fill(topic, item.blocks, context)
    complete(topic)
    return topic


def complete(topic: DraftTopic) -> None:
    """Give a topic a title from what stands below it where its line had none."""
    if topic.title:
        for resource in topic.resources:
            # An address that stands in the text bare says less than what stands before it.
            if resource.title == resource.url and resource.url not in topic.title:
                resource.title = topic.title
        return
    if topic.resources:
        topic.title = topic.resources[0].title
    elif topic.summary:
        topic.title = shortened(markup.plain(topic.summary))
    elif topic.points:
        topic.title = shortened(markup.plain(topic.points[0]))
        if topic.title == topic.points[0]:
            del topic.points[0]


def _split(runs: Runs) -> tuple[Runs, Runs]:
    """Divide a line into what names the thing and what is said of it."""
    text = plain(runs)
    first = next(links(runs), None)
    end = strong_end(runs) or _end(runs, lambda run: run.named)
    if end and width(text[:end]) <= 2 * LONGEST_TITLE:
        return trimmed(cut(runs, 0, end)), cut(runs, end)
    if first and not re.search(r"\w", text[: first[0]]):
        return cut(runs, 0, first[1]), cut(runs, first[1])
    label = _LABEL.match(text)
    if label and width(label["label"]) <= LONGEST_LABEL and not _in_link(runs, label.end("label")):
        return cut(runs, 0, label.end("label")), cut(runs, label.end())
    if width(text) <= LONGEST_TITLE:
        return unstopped(trimmed(runs) or runs), ()
    return (), runs


def strong_end(runs: Runs) -> int:
    """Find where the strong text ends that a line begins with; 0 where it is a sentence's word."""
    end = _end(runs, lambda run: run.strong)
    return 0 if re.match(r"\s+[a-z]", plain(runs)[end:]) else end


def _end(runs: Runs, wanted: Callable[[Run], bool]) -> int:
    """Find where the runs of a kind end that a line begins with, whatever signs come before."""
    at = end = 0
    for run in runs:
        if not wanted(run) and (end or re.search(r"\w", run.text)):
            break
        at += len(run.text)
        end = at if wanted(run) else end
    return end


def _in_link(runs: Runs, at: int) -> bool:
    return any(start < at < end for start, end, _ in links(runs))


def _describe(topic: DraftTopic, rest: Runs, context: Context) -> None:
    """Put what is said of a topic where it belongs."""
    rest = trimmed(rest)
    if not re.search(r"\w", plain(rest)):
        return
    if len(plain(rest)) > LONGEST_TEXT:
        context.report.leave(topic.line, "long text", source(rest))
    elif found := as_resources(rest, topic.line, context):
        topic.resources += found
    elif len(topic.resources) == 1 and width(plain(rest)) <= _LONGEST_NOTE:
        annotate(topic.resources[0], rest)
    elif parts := _enumeration(rest):
        topic.points += [prose(part) for part in parts]
    elif width(plain(rest)) <= _LONGEST_POINT and topic.title:
        topic.points.append(prose(unstopped(rest)))
    else:
        topic.summary = prose(rest)


def _enumeration(runs: Runs) -> list[Runs]:
    """Divide an enumeration of short things into them; nothing where a text is none."""
    text = plain(unstopped(runs))
    if re.search(r"[。.;；:：!?！？]\s*\S", text):
        return []
    ends = [0]
    depth = 0
    signs = "、" if "、" in text else ","
    for at, sign in enumerate(text):
        depth += (sign in "(（[") - (sign in ")）]")
        if sign in signs and depth <= 0 and not _in_link(runs, at):
            ends.append(at)
    parts = [
        trimmed(cut(runs, start, end))
        for start, end in zip(ends, [*ends[1:], len(text)], strict=True)
    ]
    # Two words with a comma between may be anything; three short ones are a list.
    enough = 2 if signs == "、" else 3
    short = all(0 < width(plain(part)) <= 32 and len(plain(part).split()) <= 4 for part in parts)
    return parts if len(parts) >= enough and short else []


def fill(topic: DraftTopic, blocks: list[Block], context: Context) -> None:
    """Add what stands below a topic to it: paragraphs, and lists at every depth."""
    for block in blocks:
        if isinstance(block, Paragraph):
            add_paragraph(topic, block, context)
        elif isinstance(block, Items):
            for item in block.items:
                add_line(topic, item.runs, item.line, context)
                if item.id:
                    context.report.leave(item.line, "id", f"{{#{item.id}}}")
                fill(topic, item.blocks, context)
        elif isinstance(block, Table):
            _add_table(topic, block, context)


def add_paragraph(topic: DraftTopic, block: Paragraph, context: Context) -> None:
    """Add a paragraph: the time that a topic takes, its resources, its summary, or a point."""
    if not (topic.estimate or topic.said) and (
        found := estimates.whole(plain(block.runs), context.hours_a_week)
    ):
        topic.estimate, topic.said = found, plain(block.runs)
    elif found_resources := as_resources(block.runs, block.line, context):
        topic.resources += found_resources
    elif not topic.summary and not topic.points and len(plain(block.runs)) <= LONGEST_TEXT:
        topic.summary = prose(block.runs)
    else:
        add_line(topic, block.runs, block.line, context)


def add_line(topic: DraftTopic, runs: Runs, line: int, context: Context) -> None:
    """Add a line as resources where it is made of links, or else as a point."""
    if not runs:
        return
    if found := as_resources(runs, line, context):
        topic.resources += found
    elif len(plain(runs)) > LONGEST_TEXT:
        context.report.leave(line, "long text", source(runs))
    else:
        topic.points.append(prose(_unlabelled(unstopped(runs))))


def _unlabelled(runs: Runs) -> Runs:
    """Take the colon off a line that only leads to what follows."""
    text = plain(runs)
    ending = ENDS_LABEL.search(text)
    return cut(runs, 0, ending.start()) if ending and ending.start() else runs


def _add_table(topic: DraftTopic, table: Table, context: Context) -> None:
    """Add each row: a line for each cell where there are links, or else one line."""
    for line, cells in table.rows:
        if any(any(links(cell)) for cell in cells):
            for cell in cells:
                add_line(topic, trimmed(cell), line, context)
        else:
            add_line(topic, joined(cells, " – "), line, context)
