"""A topic leads to the ones before and after it, as each path goes."""

from __future__ import annotations

from typing import Any

import pytest

from roadmap_site.edition.neighbours import Links, neighbours
from roadmap_site.model import Roadmap


def roadmap(*takes: list[str]) -> Roadmap:
    """Make a roadmap of the topics a, b, c and d, with a path for each list of what it takes."""
    topics = [{"id": id, "title": id} for id in "abcd"]
    section: dict[str, Any] = {"id": "s1", "title": "S", "topics": topics}
    paths = [{"id": f"p{n}", "title": "P", "takes": taken} for n, taken in enumerate(takes)]
    return Roadmap.model_validate(
        {
            **{"title": "T", "summary": "S", "languages": ["en"], "paths": paths},
            "stages": [{"id": "s", "title": "S", "sections": [section]}],
        }
    )


def said(links: Links) -> str:
    return " ".join(f"{path.id}:{topic.id}" if path else topic.id for path, topic in links)


@pytest.mark.parametrize(
    ("takes", "expected"),
    [
        ([], ["-b", "a-c", "b-d", "c-"]),
        ([[], []], ["-b", "a-c", "b-d", "c-"]),
        ([["s"], ["a", "d"]], ["-p0:b p1:d", "a-p0:c p1:d", "p0:b p1:a-d", "p0:c p1:a-"]),
        ([["a", "c"]], ["-c", "a-c", "a-", "c-"]),
        ([["s"], ["b"]], ["-b", "p0:a-p0:c", "b-p0:d", "p0:c p1:b-"]),
    ],
)
def test_each_path_passes_by_what_it_leaves(takes: list[list[str]], expected: list[str]) -> None:
    found = neighbours(roadmap(*takes))
    assert [f"{said(before)}-{said(after)}" for before, after in found.values()] == expected
