"""Which form of a map fits a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from roadmap_site.pages import lines
from roadmap_site.pages.drawing import SVG, Caption, finish, take_colours
from roadmap_site.pages.layout import Layout
from roadmap_site.pages.map_source import Direction

LEAST = 11 / 12
"""How small the map gets before its figure is scrolled: its smallest letters are 12 px high."""
PAPER = 690
"""How wide a sheet of A4 is between the usual margins, in pixels."""
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


@dataclass(frozen=True)
class Drawn:
    """A map for one screen."""

    svg: Markup
    is_tall: bool
    """True where it is more than a screen, so that it is folded."""
    fits_paper: bool = False
    """True where it is printed as it is, at a size that can be read."""


@dataclass(frozen=True)
class Plan:
    """A map in one form: its boxes and where they are to stand."""

    svg: Xml.Element
    direction: Direction
    layout: Layout

    @property
    def width(self) -> float:
        """The width of the drawing in pixels."""
        extent = self.layout.length if self.direction == "LR" else self.layout.breadth
        return extent + 2 * MARGIN

    @property
    def height(self) -> float:
        """Its height in pixels."""
        extent = self.layout.breadth if self.direction == "LR" else self.layout.length
        return extent + 2 * MARGIN

    def shown_height(self, screen: Screen) -> float:
        """Give the height that it has on a screen, where it is as wide as the column at most."""
        return self.height * max(min(1, screen.room / self.width), LEAST)

    def fits(self, screen: Screen) -> bool:
        """Tell whether it can be shown: whole, or scrolled within its figure."""
        return self.width <= screen.room / LEAST or screen.scrolls


def best(screen: Screen, plan_of: Callable[[Form], Plan | None]) -> Plan | None:
    """Take the first form that is seen at once, else the first that fits the column."""
    wide: Plan | None = None
    tall: Plan | None = None
    for form in screen.forms:
        plan = plan_of(form)
        if plan is None:
            return None
        if plan.width > screen.room / LEAST:
            wide = min(wide or plan, plan, key=lambda each: each.width)
        elif plan.shown_height(screen) <= screen.height:
            return plan
        else:
            tall = tall or plan
    return tall or wide


def lowest(screen: Screen, plan_of: Callable[[Form], Plan | None]) -> Plan | None:
    """Take the form that fits the column and is the lowest, else the one that is least wide."""
    plans = [plan for form in screen.forms if (plan := plan_of(form))]
    fitting = [plan for plan in plans if plan.width <= screen.room / LEAST]
    if fitting:
        return min(fitting, key=lambda plan: plan.shown_height(screen))
    return min(plans, key=lambda plan: plan.width, default=None)


def boxes_of(svg: Xml.Element) -> list[Xml.Element]:
    """Give the boxes that are links, in their order."""
    links = svg.iter(f"{{{SVG}}}a")
    return [box for link in links if (box := link.find(f"{{{SVG}}}rect")) is not None]


def size_of(box: Xml.Element) -> tuple[float, float]:
    """Give the width and the height of a box."""
    return float(box.get("width", 0)), float(box.get("height", 0))


def spread(plan: Plan, soft: Sequence[bool], *, is_mirrored: bool) -> list[Xml.Element]:
    """Put the boxes in their places and draw the lines; give the boxes with their links.

    The renderer keeps the order of the nodes' names.
    """
    svg, layout = plan.svg, plan.layout
    take_colours(svg)
    links = list(svg.iter(f"{{{SVG}}}a"))
    for child in list(svg):
        if child not in links:
            svg.remove(child)
    place = place_of(plan, is_mirrored=is_mirrored)
    for link, spot in zip(links, layout.boxes, strict=True):
        place.move(link, (spot.along, spot.across))
    drawn = [
        place.arrow(points, soft=kind) for points, kind in zip(layout.lines, soft, strict=True)
    ]
    for index, element in enumerate(part for arrow in drawn for part in arrow):
        svg.insert(index, element)  # Beneath the boxes.
    return links


def place_of(plan: Plan, *, is_mirrored: bool) -> lines.Place:
    """Give what turns the coordinates of a layout into those of its drawing."""
    return lines.Place(plan.width, MARGIN, plan.direction, is_mirrored=is_mirrored)


def finished(plan: Plan, screen: Screen, caption: Caption) -> Drawn:
    """Make a drawing part of a page."""
    plan.svg.set("width", f"{plan.width:.0f}")
    plan.svg.set("viewBox", f"0 0 {plan.width:.0f} {plan.height:.0f}")
    is_tall = plan.shown_height(screen) > screen.height
    return Drawn(finish(plan.svg, caption, LEAST), is_tall, plan.width <= PAPER / LEAST)
