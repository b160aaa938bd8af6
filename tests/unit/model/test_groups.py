"""Groups of stages: the parts of a roadmap, or neighbours where there are many."""

from __future__ import annotations

import pytest

from roadmap_site.model import Roadmap, groups


def roadmap(count: int, **parts: list[int]) -> Roadmap:
    return Roadmap.model_validate(
        {
            "title": "Route",
            "summary": "From here to there.",
            "languages": ["en"],
            "stages": [{"id": f"s{number}", "title": "S"} for number in range(1, count + 1)],
            "parts": [
                {"id": name, "title": name, "stages": [f"s{number}" for number in numbers]}
                for name, numbers in parts.items()
            ],
        }
    )


def found(of: Roadmap) -> list[str]:
    return [f"{group.id} {group.first}-{group.last}" for group in groups.groups(of)]


def test_parts_are_groups() -> None:
    assert found(roadmap(3, one=[1, 2], two=[3])) == ["_part-one 1-2", "_part-two 3-3"]


def test_a_stage_of_no_part_goes_with_the_one_before_it() -> None:
    assert found(roadmap(5, one=[2], two=[4])) == ["_part-one 1-3", "_part-two 4-5"]


def test_a_short_roadmap_without_parts_has_no_groups() -> None:
    assert found(roadmap(groups.MANY)) == []


def test_many_neighbours_are_put_together() -> None:
    assert found(roadmap(13)) == ["_part-1-6 1-6", "_part-7-13 7-13"]


@pytest.mark.parametrize("count", [13, 21, 60, 61, 700])
def test_groups_of_neighbours_are_of_like_size(count: int) -> None:
    made = groups.groups(roadmap(count))
    sizes = [len(group.stages) for group in made]
    assert sum(sizes) == count
    assert max(sizes) <= groups.TOGETHER
    assert max(sizes) - min(sizes) <= 1
    assert [group.first for group in made[1:]] == [group.last + 1 for group in made[:-1]]
