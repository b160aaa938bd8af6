"""Where the boxes of a map with groups stand: each group in a frame, its layers one below another.

A group begins below all that its boxes build on; groups that do not build on one another stand
side by side where there is room. What comes from elsewhere stands above the group that uses it
first. A layer that is too broad is broken into several. Lines from one box share a lane, and what
passes a whole row of groups does so beside them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmap_site.pages.layout import (
    GAP_ACROSS,
    Layout,
    Line,
    Point,
    Spot,
    depths,
    without_circles,
)
from roadmap_site.pages.rows import LANE, PAD, Column, Layer, Rows, breadth_of

MOST_LANES = 6
"""So many lanes are made room for in a layer; of more, the map is better left out."""


@dataclass(frozen=True)
class Group:
    """Boxes that belong together."""

    boxes: tuple[int, ...]
    title: tuple[float, float] | None = None
    """How high and how broad the title of its frame is; None where it has no frame."""


@dataclass(frozen=True)
class Frame:
    """Where a frame stands: where it begins and ends along the layers, and across them."""

    along: Point
    across: Point


@dataclass(frozen=True)
class Framed(Layout):
    """Where everything is, the frames of the groups too."""

    frames: tuple[Frame, ...] = ()


def framed(
    sizes: Sequence[tuple[float, float]],
    groups: Sequence[Group],
    lines: Sequence[Line],
    room: float,
) -> Framed:
    """Lay out boxes, given by their extents along and across the layers, in so much room.

    In a line, -1 means the frame of the first group, -2 that of the second. What is in no group
    comes from elsewhere. Where lanes make a layer too broad, layers have fewer boxes.
    """
    best: Framed | None = None
    for lanes in range(0, MOST_LANES + 1, 2):
        found = _framed(sizes, groups, lines, room, room - lanes * (GAP_ACROSS + LANE))
        if best is None or found.breadth < best.breadth:
            best = found
        if best.breadth <= room:
            break
    assert best
    return best


def _framed(
    sizes: Sequence[tuple[float, float]],
    groups: Sequence[Group],
    lines: Sequence[Line],
    room: float,
    for_boxes: float,
) -> Framed:
    """Lay out boxes where those of a layer have only a part of the room for themselves."""
    boxes = [Spot(number, *size) for number, size in enumerate(sizes)]
    home = _homes(groups, lines)
    columns = [_column(at, group, boxes, home, lines, for_boxes) for at, group in enumerate(groups)]
    rows = Rows(_rows(columns, _between(groups, lines, home), room))
    ends = [
        (
            boxes[start] if start >= 0 else columns[home[start]].layers[-1][0],
            boxes[end] if end >= 0 else columns[home[end]].top,
        )
        for start, end in lines
    ]
    drawn, length, breadth = rows.placed(ends, room)
    frames = tuple(
        Frame((column.top.along, column.layers[-1][0].along), (column.start, column.end))
        for column in columns
        if column.pad
    )
    return Framed(tuple(boxes), drawn, length, breadth, frames)


def _homes(groups: Sequence[Group], lines: Sequence[Line]) -> dict[int, int]:
    """Tell the group of each end of a line; from elsewhere, that of the first that uses it."""
    own = {box: at for at, group in enumerate(groups) for box in group.boxes}
    own |= {-1 - at: at for at in range(len(groups))}
    home = dict(own)
    for start, end in lines:
        if start not in own:
            home[start] = min(home.get(start, home[end]), home[end])
    return home


def _between(groups: Sequence[Group], lines: Sequence[Line], home: Mapping[int, int]) -> list[Line]:
    """Give the ways between groups, but what is from elsewhere belongs to none."""
    own = {*range(-len(groups), 0), *(box for group in groups for box in group.boxes)}
    return without_circles(len(groups), [(home[a], home[b]) for a, b in lines if a in own])


def _column(
    at: int,
    group: Group,
    boxes: Sequence[Spot],
    home: Mapping[int, int],
    lines: Sequence[Line],
    room: float,
) -> Column:
    number = {box: index for index, box in enumerate(group.boxes)}
    inner = [(number[a], number[b]) for a, b in lines if a in number and b in number]
    depth = depths(len(number), without_circles(len(number), inner))
    pad = PAD if group.title else 0.0
    bodies = [
        part
        for level in range(max(depth) + 1)
        for part in _broken([boxes[b] for b in number if depth[number[b]] == level], room - 2 * pad)
    ]
    above = [boxes[box] for box, its in home.items() if its == at and 0 <= box not in number]
    users = {id(boxes[start]): end for start, end in reversed(lines) if start >= 0}
    above.sort(key=lambda spot: max(users[id(spot)], -1))
    for rank, spot in enumerate(above):  # Right before what uses it, so that lines do not cross.
        spot.order = max(users[id(spot)], -1) - 0.5 + rank / (2 * len(above))
    heads = _broken(above, room)
    if group.title is None:
        return Column([*heads, *bodies], len(heads))
    top, bottom = Spot(-0.75, 0, 0), Spot(math.inf, 0, 0)
    layers = [*heads, [top], *bodies, [bottom]]
    return Column(layers, len(heads), pad, *group.title)


def _broken(layer: Sequence[Spot], room: float) -> list[Layer]:
    """Break a layer into as many as it takes to fit."""
    rows: list[Layer] = []
    for spot in layer:
        if not rows or breadth_of([*rows[-1], spot]) > room:
            rows.append([])
        rows[-1].append(spot)
    return rows


def _rows(columns: Sequence[Column], between: Sequence[Line], room: float) -> list[list[Column]]:
    """Put groups side by side, in their order, but below those that they build on."""
    rows: list[list[int]] = []
    left = list(range(len(columns)))
    filled = room
    while left:
        at = next(at for at in left if not any(b == at and a in left for a, b in between))
        column = columns[at]
        breadth = max(column.title_breadth, *map(breadth_of, column.layers))
        breadth += 2 * column.pad + GAP_ACROSS
        if filled + breadth > room or any((other, at) in between for other in rows[-1]):
            rows.append([])
            filled = -GAP_ACROSS
        rows[-1].append(at)
        filled += breadth
        left.remove(at)
    return [[columns[at] for at in row] for row in rows]
