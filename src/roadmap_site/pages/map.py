"""The map: the stages and what comes before what, drawn as large as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from roadmap_site.edition import (
    HOME,
    Edition,
    overview,
    stage_uri,
)
from roadmap_site.edition.overview import Overview
from roadmap_site.model import Stage
from roadmap_site.pages import lines
from roadmap_site.pages.drawing import SVG, Caption, finish, render, take_colours
from roadmap_site.pages.layout import Layout, folded, is_chain, layered
from roadmap_site.pages.map_source import Address, Direction, source

LEAST = 11 / 12
"""How small the map gets before its figure is scrolled: its smallest letters are 12 px high."""
MOST = 24
"""Of more stages than this, the map shows the groups."""
MARGIN = 8.0
"""Around the drawing, in pixels, so that no line is cut."""


Form = tuple[Direction, int]
"""Which way a map runs, and how many columns a line of its labels has."""


@dataclass(frozen=True)
class Screen:
    """What a map is drawn for."""

    name: str
    forms: tuple[Form, ...]
    """The forms that it may have, the best one first."""
    room: float
    """How wide the page's column is, in pixels."""
    height: float
    """How much of it is seen at once."""
    scrolls: bool
    """True where a map that is too wide is scrolled; else it is left out."""


_ACROSS: tuple[Form, ...] = (("LR", 24), ("LR", 18), ("LR", 13))
_DOWN: tuple[Form, ...] = (("TB", 18), ("TB", 13))
WIDE = Screen("wide", (*_ACROSS, *_DOWN), room=1188, height=800, scrolls=True)
NARROW = Screen("narrow", (*_DOWN, *_ACROSS), room=358, height=900, scrolls=False)
PAPER = Screen("paper", (*_DOWN, *_ACROSS), room=640, height=900, scrolls=False)


@dataclass(frozen=True)
class Drawn:
    """A map for one screen."""

    svg: Markup
    is_tall: bool
    """True where it is more than a screen, so that it is folded."""


def seen(edition: Edition) -> Edition:
    """Give what the map shows: the stages, or their groups where there are too many to see."""
    return overview(edition) if edition.groups and len(edition.roadmap.stages) > MOST else edition


def drawn_on(uri: str, edition: Edition, *screens: Screen) -> dict[str, Drawn]:
    """Draw the map for a page, for each screen that it fits; none where nothing leads anywhere."""
    if not edition.edges:
        return {}
    address = addresses(edition, uri)
    shown = {screen.name: draw_map(edition, screen, address) for screen in screens}
    return {name: drawn for name, drawn in shown.items() if drawn}


def addresses(edition: Edition, uri: str) -> Address:
    """Tell where each stage, or each group on the home page, is from another page."""
    if isinstance(edition, Overview):
        return lambda group: edition.href(uri, HOME, group.id)
    return lambda stage: edition.href(uri, stage_uri(stage))


def draw_map(edition: Edition, screen: Screen, address: Address) -> Drawn | None:
    """Draw the map as SVG; None where the renderer cannot, or where it has no room."""
    plan = _best(edition, screen, address)
    if plan is None or (plan.width > screen.room / LEAST and not screen.scrolls):
        return None
    title = edition.words("map_title", title=edition.title(edition.roadmap))
    words, count = edition.words, len(edition.roadmap.stages)
    description = words("map_description", count=count)
    if isinstance(edition, Overview):
        description = words("map_groups")
    caption = Caption(f"_map-{screen.name}", title, description)
    return Drawn(_finished(plan, edition, caption), plan.shown_height(screen) > screen.height)


def _best(edition: Edition, screen: Screen, address: Address) -> _Plan | None:
    """Take the first form that is seen at once, else the first that fits the column."""
    wide: _Plan | None = None
    tall: _Plan | None = None
    for form in screen.forms:
        plan = _plan(edition, form, screen, address)
        if plan is None:
            return None
        if plan.width > screen.room / LEAST:
            wide = min(wide or plan, plan, key=lambda each: each.width)
        elif plan.shown_height(screen) <= screen.height:
            return plan
        else:
            tall = tall or plan
    return tall or wide


@dataclass(frozen=True)
class _Plan:
    svg: Xml.Element
    direction: Direction
    layout: Layout

    @property
    def width(self) -> float:
        extent = self.layout.length if self.direction == "LR" else self.layout.breadth
        return extent + 2 * MARGIN

    @property
    def height(self) -> float:
        extent = self.layout.breadth if self.direction == "LR" else self.layout.length
        return extent + 2 * MARGIN

    def shown_height(self, screen: Screen) -> float:
        """Give the height that it has on a screen, where it is as wide as the column at most."""
        return self.height * max(min(1, screen.room / self.width), LEAST)


def _plan(edition: Edition, form: Form, screen: Screen, address: Address) -> _Plan | None:
    """Measure the boxes with the renderer, which knows its letters, and lay them out."""
    direction, columns = form
    svg = render(source(edition, direction, address, columns=columns, with_edges=False))
    if svg is None:
        return None
    rows = direction == "LR"
    boxes = [
        box for link in svg.iter(f"{{{SVG}}}a") if (box := link.find(f"{{{SVG}}}rect")) is not None
    ]
    sizes = [(float(box.get("width", 0)), float(box.get("height", 0))) for box in boxes]
    number = {stage.id: index for index, stage in enumerate(edition.roadmap.stages)}
    found = [(number[edge.start], number[edge.end]) for edge in edition.edges]
    if rows and is_chain(len(sizes), found):
        return _Plan(svg, direction, folded(sizes, screen.room / LEAST - 2 * MARGIN))
    turned = sizes if rows else [(height, width) for width, height in sizes]
    return _Plan(svg, direction, layered(turned, found))


def _finished(plan: _Plan, edition: Edition, caption: Caption) -> Markup:
    svg, layout = plan.svg, plan.layout
    take_colours(svg)
    links = list(svg.iter(f"{{{SVG}}}a"))
    for child in list(svg):
        if child not in links:
            svg.remove(child)
    place = lines.Place(plan.width, MARGIN, plan.direction, is_mirrored=edition.words.is_rtl)
    # The renderer keeps the order of the nodes' names, which is that of the stages.
    for link, stage, spot in zip(links, edition.roadmap.stages, layout.boxes, strict=True):
        place.move(link, (spot.along, spot.across))
        _name(link, edition, stage)
        _show_hours(link, edition, stage)
    soft = [edge.soft for edge in edition.edges]
    drawn = [
        place.arrow(points, soft=kind) for points, kind in zip(layout.lines, soft, strict=True)
    ]
    for index, element in enumerate(part for arrow in drawn for part in arrow):
        svg.insert(index, element)  # Beneath the boxes.
    svg.set("width", f"{plan.width:.0f}")
    svg.set("viewBox", f"0 0 {plan.width:.0f} {plan.height:.0f}")
    return finish(svg, caption, LEAST)


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
    return edition.numbered(stage).replace("\u00a0", " ", 1)


def _show_hours(link: Xml.Element, edition: Edition, stage: Stage) -> None:
    """Give a node the hours of every path, the first one's visible, and the paths it is on."""
    several = len(edition.ways) > 1
    if several:
        link.set("data-rm-paths", " ".join(edition.paths_through(stage)))
    text = link.find(f"{{{SVG}}}text")
    if text is None or not stage.hours:
        return
    row = text[-1]
    row.set("class", "rm-drawing__hours")
    if not several:
        return
    row.text = None
    for number, (path, part) in enumerate(edition.parts_of(stage)):
        assert path
        shown = Xml.SubElement(row, row.tag, {"data-rm-path": path.id})
        shown.text = edition.words.hours(part.hours) if part.hours else ""
        if number:
            shown.set("hidden", "")
