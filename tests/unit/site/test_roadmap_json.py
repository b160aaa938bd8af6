"""The roadmap as data: one file, or pieces where that would be too large to load."""

from __future__ import annotations

import json
from typing import Any

import pytest

from roadmap_site.edition import Edition, editions
from roadmap_site.model import Roadmap
from roadmap_site.site import roadmap_json


def edition(*sizes: int) -> Edition:
    """Give a roadmap of stages whose summaries have so many signs."""
    head = {
        "title": "Route",
        "summary": "From here to there.",
        "languages": ["en"],
        "stages": [
            {
                "id": f"s{number}",
                "title": "Stop",
                "summary": "路" * (size // 3),
                "sections": [{"id": f"in-s{number}", "title": "A\nB"}],
            }
            for number, size in enumerate(sizes, 1)
        ],
    }
    return editions(Roadmap.model_validate(head))["en"]


def read(of: Edition) -> dict[str, Any]:
    return {name: json.loads(text()) for name, text in roadmap_json.files(of).items()}


def test_what_fits_one_file_is_one() -> None:
    small = edition(3, 300)
    assert read(small) == {"roadmap.json": json.loads(roadmap_json.roadmap_json(small))}


@pytest.mark.parametrize("sizes", [(300_000,) * 9, (900_000, 900_000), (30,) * 9 + (2_000_000, 30)])
def test_what_does_not_is_in_pieces_that_make_the_whole(sizes: tuple[int, ...]) -> None:
    long = edition(*sizes)
    found = read(long)
    index = found.pop("roadmap.json")
    whole = json.loads(roadmap_json.roadmap_json(long))
    assert [piece["address"] for piece in index["pieces"]] == list(found)
    assert [stage for piece in found.values() for stage in piece["stages"]] == whole["stages"]
    assert [[stage["id"] for stage in piece["stages"]] for piece in found.values()] == [
        piece["stages"] for piece in index.pop("pieces")
    ]
    assert index == {key: value for key, value in whole.items() if key != "stages"}


def test_no_piece_is_too_large_that_has_several_stages() -> None:
    files = roadmap_json.files(edition(*(90_000 for _ in range(60))))
    sizes = [len(text().encode()) for text in files.values()]
    assert max(sizes) <= roadmap_json.LARGEST
    assert len(sizes) == 7  # Ten stages together, and the index.
