"""The lines of a map and the places of its boxes, as parts of an SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree as Xml

from roadmap_site.pages.drawing import SVG
from roadmap_site.pages.layout import Point
from roadmap_site.pages.map_source import Direction

HEAD = 8.0
"""How long an arrowhead is, in pixels."""
HALF_HEAD = 4.0


@dataclass(frozen=True)
class Place:
    """Turns the coordinates of a layout into those of a drawing."""

    width: float
    margin: float
    direction: Direction
    is_mirrored: bool = False
    """True where a language is read from right to left."""

    def at(self, point: Point) -> Point:
        """Give the place of a point from the left and from the top."""
        x, y = point if self.direction == "LR" else point[::-1]
        x += self.margin
        return (self.width - x if self.is_mirrored else x), y + self.margin

    def move(self, link: Xml.Element, middle: Point) -> None:
        """Move a box with its words so that its middle is somewhere."""
        x, y = self.at(middle)
        box, text = link.find(f"{{{SVG}}}rect"), link.find(f"{{{SVG}}}text")
        assert box is not None
        left = x - float(box.get("width", 0)) / 2
        top = y - float(box.get("height", 0)) / 2
        down = top - float(box.get("y", 0))
        box.attrib.update(x=f"{left:.1f}", y=f"{top:.1f}")
        if text is not None:
            text.attrib.update(x=f"{x:.1f}", y=f"{float(text.get('y', 0)) + down:.1f}")
            for row in text:
                row.set("x", f"{x:.1f}")

    def arrow(self, points: Sequence[Point], *, soft: bool) -> Iterator[Xml.Element]:
        """Draw a line that ends in an arrowhead."""
        points = [*dict.fromkeys(points)]
        (x, y), (dx, dy) = self.at(points[-1]), self._heading(points)
        back = (x - dx * HEAD, y - dy * HEAD)
        line = {"d": self._path([*map(self.at, points[:-1]), back])}
        yield Xml.Element(f"{{{SVG}}}path", line | ({"class": "rm-drawing__soft"} if soft else {}))
        corners = (
            (x, y),
            (back[0] - dy * HALF_HEAD, back[1] + dx * HALF_HEAD),
            (back[0] + dy * HALF_HEAD, back[1] - dx * HALF_HEAD),
        )
        said = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
        yield Xml.Element(f"{{{SVG}}}polygon", {"points": said})

    def _heading(self, points: Sequence[Point]) -> Point:
        """Tell which way a line runs at its end; a curve ends along the layers."""
        (a0, c0), (a1, c1) = points[-2:]
        along, across = math.copysign(1, a1 - a0), 0.0
        if a0 == a1:
            along, across = 0.0, math.copysign(1, c1 - c0)
        x, y = (along, across) if self.direction == "LR" else (across, along)
        return (-x if self.is_mirrored else x), y

    def _path(self, points: Sequence[Point]) -> str:
        drawn = ["M{:.1f} {:.1f}".format(*points[0])]
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                drawn.append(f"L{x1:.1f} {y1:.1f}")
            elif self.direction == "LR":
                half = (x0 + x1) / 2
                drawn.append(f"C{half:.1f} {y0:.1f} {half:.1f} {y1:.1f} {x1:.1f} {y1:.1f}")
            else:
                half = (y0 + y1) / 2
                drawn.append(f"C{x0:.1f} {half:.1f} {x1:.1f} {half:.1f} {x1:.1f} {y1:.1f}")
        return "".join(drawn)
