"""The outline of a text to the draft of a whole roadmap."""

from __future__ import annotations

import re

from roadmap_site.authoring.importing.context import Context
from roadmap_site.authoring.importing.draft import (
    DraftClosing,
    DraftNote,
    DraftRoadmap,
    DraftShelf,
)
from roadmap_site.authoring.importing.front import Front
from roadmap_site.authoring.importing.items import strong_end, topic_of
from roadmap_site.authoring.importing.kinds import Block, Item, Items, Paragraph, Table
from roadmap_site.authoring.importing.linked import as_resources
from roadmap_site.authoring.importing.outline import Node, Outline, leave_ids, texts
from roadmap_site.authoring.importing.runs import (
    cut,
    links,
    plain,
    prose,
    says_nothing,
    source,
    trimmed,
    width,
)
from roadmap_site.authoring.importing.stages import flattened, stage_of
from roadmap_site.authoring.importing.titles import LONGEST_TITLE, heading_text
from roadmap_site.text import markup

_LONGEST_NOTE = 900
"""The most characters of a passage that is kept in one."""


def draft_of(outline: Outline, front: Front, title: str, context: Context) -> DraftRoadmap:
    """Put every part of a text where a roadmap has a place for it."""
    roadmap = DraftRoadmap(language=context.language)
    roadmap.title = _title(outline, front, title, context)
    _open(roadmap, outline, front, context)
    roadmap.stages = [stage_of(node, context) for node in outline.stages]
    for stage in roadmap.stages:
        stage.title = stage.title or roadmap.title
        for section in stage.sections:
            section.title = section.title or stage.title
    for node in outline.resources:
        _add_resources(roadmap, node, context)
    if outline.closing:
        roadmap.closing = _closing(outline.closing, context)
    _finish_front(roadmap, front, context)
    return roadmap


def _title(outline: Outline, front: Front, fallback: str, context: Context) -> str:
    written = outline.title.title if outline.title else ""
    if outline.title and outline.title.given and outline.title not in outline.stages:
        context.report.leave(outline.title.line, "id", f"{{#{outline.title.given}}}")
    named = front.values.pop("title", "")
    if named and written and named != written:
        context.report.leave(outline.title.line if outline.title else 1, "heading", written)
    return named or written or fallback


def _open(roadmap: DraftRoadmap, outline: Outline, front: Front, context: Context) -> None:
    """Take the summary from what stands first, and make notes of the rest."""
    intro = _worded(outline.intro, context, top=True)
    said = front.values.pop("description", "") or front.values.pop("summary", "")
    sources = [(roadmap.title, intro)]
    for node in outline.wrappers:
        sources.append((node.title, _worded(node.blocks, context, top=False)))
    candidates = [b for _, blocks in sources for b in blocks if _can_be_summary(b)]
    # What is written in HTML at the top of a text is praise for it more often than a summary.
    first = min(candidates, key=lambda b: isinstance(b, Paragraph) and b.html, default=None)
    if not said and isinstance(first, Paragraph):
        said = prose(first.runs)
    else:
        first = None
    roadmap.summary = said
    for (title, blocks), wrapper in zip(sources, [None, *outline.wrappers], strict=True):
        notes = notes_of(title, [block for block in blocks if block is not first])
        roadmap.about += notes
        if wrapper and not notes:
            context.report.leave(wrapper.line, "heading", title)
        if wrapper and wrapper.given:
            context.report.leave(wrapper.line, "id", f"{{#{wrapper.given}}}")
    for node in outline.about:
        _add_note(roadmap, node, context)


def _worded(blocks: list[Block], context: Context, *, top: bool) -> list[Block]:
    """Leave out rows of badges, and at the top of a text those of bare links."""
    leave_ids(blocks, context.report)
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if says_nothing(block.runs) and not any(links(block.runs)):
                continue
            bare = "".join(run.text for run in block.runs if not (run.image or (run.link and top)))
            if len(re.findall(r"\w+", bare)) < 2 and any(links(block.runs)):
                context.report.leave(block.line, "badge", source(block.runs))
                continue
        kept.append(block)
    return kept


def _can_be_summary(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(re.findall(r"\w", plain(block.runs))) > 1


def notes_of(title: str, blocks: list[Block]) -> list[DraftNote]:
    """Make short passages of some blocks: a long text is divided where a strong word begins one."""
    notes: list[tuple[str, list[Block]]] = [(title, [])]
    long = len(flattened(blocks)) > _LONGEST_NOTE
    for block in blocks:
        name, rest = _headed(block) if long else ("", block)
        if name:
            notes.append((name, []))
        notes[-1][1].append(rest)
    written = [(name, flattened(part)) for name, part in notes]
    return [DraftNote(name, text) for name, text in written if text or name != title]


def _headed(block: Block) -> tuple[str, Block]:
    """Take the strong word off a paragraph that begins with one and goes on."""
    if isinstance(block, Paragraph) and (end := strong_end(block.runs)):
        name = heading_text(plain(trimmed(cut(block.runs, 0, end)))).rstrip(" :：.。")
        apart = re.match(r"[\s:：.。,，–—-]*", plain(block.runs)[end:])
        rest = cut(block.runs, end + (apart.end() if apart else 0))
        if (
            name
            and rest
            and width(name) <= LONGEST_TITLE
            and not any(links(cut(block.runs, 0, end)))
        ):
            return name, Paragraph(block.line, rest)
    return "", block


def _add_note(roadmap: DraftRoadmap, node: Node, context: Context) -> None:
    notes = notes_of(node.title, _worded(node.blocks, context, top=False))
    roadmap.about += notes
    if not notes:
        context.report.leave(node.line, "heading", node.title)
    if node.given:
        context.report.leave(node.line, "id", f"{{#{node.given}}}")
    for child in node.children:
        _add_note(roadmap, child, context)


def _add_resources(roadmap: DraftRoadmap, node: Node, context: Context) -> None:
    """Make shelves of a part with general resources; what has no link cannot stand on one."""
    shelf = _shelf(DraftShelf(node.title, node.given), node.blocks, node.line, context)
    if shelf.resources:
        roadmap.shelves.append(shelf)
    for child in node.children:
        _add_resources(roadmap, child, context)


def _shelf(shelf: DraftShelf, blocks: list[Block], line: int, context: Context) -> DraftShelf:
    leave_ids(blocks, context.report)
    for block in blocks:
        if isinstance(block, Items):
            for item in block.items:
                _put(shelf, item, context)
        elif isinstance(block, Paragraph) and (
            found := as_resources(block.runs, block.line, context)
        ):
            shelf.resources += found
        else:
            for at, said in texts([block]):
                context.report.leave(at, "without a link" if _is_row(block) else "text", said)
    if not shelf.resources:
        context.report.leave(line, "heading", shelf.title)
    return shelf


def _is_row(block: Block) -> bool:
    return isinstance(block, Table)


def _put(shelf: DraftShelf, item: Item, context: Context) -> None:
    found = as_resources(item.runs, item.line, context)
    if not found and any(links(item.runs)):
        topic = topic_of(Item(item.line, item.runs), context)
        found = topic.resources
        said = [topic.summary, *topic.points]
        if found and topic.title != found[0].title:
            said.insert(0, topic.title)
        if found:
            found[0].note = "; ".join(filter(None, [found[0].note, *said]))
    shelf.resources += found
    if not found and item.runs:
        context.report.leave(item.line, "without a link", source(item.runs))
    for block in item.blocks:
        if isinstance(block, Items):
            for below in block.items:
                _put(shelf, below, context)
        else:
            for line, said_below in texts([block]):
                context.report.leave(line, "text", said_below)


def _closing(node: Node, context: Context) -> DraftClosing:
    closing = DraftClosing(node.title)
    leave_ids(node.blocks, context.report)
    paragraphs: list[str] = []
    for block in node.blocks:
        if isinstance(block, Items):
            for item in block.items:
                strong = "".join(run.text for run in item.runs if run.strong)
                name = strong or re.split("[:：]", plain(item.runs))[0]
                closing.steps.append((item.line, heading_text(name), prose(item.runs)))
                for line, said in texts(item.blocks):
                    context.report.leave(line, "text", said)
        elif isinstance(block, Paragraph) and not closing.steps:
            paragraphs.append(prose(block.runs))
        else:
            for line, said in texts([block]):
                context.report.leave(line, "text", said)
    if node.given:
        context.report.leave(node.line, "id", f"{{#{node.given}}}")
    closing.intro = " ".join(paragraphs)
    return closing


def _finish_front(roadmap: DraftRoadmap, front: Front, context: Context) -> None:
    """Say where the text comes from, as far as its front matter does."""
    if "author" in front.values and front.date:
        roadmap.author = front.values.pop("author")
        roadmap.date, roadmap.original = front.date, roadmap.title
    elif front.date:
        context.report.leave(1, "front matter", f"date: {front.date}")
    for key, value in front.values.items():
        context.report.leave(1, "front matter", f"{key}: {value}")
    roadmap.summary = roadmap.summary or markup.plain(roadmap.title) or roadmap.title
