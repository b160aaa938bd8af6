"""Words that people ask with and that say nothing about what they ask for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


def fillers(language: str) -> list[str]:
    """Give the words of a language that say nothing; none where they are not known."""
    return _fillers().get(language.partition("-")[0], "").split()


@cache
def _fillers() -> Mapping[str, str]:
    text = files("roadmap_site.text").joinpath("fillers.yml").read_text(encoding="utf-8")
    table: Mapping[str, str] = yaml.safe_load(text)
    return table
