"""The questions of a stage that ask for a number, as they stand in the roadmap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

STAGES = Path(__file__).parents[1] / "stages"


def asked(stage: str) -> dict[str, tuple[float, float]]:
    """Give the number and how far from it is still right, under `topic/question`."""
    return {
        f"{topic['id']}/{question['id']}": (_number(question), _tolerance(question))
        for topic in _topics(stage)
        for question in topic.get("questions", [])
        if "number" in question
    }


def compared(
    stage: str, computed: Mapping[str, float]
) -> tuple[Callable[[], None], Callable[[str], None]]:
    """Make the two tests of a stage's numbers: that each is computed, and that each comes out."""
    numbers = asked(stage)

    def test_every_number_is_computed() -> None:
        """No question asks for a number that does not stand here."""
        assert computed.keys() == numbers.keys()

    @pytest.mark.parametrize("question", numbers)
    def test_the_number_of(question: str) -> None:
        """The answer of the question is what comes out."""
        number, within = numbers[question]
        assert computed.get(question) == pytest.approx(number, abs=within + 1e-9)

    return test_every_number_is_computed, test_the_number_of


def _topics(stage: str) -> Iterator[dict[str, Any]]:
    (file,) = STAGES.glob(f"*-{stage}.yml")
    # All values are read as they are written, like the site does.
    read = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for section in read["sections"]:
        yield from section["topics"]


def _number(question: dict[str, str]) -> float:
    return float(question["number"].replace("−", "-"))


def _tolerance(question: dict[str, str]) -> float:
    if "within" in question:
        return float(question["within"])
    _, _, places = question["number"].partition(".")
    return 0.5 * 10 ** -len(places) if places else 0.0
