"""The kinds of blocks that a text is made of, each with its line."""

from __future__ import annotations

from dataclasses import dataclass, field

from roadmap_site.authoring.importing.runs import Runs


@dataclass
class Block:
    """A part of the text, and the line in which it begins."""

    line: int


@dataclass
class Heading(Block):
    """A heading of level 1 to 6."""

    level: int
    runs: Runs
    id: str = ""
    """The id that stands behind it in `{#...}`."""
    html: bool = False


@dataclass
class Paragraph(Block):
    """A paragraph, or a line of HTML."""

    runs: Runs
    label: bool = False
    """True where it is the visible line of something that folds."""
    html: bool = False


@dataclass
class Item(Block):
    """An entry of a list: its first line, and what stands below it."""

    runs: Runs
    blocks: list[Block] = field(default_factory=list)
    id: str = ""


@dataclass
class Items(Block):
    """A list."""

    items: list[Item] = field(default_factory=list)


@dataclass
class Contents(Block):
    """The place of a table of contents, which is noted and left out."""


@dataclass
class Table(Block):
    """A table. Its head is empty where the first row has links, for it is a row then."""

    head: list[Runs]
    rows: list[tuple[int, list[Runs]]]
