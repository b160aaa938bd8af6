"""The map of the stages as Mermaid text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal
from unicodedata import east_asian_width

from roadmap_site.edition import Edition
from roadmap_site.model import Stage
from roadmap_site.text.markup import label

Direction = Literal["LR", "TB"]
Address = Callable[[Stage], str]
"""Tells where the page of a stage is, from the page that shows the map."""
_PIECE = re.compile(
    r"[（《「『“‘(\[]*(?:[^\s\u3400-\u9fff（《「『“‘]+|[\u3400-\u9fff])[）》」』”’)\]、，。：；！？]*\s*"
)
"""What a line is not broken within: a word or a Chinese character, with its punctuation."""

_HYPHENED = re.compile(r"[^-\u2010/]+[-\u2010/]*\s*|[-\u2010/]+\s*")
_BLANKS = re.compile(r"[^\S\u00a0]+")


def source(
    edition: Edition,
    direction: Direction,
    address: Address | None,
    *,
    columns: int = 24,
    with_edges: bool = True,
) -> str:
    """Write the map as a Mermaid flowchart, each stage a node that links to its `address`, if any.

    A line of a label has at most so many columns; a Chinese character takes two.
    """
    roadmap, words = edition.roadmap, edition.words
    # Nodes of one length, since the renderer lays the links out in the order of their names.
    digits = len(str(len(roadmap.stages)))
    node = {stage.id: f"s{number:0{digits}}" for number, stage in enumerate(roadmap.stages, 1)}
    lines = [f"flowchart {direction}"]
    for stage in roadmap.stages:
        rows = wrapped(edition.numbered(stage), columns)
        rows += [words.hours(stage.hours)] if stage.hours else []
        lines.append(f"  {node[stage.id]}[{quoted(rows)}]")
    for edge in edition.edges if with_edges else ():
        lines.append(f"  {node[edge.start]} {'-.->' if edge.soft else '-->'} {node[edge.end]}")
    if address:
        lines += [f'  click {node[stage.id]} href "{address(stage)}"' for stage in roadmap.stages]
    return "\n".join([*lines, ""])


def quoted(rows: Iterable[str]) -> str:
    """Write the rows of a label, of which nothing is taken for Mermaid's own syntax."""
    return f'"{"<br/>".join(map(label, rows))}"'


def wrapped(text: str, columns: int) -> list[str]:
    """Break a label into lines: at spaces, and between Chinese characters."""
    text = _BLANKS.sub(" ", text)
    lines = [""]
    for piece in (part for whole in _PIECE.findall(text) for part in _cut(whole, columns)):
        if lines[-1] and columns_of(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _cut(piece: str, columns: int) -> list[str]:
    """Cut what is longer than a line, such as a word of German, into parts that are not.

    A word is parted at its hyphens first.
    """
    if columns_of(piece.rstrip()) <= columns:
        return [piece]
    parts = _HYPHENED.findall(piece)
    return [
        part[at : at + columns]
        for part in parts
        for at in range(0, len(part.rstrip()) or 1, columns)
    ]


def columns_of(text: str) -> int:
    """Count the columns that a text takes: Chinese characters take two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
