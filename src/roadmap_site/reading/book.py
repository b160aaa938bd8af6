"""A roadmap as loaded."""

from __future__ import annotations

from dataclasses import dataclass, field

from roadmap_site.model import Place, Roadmap, Stage
from roadmap_site.reading.known import Known
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
    keys: dict[Place, Position] = field(default_factory=dict)
    """Where the key of each place stands."""
    files: tuple[str, ...] = ()
    """The file of each stage, in order, as messages name it."""
    ids: frozenset[str] = frozenset()
    """Every id that is written anywhere, within parts that do not fit the model too."""
    nameless: bool = False
    """True where something has an id that does not fit, and none that it could mean."""
    former: dict[str, str] = field(default_factory=dict)
    """What was called by a former id: the id that it has now."""
    titles: dict[str, str] = field(default_factory=dict)
    """What is called by a title, in any language: its id."""
    lost: dict[Place, set[str | int]] = field(default_factory=dict)
    """What each place has lost that did not fit the model: keys, or numbers of entries."""
    complete: bool = True
    """False where a file could not be read, so that what it defines is not known."""
    languages_known: bool = True
    """False where the roadmap's languages do not fit the model."""

    hurt: frozenset[str] = frozenset()
    """The files with a problem of their own."""
    unread: frozenset[str] = frozenset()
    """The files of which a part could not be read."""
    known: dict[str, Known] = field(default_factory=dict)
    """The files of stages that nobody needs to look at again, with what is known of them."""
    written: dict[str, object] = field(default_factory=dict)
    """What the file of each stage holds, as it was read."""
    doubtful: set[Position] = field(default_factory=set)
    """Where values begin that YAML has changed, so that no more is said of them."""

    def replace_stages(self, stages: dict[str, Stage]) -> None:
        """Put stages in the place of those from the same files."""
        if self.roadmap:
            whole = dict(zip(self.files, self.roadmap.stages, strict=True)) | stages
            self.roadmap = self.roadmap.model_copy(update={"stages": tuple(whole.values())})

    def has_lost(self, path: Place, step: str | None = None) -> bool:
        """Tell whether something at a place, or what a key holds there, did not fit the model.

        What a rule would say of that place hangs on something that is to be mended first.
        """
        lost = self.lost.get(path, set())
        if path[-1:] == ("text",):
            lost = lost | self.lost.get(path[:-1], set())  # A text that stands alone has no `text`.
        return step in lost if step else bool(lost)

    def in_language(self, path: Place, tag: str) -> Place:
        """Give where a text stands in a language, or all of it where that is not named."""
        alone = path[:-1] if path[-1:] == ("text",) and path not in self.positions else path
        return (*path, tag) if (*alone, tag) in self.positions else path

    def at_key(self, path: Place) -> Position:
        """Find where the key of a value stands, which may be lines above the value."""
        return self.keys.get(path) or self.at(path)

    def at(self, path: Place) -> Position:
        """Find where a value stands, or else the nearest thing around it."""
        if path[-2:-1] == ("text",) and path[:-1] not in self.positions:
            path = (*path[:-2], path[-1])  # A text that stands alone has no `text`.
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path, Position(ROADMAP_FILE))
