"""The map: the stages and what comes before what, drawn."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from markupsafe import Markup

from roadmap_site.edition import (
    Edition,
    stage_uri,
)
from roadmap_site.model import Stage
from roadmap_site.pages.drawing import SVG, Caption, finish, render, take_colours
from roadmap_site.pages.map_source import Address, Direction, source


def draw_on(uri: str, edition: Edition, direction: Direction) -> Markup | None:
    """Draw the map for a page; None where the renderer is missing or cannot."""
    title = edition.words("map_title", title=edition.title(edition.roadmap))
    description = edition.words("map_description", count=len(edition.roadmap.stages))
    caption = Caption(f"_map-{direction.lower()}", title, description)
    return draw_map(edition, direction, addresses(edition, uri), caption)


def addresses(edition: Edition, uri: str) -> Address:
    """Tell where the page of each stage is, from another page."""
    return lambda stage: edition.href(uri, stage_uri(stage))


def draw_map(
    edition: Edition, direction: Direction, address: Address, caption: Caption
) -> Markup | None:
    """Draw the map as SVG; None where the renderer is missing or cannot."""
    text = source(edition, direction, address)
    # The renderer ranks nodes by solid arrows alone; a dashed one would point backwards.
    svg = render(text.replace(" -.-> ", " --> "))
    if svg is None:
        return None
    soft = {f"edge-{index}" for index, edge in enumerate(edition.edges) if edge.soft}
    for path in svg.iter(f"{{{SVG}}}path"):
        if path.get("data-edge-id") in soft:
            path.set("class", f"{path.get('class')} rm-drawing__soft")
    take_colours(svg)
    # The renderer keeps the order of the nodes' names, which is that of the stages.
    nodes = [*zip(svg.iter(f"{{{SVG}}}a"), edition.roadmap.stages, strict=True)]
    for link, stage in nodes:
        _name(link, edition, stage)
    _show_paths(nodes, edition)
    return finish(svg, caption)


def _name(link: Xml.Element, edition: Edition, stage: Stage) -> None:
    """Say in words what a node is, how long it takes and what comes first."""
    words, needed = edition.words, edition.before(stage)
    name = _numbered(edition, stage)
    titles = words.listed(_numbered(edition, other) for other in needed)
    needs = words("needs_first", titles=titles) if needed else ""
    _, shown = edition.parts_of(stage)[0] if edition.parts_of(stage) else (None, stage)
    hours = words.hours(shown.hours) if shown.hours else ""
    link.set("aria-label", words("comma").join(filter(None, (name, hours, needs))))
    # For the script, which says the hours of the chosen path, and what is done.
    link.attrib.update({"data-rm-node": stage.id, "data-rm-name": name, "data-rm-needs": needs})


def _numbered(edition: Edition, stage: Stage) -> str:
    return f"{edition.number(stage)} {edition.title(stage)}"


def _show_paths(nodes: list[tuple[Xml.Element, Stage]], edition: Edition) -> None:
    """Give each node the hours of every path, the first one's visible, and the paths it is on."""
    if len(edition.ways) < 2:
        return
    for link, stage in nodes:
        link.set("data-rm-paths", " ".join(edition.paths_through(stage)))
        text = link.find(f"{{{SVG}}}text")
        if text is None or not stage.hours:
            continue
        # Within the last row, which the style sheet shows as what it is: not the title.
        row = text[-1]
        row.text = None
        for number, (path, part) in enumerate(edition.parts_of(stage)):
            assert path
            shown = Xml.SubElement(row, row.tag, {"data-rm-path": path.id})
            shown.text = edition.words.hours(part.hours) if part.hours else ""
            if number:
                shown.set("hidden", "")
