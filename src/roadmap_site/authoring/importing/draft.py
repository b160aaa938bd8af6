"""A roadmap while it is being made from a text: parts without ids, each with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from roadmap_site.authoring.importing.estimates import Estimate
from roadmap_site.authoring.importing.runs import Runs


@dataclass
class DraftResource:
    """A link on its way to a resource."""

    line: int
    title: str
    url: str
    note: str = ""
    hours: str = ""


@dataclass
class Part:
    """What stages, sections and topics have in common."""

    line: int
    title: str
    given: str = ""
    """The id that was written behind the title."""
    summary: str = ""
    estimate: Estimate | None = None
    said: str = ""
    """The words of the estimate."""
    untimed: str = ""
    """The title with those words, where they stood in it."""
    lasting: str = ""
    """The title without them, for an id must not change when an estimate does."""
    id: str = ""
    hours: str = ""


@dataclass
class DraftTopic(Part):
    """A topic; its texts are Markdown as prose may have it."""

    points: list[str] = field(default_factory=list)
    resources: list[DraftResource] = field(default_factory=list)
    wants: list[tuple[str, Runs]] = field(default_factory=list)
    """What a table says that comes first: the head of the column, and the cell."""
    needs: list[str] = field(default_factory=list)
    generic: bool = False
    """True where the title says nothing outside of its section, such as "Resources"."""


@dataclass
class DraftSection(Part):
    """A section."""

    topics: list[DraftTopic] = field(default_factory=list)


@dataclass
class DraftStage(Part):
    """A stage."""

    sections: list[DraftSection] = field(default_factory=list)


@dataclass
class DraftNote:
    """A passage about the roadmap."""

    title: str
    text: str


@dataclass
class DraftShelf:
    """General resources."""

    title: str
    given: str = ""
    resources: list[DraftResource] = field(default_factory=list)
    id: str = ""


@dataclass
class DraftClosing:
    """The summary at the end; each step is a text and the line it stood in."""

    title: str
    intro: str = ""
    steps: list[tuple[int, str, str]] = field(default_factory=list)
    """The line, the title that names a stage, and the whole text."""
    placed: list[tuple[str, str]] = field(default_factory=list)
    """The id of a stage, and the text."""


@dataclass
class DraftRoadmap:
    """The whole route."""

    title: str = ""
    summary: str = ""
    language: str = "en"
    languages: tuple[str, ...] = ()
    """The languages of the site, that of the text first."""
    author: str = ""
    date: date | None = None
    original: str = ""
    """The title that the original says it has; empty where it names no author or no date."""
    about: list[DraftNote] = field(default_factory=list)
    shelves: list[DraftShelf] = field(default_factory=list)
    closing: DraftClosing | None = None
    stages: list[DraftStage] = field(default_factory=list)

    @property
    def parts(self) -> list[Part]:
        """Every stage, section and topic, in order."""
        found: list[Part] = []
        for stage in self.stages:
            found.append(stage)
            for section in stage.sections:
                found += [section, *section.topics]
        return found
