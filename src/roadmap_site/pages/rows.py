"""Rows of groups, one below another, and the lines that lead through them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from roadmap_site.pages.layout import GAP_ACROSS, Point, Spot, straighten, through, to_zero

GAP = 30.0
"""Between two layers, in pixels: room for a line with its arrowhead."""
PAD = 14.0
"""Between a frame and what is in it."""
LANE = -8.0
"""How broad a lane is: it needs less room around it than a box."""

Layer = list[Spot]
Ends = tuple[Spot, Spot]
"""Where a line begins and where it ends."""


@dataclass
class Column:
    """What stands below one another in a row: a group, or the lanes that pass all groups."""

    layers: list[Layer]
    """From top to bottom; where there is a frame, its two edges are among them."""
    heads: int = 0
    """How many layers stand above the frame."""
    pad: float = 0.0
    """Between the frame and what is in it; nothing where there is no frame."""
    title_length: float = 0.0
    title_breadth: float = 0.0
    ways: list[Ends] = field(default_factory=list)
    """What lines join within the column, from one layer to the next."""
    start: float = 0.0
    end: float = 0.0

    @property
    def top(self) -> Spot:
        """Where lines reach the frame."""
        return self.layers[self.heads][0]

    def settle(self, room: float) -> None:
        """Straighten what is in it, within its room, and find out how broad it is."""
        layers = [sorted(layer, key=lambda spot: spot.order) for layer in self.layers if layer]
        straighten(layers, self.ways)
        _squeeze(layers, room - 2 * self.pad)
        inner = to_zero(layers) if layers else 0.0
        self.end = max(inner, self.title_breadth) + 2 * self.pad
        self.move((self.end - inner) / 2)

    def move(self, by: float) -> None:
        """Move everything in it across the layers."""
        for layer in self.layers:
            for spot in layer:
                spot.across += by


class Rows:
    """Rows of columns, the last of each for lines that pass the row."""

    def __init__(self, rows: Iterable[list[Column]]) -> None:
        """Make the columns of each row equally long."""
        self.rows: list[list[Column]] = []
        for row in rows:
            _line_up(row)
            self.rows.append([*row, Column([[] for _ in row[0].layers])])
        self.lanes: dict[tuple[int, int, int], Spot] = {}
        self.place = {
            id(spot): (at, number, level)
            for at, row in enumerate(self.rows)
            for number, column in enumerate(row)
            for level, layer in enumerate(column.layers)
            for spot in layer
        }

    def placed(
        self, ends: Sequence[Ends], room: float
    ) -> tuple[tuple[tuple[Point, ...], ...], float, float]:
        """Put everything in its place; give the lines, and how long and broad all of it is."""
        ways = [self._way(*pair) for pair in ends]
        length, breadth = self._along(), self._across(room)
        lines = tuple(
            tuple(through(way)) if way else _around(*pair, breadth)
            for way, pair in zip(ways, ends, strict=True)
        )
        return lines, length, breadth + (0 if all(ways) else GAP_ACROSS)

    def _way(self, start: Spot, end: Spot) -> list[Spot]:
        """Give the spots that a line leads through; none where it leads back."""
        (row, column, level), (last, target, until) = self.place[id(start)], self.place[id(end)]
        if (row, level) >= (last, until):
            return []
        way, here = [start], (row, column)
        for at, number in self._between((row, level), (last, until)):
            there = (at, target if at == last else column if at == row else len(self.rows[at]) - 1)
            order = end.order - 0.5
            if there == (row, column) != (last, target):
                order = math.inf  # It leaves the column.
            elif level < self.rows[row][column].heads:
                order = start.order
            elif there == (row, column):
                order = (start.order + end.order) / 2
            way.append(self._lane(start, *there, number, order))
            if there == here:
                self.rows[at][there[1]].ways.append((way[-2], way[-1]))
            here = there
        if here == (last, target):
            self.rows[last][target].ways.append((way[-1], end))
        return [*way, end]

    def _between(self, start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """Give the layers between two, each by its row and its number there."""
        for at in range(start[0], end[0] + 1):
            for level in range(len(self.rows[at][0].layers)):
                if start < (at, level) < end:
                    yield at, level

    def _lane(self, start: Spot, row: int, column: int, level: int, order: float) -> Spot:
        """Give the lane for the lines of a box in a layer."""
        layer = self.rows[row][column].layers[level]
        key = (id(start), id(layer), level)
        if key not in self.lanes:
            self.lanes[key] = Spot(order, 0, LANE)
            layer.append(self.lanes[key])
        return self.lanes[key]

    def _along(self) -> float:
        """Put each layer below the one before, and give the length of all."""
        end = -GAP
        for row in self.rows:
            count, heads = len(row[0].layers), row[0].heads
            for level, spots in enumerate(zip(*(column.layers for column in row), strict=True)):
                gap = GAP
                if row[0].pad and level == heads + 1:
                    gap = max(column.title_length for column in row)
                elif row[0].pad and level == count - 1:
                    gap = PAD
                end = _stacked([spot for layer in spots for spot in layer], end + gap)
        return end

    def _across(self, room: float) -> float:
        """Put the columns of each row beside one another, and give the breadth of all."""
        for row in self.rows:
            for column in row:
                column.settle(room)
            if sum(column.end + GAP_ACROSS for column in row[:-1]) - GAP_ACROSS > room:
                for column in row[:-1]:
                    column.settle(0)  # As broad as its broadest layer.
        own = [sum(c.end + GAP_ACROSS for c in row[:-1]) - GAP_ACROSS for row in self.rows]
        for row, filled in zip(self.rows, own, strict=True):
            more, start = (max(own) - filled) / (len(row) - 1), 0.0
            for column in row[:-1]:
                column.move(start + more / 2)
                column.start, column.end = start, start + column.end + more
                start = column.end + GAP_ACROSS
            row[-1].move(start)
        lanes = [row[-1].end + GAP_ACROSS for row in self.rows if any(row[-1].layers)]
        return max(own) + max(lanes, default=0)


def _line_up(row: Sequence[Column]) -> None:
    """Let the frames of a row begin and end in the same layers."""
    heads = max(column.heads for column in row)
    for column in row:
        column.layers[:0] = [[] for _ in range(heads - column.heads)]
        column.heads = heads
    count = max(len(column.layers) for column in row)
    for column in row:
        column.layers[-1:-1] = [[] for _ in range(count - len(column.layers))]


def _squeeze(layers: Sequence[Layer], room: float) -> None:
    """Move what is outside of the room into it, as far as nothing overlaps."""
    spots = [spot for layer in layers for spot in layer]
    if not spots:
        return
    room = max(room, *(breadth_of(layer) for layer in layers))
    middle = sum(spot.across for spot in spots) / len(spots)
    for layer in layers:
        least, most = middle - room / 2, middle + room / 2 - breadth_of(layer)
        for spot in layer:
            half = spot.breadth / 2
            spot.across = min(max(spot.across, least + half), most + half)
            least, most = least + spot.breadth + GAP_ACROSS, most + spot.breadth + GAP_ACROSS


def breadth_of(layer: Sequence[Spot]) -> float:
    """Give how broad a layer is at least."""
    return sum(spot.breadth + GAP_ACROSS for spot in layer) - GAP_ACROSS


def _stacked(spots: Sequence[Spot], start: float) -> float:
    """Put the spots of a layer in the middle of it, and give where it ends."""
    longest = max(spot.length for spot in spots)
    for spot in spots:
        spot.along, spot.slot = start + longest / 2, longest
        spot.length = spot.length or longest  # A lane goes straight through.
    return start + longest


def _around(start: Spot, end: Spot, breadth: float) -> tuple[Point, ...]:
    """Lead back to an earlier layer, beside everything."""
    outside = breadth + GAP_ACROSS / 2
    below = start.along + start.slot / 2 + PAD / 2
    above = end.along - end.slot / 2 - GAP / 2
    return (
        (start.along + start.length / 2, start.across),
        (below, start.across),
        (below, outside),
        (above, outside),
        (above, end.across),
        (end.along - end.length / 2, end.across),
    )
