"""What words and hosts say to an import: the data of `vocabulary.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path as File
from typing import Any

import yaml

FILE = File(__file__).with_name("vocabulary.yml")


@cache
def _everything() -> Mapping[str, Mapping[str, Any]]:
    read: Mapping[str, Mapping[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


@cache
def patterns(part: str) -> Mapping[str, re.Pattern[str]]:
    """Give what the words of a part look like, by what they mean."""
    return {
        name: re.compile(words if isinstance(words, str) else "|".join(words), re.IGNORECASE)
        for name, words in _everything()[part].items()
    }


@cache
def words(part: str) -> Mapping[str, frozenset[str]]:
    """Give the words or hosts of a part, by what they mean."""
    return {name: frozenset(each.split()) for name, each in _everything()[part].items()}
