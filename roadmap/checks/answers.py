"""The questions of a stage that ask for a number, as they stand in the roadmap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
