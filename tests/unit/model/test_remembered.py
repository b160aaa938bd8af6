"""What is worked out of a stage is worked out once, and forgotten with the stage."""

from __future__ import annotations

import gc

from roadmap_site.model import Stage
from roadmap_site.model.remembered import remembered


def stage(title: str) -> Stage:
    return Stage.model_validate({"id": "soil", "title": title})


def test_a_stage_is_looked_at_once_for_all_that_it_hangs_on() -> None:
    asked: list[object] = []

    @remembered
    def told(stage: Stage, language: str) -> str:
        asked.append(language)
        return f"{stage.id} in {language}"

    one, other = stage("Soil"), stage("Soil")
    assert [told(one, "en"), told(one, "en"), told(one, "zh")] == [
        "soil in en", "soil in en", "soil in zh",
    ]  # fmt: skip
    assert asked == ["en", "zh"]
    told(other, "en")
    assert asked == ["en", "zh", "en"]


def test_what_is_known_of_a_stage_goes_with_it() -> None:
    @remembered
    def length(stage: Stage) -> int:
        return len(stage.id)

    one = stage("Soil")
    length(one)
    known = next(
        cell.cell_contents
        for cell in length.__closure__ or ()
        if isinstance(cell.cell_contents, dict)
    )
    assert len(known) == 1
    del one
    gc.collect()
    assert not known
