"""A roadmap as loaded."""

from __future__ import annotations

from dataclasses import dataclass, field

from roadmap_site.model import Place, Roadmap
from roadmap_site.reading.problems import Position, Problem

ROADMAP_FILE = "roadmap.yml"


@dataclass
class Book:
    """A roadmap as loaded, with the place of everything in it."""

    roadmap: Roadmap | None = None
    """The model of all that fits it; None where too little does."""
    problems: list[Problem] = field(default_factory=list)
    positions: dict[Place, Position] = field(default_factory=dict)
    """Where the value at each place of the roadmap begins."""
    files: tuple[str, ...] = ()
    """The file of each stage, in order, as messages name it."""
    ids: frozenset[str] = frozenset()
    """Every id that is written anywhere, within parts that do not fit the model too."""
    complete: bool = True
    """False where a file could not be read, so that what it defines is not known."""
    languages_known: bool = True
    """False where the roadmap's languages do not fit the model."""

    def at(self, path: Place) -> Position:
        """Find where a value stands, or else the nearest thing around it."""
        if path[-2:-1] == ("text",) and path[:-1] not in self.positions:
            path = (*path[:-2], path[-1])  # A text that stands alone has no `text`.
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, Position(ROADMAP_FILE))
