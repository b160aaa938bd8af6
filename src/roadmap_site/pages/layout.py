"""Where the boxes of a map stand and how its lines run.

Boxes stand in layers: whatever comes first is in an earlier one. Within a layer they keep their
order, and each is as near as can be to the middle of what it hangs together with. A line that
passes a layer has a lane there. Coordinates run along the layers and across them; which of the two
is horizontal is for who draws.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

GAP_ALONG = 36.0
"""Between two layers, in pixels: room for a line with its arrowhead."""
GAP_ACROSS = 20.0
LANE = 12.0
"""How wide a lane is."""
SWEEPS = 8
"""How often the layers are straightened; a few times are enough, and more changes nothing."""

Line = tuple[int, int]
"""The numbers of the boxes where a line begins and ends."""
Point = tuple[float, float]
"""Along the layers, and across them."""


@dataclass
class Spot:
    """A box, or the lane of a line, in one layer."""

    order: float
    """What comes before what within the layer."""
    length: float
    """Its extent along the layers."""
    breadth: float
    """Its extent across them."""
    along: float = 0.0
    across: float = 0.0
    """Where its middle is."""
    slot: float = 0.0
    """The extent of its layer, in the middle of which it stands."""


@dataclass(frozen=True)
class Layout:
    """Where everything is; the least coordinate is zero."""

    boxes: tuple[Spot, ...]
    lines: tuple[tuple[Point, ...], ...]
    """The points that each line runs through, the edges of its two boxes first and last."""
    length: float
    breadth: float


def layered(sizes: Sequence[tuple[float, float]], lines: Sequence[Line]) -> Layout:
    """Lay out boxes, given by their extents along and across the layers, and their lines."""
    boxes = [Spot(number, *size) for number, size in enumerate(sizes)]
    forward = without_circles(len(boxes), lines)
    depth = depths(len(boxes), forward)
    layers: dict[int, list[Spot]] = defaultdict(list)
    for number, box in enumerate(boxes):
        layers[depth[number]].append(box)
    ways: dict[Line, list[Spot]] = {}
    for start, end in forward:
        lanes = [Spot(start + 0.5, 0, LANE) for _ in range(depth[start] + 1, depth[end])]
        for level, lane in enumerate(lanes, depth[start] + 1):
            layers[level].append(lane)
        ways[start, end] = [boxes[start], *lanes, boxes[end]]
    ordered = [sorted(layers[level], key=lambda spot: spot.order) for level in sorted(layers)]
    length = _along(ordered)
    straighten(ordered, list(ways.values()))
    breadth = to_zero(ordered)
    drawn = tuple(_points(ways.get(line), line, boxes, breadth) for line in lines)
    outside = any(point[1] > breadth for points in drawn for point in points)
    return Layout(tuple(boxes), drawn, length, breadth + (GAP_ACROSS if outside else 0))


def folded(sizes: Sequence[tuple[float, float]], room: float) -> Layout:
    """Lay out a chain in rows that are not longer than `room`, one below the other."""
    boxes = [Spot(number, *size) for number, size in enumerate(sizes)]
    rows: list[list[Spot]] = [[]]
    for box in boxes:
        filled = sum(other.length + GAP_ALONG for other in rows[-1])
        if rows[-1] and filled + box.length > room:
            rows.append([])
        rows[-1].append(box)
    lengths = [sum(box.length + GAP_ALONG for box in row) - GAP_ALONG for row in rows]
    length, top = max(lengths), 0.0
    tops: list[float] = []
    is_column = len(rows) == len(boxes)
    for row in rows:
        end = (length - row[0].length) / 2 if is_column else 0.0
        height = max(box.breadth for box in row)
        for box in row:
            box.along, box.across = end + box.length / 2, top + height / 2
            end += box.length + GAP_ALONG
        tops += [top] * len(row)
        top += height + GAP_ALONG
    pairs = zip(pairwise(boxes), pairwise(tops), strict=True)
    lines = tuple(
        _onwards(*pair) if above == below else _turning(*pair, below)
        for pair, (above, below) in pairs
    )
    return Layout(tuple(boxes), lines, length, top - GAP_ALONG)


def is_chain(count: int, lines: Sequence[Line]) -> bool:
    """Tell whether each box leads to the next, in their order, and nowhere else."""
    return sorted(lines) == [*pairwise(range(count))]


def without_circles(count: int, lines: Sequence[Line]) -> list[Line]:
    """Leave out the lines that would lead back to where others begin."""
    kept: list[Line] = []
    after: Mapping[int, list[int]] = {number: [] for number in range(count)}
    for start, end in lines:
        if start != end and not _leads(after, end, start):
            kept.append((start, end))
            after[start].append(end)
    return kept


def _leads(after: Mapping[int, list[int]], start: int, end: int) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        fresh = [other for other in after[here] if other not in seen]
        seen.update(fresh)
        waiting += fresh
    return False


def depths(count: int, lines: Sequence[Line]) -> list[int]:
    """Give the layer of each box: right after the last of what comes first."""
    depth = [0] * count
    for _ in range(count):
        changed = False
        for start, end in lines:
            if depth[end] <= depth[start]:
                depth[end], changed = depth[start] + 1, True
        if not changed:
            break
    return depth


def _along(layers: Sequence[Sequence[Spot]]) -> float:
    """Put each layer behind the one before, and give the length of all."""
    end = 0.0
    for layer in layers:
        longest = max(spot.length for spot in layer)
        for spot in layer:
            spot.along, spot.slot = end + longest / 2, longest
            if not spot.length:
                spot.length = longest  # A lane goes straight through.
        end += longest + GAP_ALONG
    return end - GAP_ALONG


def straighten(layers: Sequence[Sequence[Spot]], ways: Sequence[Sequence[Spot]]) -> None:
    """Move everything within its layer towards the middle of its neighbours."""
    before: dict[int, list[Spot]] = defaultdict(list)
    after: dict[int, list[Spot]] = defaultdict(list)
    for way in ways:
        for one, other in pairwise(way):
            after[id(one)].append(other)
            before[id(other)].append(one)
    for layer in layers:
        _settle(layer, [0.0] * len(layer))
    for sweep in range(SWEEPS):
        ordered, near = (layers, before) if sweep % 2 == 0 else (layers[::-1], after)
        for layer in ordered:
            wanted = [_middle(near[id(spot)], spot.across) for spot in layer]
            _settle(layer, wanted)


def _middle(spots: Sequence[Spot], otherwise: float) -> float:
    return sum(spot.across for spot in spots) / len(spots) if spots else otherwise


def _settle(layer: Sequence[Spot], wanted: Sequence[float]) -> None:
    """Place everything of a layer where it is wanted, as far as nothing overlaps."""
    steps = [(a.breadth + b.breadth) / 2 + GAP_ACROSS for a, b in pairwise(layer)]
    low, high = list(wanted), list(wanted)
    for index, step in enumerate(steps, 1):
        low[index] = max(low[index], low[index - 1] + step)
    for index, step in reversed([*enumerate(steps)]):
        high[index] = min(high[index], high[index + 1] - step)
    for spot, one, other in zip(layer, low, high, strict=True):
        spot.across = (one + other) / 2


def to_zero(layers: Sequence[Sequence[Spot]]) -> float:
    """Move everything so that the least is zero, and give the breadth of all."""
    spots = [spot for layer in layers for spot in layer]
    least = min(spot.across - spot.breadth / 2 for spot in spots)
    for spot in spots:
        spot.across -= least
    return max(spot.across + spot.breadth / 2 for spot in spots)


def _points(
    way: Sequence[Spot] | None, line: Line, boxes: Sequence[Spot], breadth: float
) -> tuple[Point, ...]:
    start, end = (boxes[number] for number in line)
    if way is None:  # It leads back: around the outside.
        outside = breadth + GAP_ACROSS / 2
        return ((start.along, outside), (end.along, outside), (end.along, _far(end)))
    return tuple(through(way))


def _far(spot: Spot) -> float:
    return spot.across + spot.breadth / 2


def through(way: Sequence[Spot]) -> Iterator[Point]:
    """Turn between the layers alone, where no box is in the way."""
    for index, spot in enumerate(way):
        if index:
            yield spot.along - spot.slot / 2, spot.across
            yield spot.along - spot.length / 2, spot.across
        if index < len(way) - 1:
            yield spot.along + spot.length / 2, spot.across
            yield spot.along + spot.slot / 2, spot.across


def _onwards(one: Spot, other: Spot) -> tuple[Point, ...]:
    return (
        (one.along + one.length / 2, one.across),
        (other.along - other.length / 2, other.across),
    )


def _turning(one: Spot, other: Spot, top: float) -> tuple[Point, ...]:
    """Lead from the last box of a row to the first of the next, which begins at `top`."""
    between = top - GAP_ALONG / 2
    return (
        (one.along, _far(one)),
        (one.along, between),
        (other.along, between),
        (other.along, other.across - other.breadth / 2),
    )
