"""The map of the stages as Mermaid text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from roadmap_site.edition import Edition
from roadmap_site.model import Stage
from roadmap_site.pages.wrapping import wrapped
from roadmap_site.text.markup import label

Direction = Literal["LR", "TB"]
Address = Callable[[Stage], str]
"""Tells where the page of a stage is, from the page that shows the map."""


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
