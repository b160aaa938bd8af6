"""What is known of a stage by itself, so that nobody looks at its file again while it is the same.

It has two parts: what other files may refer to, which stands for the stage when the roadmap is put
together, and what rules found in it or counted there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from roadmap_site.model import UNNAMED, Frozen, Hours, Place, Stage, Text
from roadmap_site.reading.problems import Position, Problem

Spot = tuple[int, int]
"""A line and a column of a file."""
Told = tuple[int, int, str, str]
"""A line and a column, the code of a problem there, and its message."""

_FIELDS = (
    "id", "title", "aliases", "hours", "needs", "recommends", "anytime", "origin", "formerly_in",
    "sections", "topics",
)  # fmt: skip
"""What of a stage, a section or a topic others refer to or are compared with."""


@dataclass(frozen=True)
class Known:
    """What is known of a stage whose file has no problem that keeps it from being read."""

    outline: dict[str, object]
    """What others refer to, as a file would have it."""
    spots: list[Spot]
    """Where each place of the outline stands in the file."""
    told: list[Told] = field(default_factory=list)
    """What rules say of the stage that look at nothing else."""
    late: list[Told] = field(default_factory=list)
    """What is said of the age of its reviews."""
    demanded: list[Told] = field(default_factory=list)
    """What stricter rules say of it that the roadmap switches on."""
    texts: int = 0
    """How many texts it has."""
    languages: list[str] = field(default_factory=list)
    """The languages that texts other than names are in."""
    missing: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    """By language, where texts are missing in it, and which language stands in."""
    halves: list[Spot] = field(default_factory=list)
    """Where items stand that are split into one for each language."""
    outcomes: dict[str, int] = field(default_factory=dict)
    """By language, how many outcomes there are."""
    unstopped: dict[str, list[Spot]] = field(default_factory=dict)
    """By language, where outcomes end without a full stop."""
    promises: list[tuple[int, int, int, str]] = field(default_factory=list)
    """Each outcome in the default language: the number of its topic, its line, its column."""
    words: list[str] = field(default_factory=list)
    """The terms of the glossary whose words its texts have."""

    def positions(self, path: str) -> dict[Place, Position]:
        """Tell where the places of the outline are in the file that messages call `path`."""
        places = _places(self.outline, ())
        return {
            place: Position(path, line, column)
            for place, (line, column) in zip(places, self.spots, strict=True)
        }

    def problems(self, path: str, *, late: bool) -> Iterator[Problem]:
        """Give what rules say of the file that messages call `path`; of late reviews if wanted."""
        yield from _problems(path, self.told)
        yield from _problems(path, self.late if late else [])

    def demands(self, path: str) -> Iterator[Problem]:
        """Give what stricter rules say of the file that messages call `path`."""
        yield from _problems(path, self.demanded)


@dataclass(frozen=True)
class Recalled:
    """What is known of a file that nobody has changed."""

    known: Known
    value: object = None
    """What the file holds, or as much of it as is wanted; None where it has to be read."""


def _problems(path: str, told: list[Told]) -> Iterator[Problem]:
    for line, column, code, message in told:
        yield Problem(Position(path, line, column), code, message)


def outline(stage: Stage) -> dict[str, object]:
    """Give what others refer to of a stage, as its file would have it."""
    return _outline(stage)


def places(outline: dict[str, object]) -> Iterator[Place]:
    """Give the places of an outline that problems may stand at, in the order of `Known.spots`."""
    return _places(outline, ())


def _outline(part: Frozen) -> dict[str, object]:
    return {
        name: _written(getattr(part, name))
        for name in _FIELDS
        if name in part.model_fields_set and getattr(part, name) not in (None, ())
    }


def _written(value: object) -> object:
    if isinstance(value, Frozen) and not isinstance(value, Hours):
        return _outline(value)
    if isinstance(value, Hours):
        return f"{value.low}-{value.high}"
    if isinstance(value, Text):
        return value.root.get(UNNAMED) or dict(value.root)
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else value


def _places(value: object, at: Place) -> Iterator[Place]:
    yield at
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "title":
                yield from _places(inner, (*at, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*at, index))
