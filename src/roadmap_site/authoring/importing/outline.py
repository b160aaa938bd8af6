"""Blocks to the tree of headings, and which of them are the stages.

A text seldom begins with its stages: there is a title above them, sometimes a wrapper such as
"Curriculum", and beside them stand passages about the text itself. What a heading's words say
about that is in `headings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from roadmap_site.authoring.importing.headings import Role, role_of
from roadmap_site.authoring.importing.kinds import Block, Contents, Heading, Items, Paragraph, Table
from roadmap_site.authoring.importing.report import Report
from roadmap_site.authoring.importing.runs import linked, links, plain, source, tidy
from roadmap_site.authoring.importing.titles import heading_text


@dataclass
class Node:
    """A heading, with what stands below it."""

    line: int
    level: int
    title: str
    given: str = ""
    html: bool = False
    blocks: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def prose_only(self) -> bool:
        """True where nothing stands below it but paragraphs."""
        return not self.children and all(isinstance(block, Paragraph) for block in self.blocks)

    @property
    def has_content(self) -> bool:
        """True where a list with links, or a table, stands below it: things to learn from."""
        return self.teaches_itself or any(each.has_content for each in self.children)

    @property
    def teaches_itself(self) -> bool:
        """True where such a list or table stands right below it."""
        return any(map(_leads_on, self.blocks))


@dataclass
class Outline:
    """Which part of a text is what."""

    title: Node | None
    intro: list[Block]
    """What stands above the first stage."""
    wrappers: list[Node]
    """Headings around the stages that are not the title."""
    stages: list[Node]
    about: list[Node]
    resources: list[Node]
    closing: Node | None


_ASIDE = frozenset({Role.CONTENTS, Role.REPOSITORY})
_ENOUGH = 5
"""How many entries a list above the first heading has where it is more than an introduction."""


def _leads_on(block: Block) -> bool:
    if isinstance(block, Items):
        return any(item.runs and item.runs[0].link for item in block.items)
    return isinstance(block, Table)


def tree(blocks: list[Block]) -> Node:
    """Hang every block below its heading; a level that is skipped counts as the next one."""
    root = Node(0, 0, "")
    open_nodes = [root]
    for block in blocks:
        if isinstance(block, Heading):
            while open_nodes[-1].level >= block.level:
                open_nodes.pop()
            # A picture names a part only where no words do; beside them it is a badge.
            words = tuple(run for run in block.runs if not run.image) or block.runs
            title = heading_text(plain(tidy(words)))
            node = Node(block.line, block.level, title, block.id, block.html)
            # A link in a heading is kept as a paragraph of its own, for titles have no markup.
            if any(links(block.runs)):
                node.blocks.append(Paragraph(block.line, linked(block.runs)))
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
        else:
            open_nodes[-1].blocks.append(block)
    return root


def read(root: Node, report: Report) -> Outline:
    """Find the title, the stages, and what stands beside them."""
    outline = Outline(None, [], [], [], [], [], None)
    rest = _sort(root.children, outline, report)
    rest = _title(rest, outline, report)
    while len(rest) == 1 and len(_worth(rest[0])) > 1 and not _teaches(rest[0]):
        wrapper = rest[0]
        outline.wrappers.append(wrapper)
        rest = _sort(wrapper.children, outline, report)
    # A text that has nothing but passages about itself is made of these.
    outline.stages = rest or outline.about
    outline.about = outline.about if rest else []
    _open(root, outline)
    return outline


def _title(rest: list[Node], outline: Outline, report: Report) -> list[Node]:
    """Take the title from the first heading where it is one; return the headings that are left."""
    first = rest[0] if rest else None
    if first is None:
        return rest
    if len(rest) == 1 and first.children:
        outline.title = first
        outline.intro = first.blocks
        return _sort(first.children, outline, report)
    if len(rest) == 1 and first.level == 1:
        # The only heading is the title, and what stands below it is the one stage.
        outline.title = first
        count = 0 if first.prose_only else _paragraphs(first.blocks)
        outline.intro, first.blocks = first.blocks[:count], first.blocks[count:]
    elif first.prose_only and not first.given and (first.html or first.level == 1):
        outline.title, outline.intro = first, first.blocks
        return rest[1:]
    return rest


def _open(root: Node, outline: Outline) -> None:
    """Give what stands above the first heading its place: a stage if it teaches, or the intro."""
    blocks = root.blocks
    links = sum(len(block.items) for block in blocks if isinstance(block, Items))
    if not outline.stages or (links >= _ENOUGH and root.teaches_itself):
        count = _paragraphs(blocks)
        title = outline.title.title if outline.title else ""
        outline.stages.insert(0, Node(1, 1, title, blocks=blocks[count:]))
        blocks = blocks[:count]
    outline.intro = [*blocks, *outline.intro]


def _paragraphs(blocks: list[Block]) -> int:
    """Count the paragraphs that blocks begin with; none where there is nothing else."""
    return next((i for i, each in enumerate(blocks) if not isinstance(each, Paragraph)), 0)


def _worth(node: Node) -> list[Node]:
    """Give the headings below another that are not about the text itself."""
    return [each for each in node.children if role_of(each.title) not in _ASIDE]


def _teaches(node: Node) -> bool:
    """Tell whether a heading has things to learn right below it."""
    return any(isinstance(block, Table | Items) for block in node.blocks)


def _sort(nodes: list[Node], outline: Outline, report: Report) -> list[Node]:
    """Put aside what is about the text itself; return what is left."""
    rest: list[Node] = []
    for index, node in enumerate(nodes):
        role = role_of(node.title)
        last = all(role_of(each.title) in {Role.ABOUT, *_ASIDE} for each in nodes[index + 1 :])
        if role in _ASIDE or _is_contents(node):
            leave(node, report)
        elif role is Role.SUMMARY and rest and last and not node.children and not outline.closing:
            outline.closing = node
        elif role in {Role.ABOUT, Role.SUMMARY} and not node.has_content:
            outline.about.append(node)
        elif role is Role.RESOURCES and rest and not outline.resources:
            outline.resources.append(node)
        else:
            rest.append(node)
    return rest


def _is_contents(node: Node) -> bool:
    """Tell whether nothing but a table of contents stands below a heading, with its labels."""
    kinds = {type(block) for block in node.blocks}
    return not node.children and Contents in kinds and kinds <= {Contents, Paragraph}


def leave(node: Node, report: Report) -> None:
    """Note everything below a heading, and the heading, as not placed."""
    report.leave(node.line, "section", node.title)
    leave_ids(node.blocks, report)
    if node.given:
        report.leave(node.line, "id", f"{{#{node.given}}}")
    for line, text in texts(node.blocks):
        report.leave(line, "section", text)
    for child in node.children:
        leave(child, report)


def leave_ids(blocks: list[Block], report: Report) -> None:
    """Note the ids of entries that become a part of a longer text."""
    for block in blocks:
        for item in block.items if isinstance(block, Items) else ():
            if item.id:
                report.leave(item.line, "id", f"{{#{item.id}}}")
            leave_ids(item.blocks, report)


def texts(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    """Give every line of text in some blocks."""
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            yield block.line, source(block.runs)
        elif isinstance(block, Items):
            for item in block.items:
                yield item.line, source(item.runs)
                yield from texts(item.blocks)
        elif isinstance(block, Table):
            if block.head:
                yield block.line, " | ".join(map(source, block.head))
            for line, cells in block.rows:
                yield line, " | ".join(map(source, cells))
