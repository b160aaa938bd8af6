"""Where the boxes of a map stand: seen whole, in order, and never over one another."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from roadmap_site.pages.layout import Layout, Line, Spot, folded, is_chain, layered

TOUCHING = 0.01
SHAPES: dict[str, list[Line]] = {
    "one": [],
    "two": [(0, 1)],
    "fan": [(0, n) for n in range(1, 9)],
    "tree": [((n - 1) // 3, n) for n in range(1, 13)],
    "tracks": [(n - 4, n) for n in range(4, 16)],
    "past": [(0, 1), (1, 2), (2, 3), (0, 3), (1, 3)],
    "back": [(0, 1), (1, 2), (2, 0)],
    "forest": [(0, 1), (2, 3), (4, 5)],
    "late": [(3, 0), (0, 1)],
}


def boxes_of(lines: list[Line]) -> list[tuple[float, float]]:
    count = max((number for line in lines for number in line), default=0) + 1
    sizes = random.Random(count)
    return [(sizes.uniform(90, 260), sizes.uniform(50, 110)) for _ in range(count)]


def overlap(one: Spot, other: Spot) -> bool:
    along = (one.length + other.length) / 2 - abs(one.along - other.along)
    across = (one.breadth + other.breadth) / 2 - abs(one.across - other.across)
    return min(along, across) > TOUCHING


@pytest.fixture(params=list(SHAPES))
def drawn(request: pytest.FixtureRequest) -> tuple[list[Line], Layout]:
    lines = SHAPES[request.param]
    return lines, layered(boxes_of(lines), lines)


def test_no_box_stands_on_another_or_outside(drawn: tuple[list[Line], Layout]) -> None:
    _, layout = drawn
    assert not [pair for pair in combinations(layout.boxes, 2) if overlap(*pair)]
    for box in layout.boxes:
        assert box.along - box.length / 2 >= -0.01
        assert box.along + box.length / 2 <= layout.length + 0.01
        assert box.across - box.breadth / 2 >= -0.01
        assert box.across + box.breadth / 2 <= layout.breadth + 0.01


def test_a_line_leaves_and_reaches_the_middle_of_a_side(drawn: tuple[list[Line], Layout]) -> None:
    lines, layout = drawn
    for (start, end), points in zip(lines, layout.lines, strict=True):
        one, other = layout.boxes[start], layout.boxes[end]
        if other.along > one.along:
            assert points[0] == (one.along + one.length / 2, one.across)
            assert points[-1] == (other.along - other.length / 2, other.across)
        else:  # Back around the outside.
            assert points[-1] == (other.along, other.across + other.breadth / 2)


def test_no_line_runs_through_a_box(drawn: tuple[list[Line], Layout]) -> None:
    lines, layout = drawn
    for (start, end), points in zip(lines, layout.lines, strict=True):
        if layout.boxes[end].along < layout.boxes[start].along:
            continue
        for (a0, c0), (a1, c1) in pairwise(points):
            segment = Spot(0, abs(a1 - a0), abs(c1 - c0), (a0 + a1) / 2, (c0 + c1) / 2)
            hit = [n for n, box in enumerate(layout.boxes) if overlap(segment, box)]
            assert hit == []


def test_siblings_keep_the_order_of_the_stages() -> None:
    layout = layered(boxes_of(SHAPES["fan"]), SHAPES["fan"])
    places = [box.across for box in layout.boxes[1:]]
    assert places == sorted(places)


def test_a_straight_way_is_a_straight_line() -> None:
    lines = [(0, 1), (1, 2)]
    layout = layered([(100, 50), (200, 90), (100, 50)], lines)
    assert len({box.across for box in layout.boxes}) == 1


def test_a_chain_is_folded_into_rows() -> None:
    sizes = [(100.0, 50.0)] * 7
    layout = folded(sizes, 400)
    assert layout.length <= 400
    assert [(box.along, box.across) for box in layout.boxes][:4] == [
        (50, 25), (186, 25), (322, 25), (50, 111),
    ]  # fmt: skip
    assert not [pair for pair in combinations(layout.boxes, 2) if overlap(*pair)]
    down = layout.lines[2]
    assert (down[0], down[-1]) == ((322, 50), (50, 86))
    assert folded([(900.0, 50.0)] * 2, 400).length == 900  # What is too wide has a row of its own.


@pytest.mark.parametrize("room", [250, 400, 800])
def test_no_line_of_a_folded_chain_is_slanted_or_runs_through_a_box(room: float) -> None:
    layout = folded(boxes_of([(11, 0)]), room)
    for points in layout.lines:
        for (a0, c0), (a1, c1) in pairwise(points):
            assert min(abs(a1 - a0), abs(c1 - c0)) < TOUCHING
            segment = Spot(0, abs(a1 - a0), abs(c1 - c0), (a0 + a1) / 2, (c0 + c1) / 2)
            assert [n for n, box in enumerate(layout.boxes) if overlap(segment, box)] == []


def test_a_chain_with_one_box_a_row_is_a_column() -> None:
    layout = folded([(100.0, 50.0), (180.0, 90.0), (140.0, 50.0)], 200)
    assert {box.along for box in layout.boxes} == {90}
    assert [len(dict.fromkeys(a for a, _ in points)) for points in layout.lines] == [1, 1]


@pytest.mark.parametrize(
    ("lines", "chain"),
    [
        ([(0, 1), (1, 2)], True),
        ([(1, 2), (0, 1)], True),
        ([(0, 1)], False),
        ([(0, 2), (1, 2)], False),
        ([(0, 1), (1, 2), (0, 2)], False),
    ],
)
def test_a_chain_leads_from_each_to_the_next(lines: list[Line], chain: bool) -> None:
    assert is_chain(3, lines) is chain
