"""What a stage builds on, as far as the roadmap says it."""

from __future__ import annotations

from typing import Any

import pytest

from roadmap_site.edition import editions
from roadmap_site.model import Roadmap


def roadmap(*sections: dict[str, Any]) -> Roadmap:
    """Make a roadmap of a first stage and a second one with some sections."""
    first = {"id": "a", "title": "A", "sections": [{"id": "a1", "title": "A1"}]}
    numbered = [{"id": f"b{n}", "title": "B"} | section for n, section in enumerate(sections)]
    stages = [first, {"id": "b", "title": "B", "sections": numbered}]
    return Roadmap.model_validate(
        {"title": "T", "summary": "S", "languages": ["en"], "stages": stages}
    )


@pytest.mark.parametrize(
    ("sections", "before", "helping", "nothing"),
    [
        ([{}], [], [], False),
        ([{"needs": []}], [], [], True),
        ([{}, {"needs": []}], [], [], True),
        ([{"needs": ["a"]}, {"needs": []}], ["a"], [], False),
        ([{"recommends": ["a"]}], [], ["a"], False),
        ([{"needs": [], "recommends": ["a1"]}], [], ["a"], True),
        ([{"needs": ["a1"]}, {"recommends": ["a1"]}], ["a"], [], False),
    ],
)
def test_what_comes_first_is_what_is_said(
    sections: list[dict[str, Any]], before: list[str], helping: list[str], nothing: bool
) -> None:
    edition = editions(roadmap(*sections))["en"]
    stage = edition.roadmap.stages[1]
    assert [other.id for other in edition.before(stage)] == before
    assert [other.id for other in edition.helping(stage)] == helping
    assert edition.needs_nothing(stage) is nothing
