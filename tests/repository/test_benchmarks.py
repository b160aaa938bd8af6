"""The roadmaps that benchmarks measure with are roadmaps."""

from __future__ import annotations

import sys
from pathlib import Path

from builds import ROOT, copy_case
from roadmap_site.reading import errors, load

sys.path.insert(0, str(ROOT / "benchmarks"))

import roadmaps
import serving


def test_a_roadmap_to_measure_with_can_be_read(tmp_path: Path) -> None:
    stages = len(list((roadmaps.OWN / "stages").iterdir())) + 1
    roadmaps.write(tmp_path / "roadmap", stages)
    book = load(tmp_path / "roadmap", "roadmap")
    assert errors(book.problems) == ()
    assert book.roadmap
    assert len(book.roadmap.stages) == stages
    ids = [stage.id for stage in book.roadmap.stages]
    assert ids[-1] == f"{ids[0]}-2"


def test_a_change_of_a_served_site_is_measured(tmp_path: Path) -> None:
    taken = serving.measure(copy_case("garden", tmp_path / "garden"), 1)
    assert taken.seconds > 0
