"""Paths: what they take, and how long that takes."""

from __future__ import annotations

import pytest

from roadmap_site.model import Hours, Path, Roadmap, paths


def topic(name: str, **more: object) -> dict[str, object]:
    return {"id": name, "title": name, **more}


def roadmap(**more: object) -> Roadmap:
    soil = {
        "id": "soil",
        "title": "Soil",
        "topics": [topic("loam", hours="2-4"), topic("sand", hours="1")],
    }
    seeds = {
        "id": "seeds",
        "title": "Seeds",
        "hours": "3-5",
        "topics": [topic("peas"), topic("beans")],
    }
    return Roadmap.model_validate(
        {
            "title": "Garden",
            "summary": "From soil to peas.",
            "languages": ["en"],
            "stages": [
                {"id": "ground", "title": "Ground", "sections": [soil]},
                {"id": "plants", "title": "Plants", "sections": [seeds]},
            ],
        }
        | more
    )


def path(*takes: str) -> Path:
    return Path.model_validate({"id": "path", "title": "Path", "takes": takes})


def test_every_part_stands_for_its_topics() -> None:
    topics = paths.topics_of(roadmap())
    assert topics["ground"] == topics["soil"] == {"loam", "sand"}
    assert topics["sand"] == {"sand"}


@pytest.mark.parametrize(
    ("takes", "topics"),
    [
        ((), {"loam", "sand", "peas", "beans"}),
        (("ground",), {"loam", "sand"}),
        (("seeds", "loam"), {"loam", "peas", "beans"}),
        (("sand", "sand"), {"sand"}),
        (("nowhere",), set()),
    ],
)
def test_a_path_takes_topics(takes: tuple[str, ...], topics: set[str]) -> None:
    assert paths.taken(roadmap(), path(*takes)) == topics


def test_along_a_path_the_hours_are_those_of_what_is_left() -> None:
    short = paths.along(roadmap(), path("loam", "seeds"))
    assert [stage.id for stage in short.stages] == ["ground", "plants"]
    assert short.stages[0].hours == Hours.model_validate("2-4")
    assert short.stages[1].hours == Hours.model_validate("3-5")
    assert short.hours == Hours.model_validate("5-9")


def test_stages_and_sections_without_topics_are_left_out() -> None:
    assert [stage.id for stage in paths.along(roadmap(), path("sand")).stages] == ["ground"]


def test_the_whole_route_is_the_roadmap_itself() -> None:
    book = roadmap()
    assert paths.along(book, path()) is book
