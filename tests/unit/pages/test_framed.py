"""Where boxes stand in frames: seen whole, within their frames, and with no line through a box."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from roadmap_site.pages.framed import Frame, Framed, Group, framed
from roadmap_site.pages.layout import Line, Point, Spot

TOUCHING = 0.01
ROOM = 640.0
Case = tuple[list[int], list[Line]]
"""How many boxes each group has, and the lines; boxes beyond those of groups are from elsewhere."""
CASES: dict[str, Case] = {
    "chain": ([6], [(n, n + 1) for n in range(5)]),
    "tree": ([13], [((n - 1) // 3, n) for n in range(1, 13)]),
    "fan": ([25], [(0, n) for n in range(1, 25)]),
    "beside": ([2, 2], [(0, 1), (2, 3)]),
    "below": ([2, 2], [(0, 1), (0, 3)]),
    "past": ([2, 2, 2], [(0, 2), (2, 4), (1, 5), (-1, -2)]),
    "frames": ([3, 3], [(-1, -2), (0, 1), (3, 4)]),
    "elsewhere": ([4, 2], [(0, 1), (6, -1), (7, 2), (7, 1), (8, -2), (6, 5)]),
    "many from elsewhere": ([2], [(0, 1), *((n, 1) for n in range(2, 12))]),
    "turned": ([2, 2], [(2, 0), (3, 1)]),
    "back": ([2, 2], [(0, 2), (3, 1)]),
    "alone": ([30], []),
}


def overlap(one: Spot, other: Spot) -> bool:
    along = (one.length + other.length) / 2 - abs(one.along - other.along)
    across = (one.breadth + other.breadth) / 2 - abs(one.across - other.across)
    return min(along, across) > TOUCHING


def spot_of(frame: Frame) -> Spot:
    (top, bottom), (left, right) = frame.along, frame.across
    return Spot(0, bottom - top, right - left, (top + bottom) / 2, (left + right) / 2)


@pytest.fixture(params=list(CASES))
def drawn(request: pytest.FixtureRequest) -> tuple[Case, Framed]:
    counts, lines = case = CASES[request.param]
    sizes = random.Random(len(lines))
    count = max([sum(counts), *(number + 1 for line in lines for number in line)])
    boxes = [(sizes.uniform(35, 70), sizes.uniform(90, 190)) for _ in range(count)]
    starts = [sum(counts[:number]) for number in range(len(counts))]
    groups = [
        Group(tuple(range(start, start + size)), (30, 120))
        for start, size in zip(starts, counts, strict=True)
    ]
    return case, framed(boxes, groups, lines, ROOM)


def test_no_box_stands_on_another_or_outside(drawn: tuple[Case, Framed]) -> None:
    _, layout = drawn
    assert not [pair for pair in combinations(layout.boxes, 2) if overlap(*pair)]
    for box in layout.boxes:
        assert box.along - box.length / 2 >= -TOUCHING
        assert box.along + box.length / 2 <= layout.length + TOUCHING
        assert box.across - box.breadth / 2 >= -TOUCHING
        assert box.across + box.breadth / 2 <= layout.breadth + TOUCHING


def test_a_frame_holds_its_own_boxes_and_nothing_else(drawn: tuple[Case, Framed]) -> None:
    (counts, _), layout = drawn
    frames = [spot_of(frame) for frame in layout.frames]
    assert not [pair for pair in combinations(frames, 2) if overlap(*pair)]
    home = [number for number, size in enumerate(counts) for _ in range(size)]
    for number, box in enumerate(layout.boxes):
        within = [at for at, frame in enumerate(frames) if overlap(box, frame)]
        assert within == home[number : number + 1]


def test_lines_run_from_box_to_box_and_through_none(drawn: tuple[Case, Framed]) -> None:
    (_, lines), layout = drawn
    for (start, end), points in zip(lines, layout.lines, strict=True):
        if start >= 0:
            box = layout.boxes[start]
            assert points[0] == (box.along + box.length / 2, box.across)
        if end >= 0:
            box = layout.boxes[end]
            assert points[-1] == (box.along - box.length / 2, box.across)
        for (a0, c0), (a1, c1) in pairwise(points):
            segment = Spot(0, abs(a1 - a0), abs(c1 - c0), (a0 + a1) / 2, (c0 + c1) / 2)
            assert [n for n, other in enumerate(layout.boxes) if overlap(segment, other)] == []


@pytest.mark.parametrize("name", ["tree", "fan", "alone", "many from elsewhere"])
def test_what_is_broad_is_broken_to_fit(name: str) -> None:
    counts, lines = CASES[name]
    count = max([sum(counts), *(number + 1 for line in lines for number in line)])
    layout = framed([(50.0, 150.0)] * count, [Group(tuple(range(counts[0])))], lines, ROOM)
    assert layout.breadth <= ROOM + TOUCHING


def test_lanes_have_room_beside_the_boxes_of_a_layer() -> None:
    # The first leads past the layer of the third and fourth, which is full without its lane.
    layout = framed([(50.0, 160.0)] * 5, [Group(tuple(range(5)), (30, 60))], [(0, 1)], 374.5)
    assert layout.breadth <= 374.5


def test_groups_that_do_not_build_on_one_another_stand_side_by_side() -> None:
    groups = [Group((0,), (30, 60)), Group((1,), (30, 60)), Group((2,), (30, 60))]
    first, second, third = framed([(50.0, 150.0)] * 3, groups, [(1, 2)], ROOM).frames
    assert first.along == second.along
    assert first.across[1] < second.across[0]
    assert third.along[0] > second.along[1]


def test_boxes_keep_the_order_of_the_topics() -> None:
    layout = framed([(50.0, 150.0)] * 4, [Group((0, 1, 2, 3))], [(0, 3), (0, 2)], ROOM)
    assert layout.boxes[0].across < layout.boxes[1].across
    assert layout.boxes[2].across < layout.boxes[3].across


@pytest.mark.parametrize("room", [ROOM, 330.0])
def test_lines_from_elsewhere_cross_no_others(room: float) -> None:
    lines = [(6, 2), (7, 2), (8, 4), (9, -1), (2, 3), (3, 4), (10, -2)]
    groups = [Group((0, 1, 2, 3, 4), (30, 60)), Group((5,), (30, 60))]
    layout = framed([(50.0, 150.0)] * 11, groups, lines, room)
    segments = [(n, *ends) for n, points in enumerate(layout.lines) for ends in pairwise(points)]
    pairs = combinations(segments, 2)
    assert [(a[0], b[0]) for a, b in pairs if a[0] != b[0] and cross(a[1:], b[1:])] == []


def cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Tell whether two straight lines cross, not merely touch."""

    def side(ends: tuple[Point, Point], point: Point) -> float:
        (a0, c0), (a1, c1) = ends
        return (a1 - a0) * (point[1] - c0) - (c1 - c0) * (point[0] - a0)

    return all(side(a, b[0]) * side(a, b[1]) < -TOUCHING for a, b in ((one, other), (other, one)))
