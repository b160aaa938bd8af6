"""How large a page about all stages is at least and at most, without making it.

Each page shows things of some kind, each in its own markup. Between the two, only making the page
tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from roadmap_site.edition import CARDS, CORRECTIONS, PRINT, QUESTIONS, RESOURCES, Edition
from roadmap_site.model import (
    Outcome,
    Question,
    Replaced,
    Resource,
    Roadmap,
    Stage,
    Term,
    Text,
)
from roadmap_site.model.remembered import remembered
from roadmap_site.model.walking import within


class Shown(NamedTuple):
    """What a page shows of the roadmap."""

    kinds: tuple[type, ...]
    least: int
    """How many bytes of markup there are around each, at least."""
    most: int = 1500
    """And at most."""


SHOWN: Mapping[str, Shown] = {
    CARDS: Shown((Question, Outcome, Term), 300),
    QUESTIONS: Shown((Question,), 300),
    RESOURCES: Shown((Resource,), 400),
    CORRECTIONS: Shown((Replaced,), 400),
    PRINT: Shown((Text,), 10, 300),
}
"""By the Markdown file of the page."""
MOST_ESCAPED, AROUND = 4, 5000
"""How many bytes there are at most in the place of one of a text, and around all."""


class Found(NamedTuple):
    """How many things of a kind there are, and how long what they say is."""

    number: int = 0
    texts: int = 0
    """The bytes of their texts, each in the language in which it is longest."""
    rest: int = 0
    """Those of all else, such as addresses."""


def bounds(edition: Edition, uri: str) -> tuple[float, float]:
    """Give how many bytes the page is at least and at most."""
    roadmap = edition.roadmap
    found = [each[uri] for each in (_in_head(roadmap), *map(_in_stage, roadmap.stages))]
    number, texts, rest = map(sum, zip(*found, strict=True))
    shown = SHOWN[uri]
    most = number * shown.most + (texts + rest) * MOST_ESCAPED + AROUND
    return number * shown.least + texts / 2, most


@remembered
def _in_head(roadmap: Roadmap) -> dict[str, Found]:
    return _found(roadmap.model_copy(update={"stages": ()}))


@remembered
def _in_stage(stage: Stage) -> dict[str, Found]:
    return _found(stage)


def _found(value: object) -> dict[str, Found]:
    """Give what each page shows of a part of the roadmap."""
    found = dict.fromkeys(SHOWN, Found())
    _weigh(value, found)
    return found


def _weigh(item: object, found: dict[str, Found]) -> tuple[int, int]:
    """Count what is within something, and give how long its texts and all else in it are."""
    texts = rest = 0
    if isinstance(item, str):
        rest = len(item.encode())
    elif isinstance(item, Text):
        texts = max(len(text.encode()) for text in item.root.values())
    else:
        for part in within(item):
            inner = _weigh(part, found)
            texts, rest = texts + inner[0], rest + inner[1]
    kind: type = type(item)
    for uri in _pages_with(kind):
        number, *sizes = found[uri]
        found[uri] = Found(number + 1, sizes[0] + texts, sizes[1] + rest)
    return texts, rest


@cache
def _pages_with(kind: type) -> tuple[str, ...]:
    """Name the pages that show things of a kind."""
    return tuple(uri for uri, shown in SHOWN.items() if issubclass(kind, shown.kinds))
