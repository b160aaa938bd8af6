"""What the map of a stage's topics shows, and the same as Mermaid text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from roadmap_site.edition import Edition
from roadmap_site.model import Section, Stage, order
from roadmap_site.model.order import Edge
from roadmap_site.model.remembered import remembered
from roadmap_site.pages.map_source import quoted
from roadmap_site.pages.wrapping import wrapped

LEAST = 2
"""So many ways to topics make a map worth its room."""


@dataclass(frozen=True)
class Graph:
    """The topics of a stage, what comes before what, and what comes from other stages."""

    stage: Stage
    sections: tuple[Section, ...]
    """The sections that have topics."""
    away: tuple[str, ...]
    """The ids of what comes from other stages, in the order of the roadmap."""
    edges: tuple[Edge, ...]

    @property
    def has_frames(self) -> bool:
        """True where the sections are told apart, since there are several or one has needs."""
        own = {section.id for section in self.sections}
        ends = {id for edge in self.edges for id in (edge.start, edge.end)}
        return len(own) > 1 or bool(own & ends)


@remembered
def has_map(stage: Stage) -> bool:
    """Tell whether a stage has a map; it has none where hardly a topic needs anything of its own.

    Then the order of the topics and the head of the page say all there is to say.
    """
    topics = {topic.id for topic in stage.topics}
    return sum(edge.end in topics for edge in order.edges_within(stage)) >= LEAST


def graph(edition: Edition, stage: Stage) -> Graph | None:
    """Give what the map of a stage shows; None where it has none."""
    if not has_map(stage):
        return None
    edges, topics = order.edges_within(stage), {topic.id for topic in stage.topics}
    sections = tuple(section for section in stage.sections if section.topics)
    own = topics | {section.id for section in sections}
    starts = {edge.start for edge in edges} - own
    away = tuple(sorted(starts & edition.parts.keys(), key=partial(_place, edition)))
    return Graph(stage, sections, away, edges)


def _place(edition: Edition, id: str) -> tuple[int, int]:
    """Tell where in the roadmap something stands."""
    stage, _ = edition.parts[id]
    return edition.number(stage), [part.id for part in stage.parts].index(id)


def source(
    edition: Edition,
    shown: Graph,
    address: Callable[[str], str],
    *,
    columns: int = 24,
    is_whole: bool = True,
) -> str:
    """Write the map as a Mermaid flowchart; `address` tells where an id leads.

    A line of a label has at most so many columns. Unless it `is_whole`, it has the boxes alone.
    """
    names = names_of(shown)
    lines = ["flowchart TB"]
    for section in shown.sections:
        is_framed = shown.has_frames and is_whole
        if is_framed:
            title = wrapped(edition.title(section), 2 * columns)
            lines.append(f"  subgraph {names[section.id]}[{quoted(title)}]")
        lines += [
            f"  {'  ' * is_framed}{names[topic.id]}[{quoted(rows)}]"
            for topic in section.topics
            for rows in [wrapped(edition.title(topic), columns)]
        ]
        lines += ["  end"] if is_framed else []
    for id in shown.away:
        lines.append(f"  {names[id]}([{quoted(wrapped(away_title(edition, id), columns))}])")
    if is_whole:
        lines += [_arrow(names, edge) for edge in shown.edges]
    boxes = [*(topic.id for topic in shown.stage.topics), *shown.away]
    lines += [f'  click {names[id]} href "{address(id)}"' for id in boxes]
    if shown.away and is_whole:
        lines.append("  classDef away stroke-dasharray:4 3")
        lines.append(f"  class {','.join(names[id] for id in shown.away)} away")
    return "\n".join([*lines, ""])


def text(edition: Edition, stage: Stage, address: Callable[[str], str]) -> str:
    """Write the map of a stage that has one, for whoever reads it by itself."""
    shown = graph(edition, stage)
    assert shown
    return source(edition, shown, address)


def names_of(shown: Graph) -> dict[str, str]:
    """Name the boxes in the text; of one length, since the renderer sorts boxes by their names."""
    topics = [topic.id for topic in shown.stage.topics]
    digits = len(str(max(len(topics), len(shown.away))))
    names = {id: f"t{number:0{digits}}" for number, id in enumerate(topics, 1)}
    names |= {id: f"w{number:0{digits}}" for number, id in enumerate(shown.away, 1)}
    return names | {part.id: f"s{number}" for number, part in enumerate(shown.sections, 1)}


def away_title(edition: Edition, id: str) -> str:
    """Give the title of a part of another stage, with the number of that stage."""
    stage, part = edition.parts[id]
    return f"{edition.number(stage)}\u00a0{edition.title(part)}"


def _arrow(names: dict[str, str], edge: Edge) -> str:
    return f"  {names[edge.start]} {'-.->' if edge.soft else '-->'} {names[edge.end]}"
