"""One page of the site, as every kind of page is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from roadmap_site.model import (
    Stage,
)

Kind = Literal[
    "home",
    "stage",
    "resources",
    "glossary",
    "corrections",
    "plan",
    "cards",
    "questions",
    "progress",
    "print",
    "status",
    "index",
]


class Once:
    """A text that is made when it is first asked for, and kept until it is let go."""

    def __init__(self, make: Callable[..., str], *values: object, **named: object) -> None:
        """Have `make` give the text, from what follows."""
        self._make: Callable[[], str] = lambda: make(*values, **named)
        self._text: str | None = None

    def __call__(self) -> str:
        """Give the text."""
        if self._text is None:
            self._text = self._make()
        return self._text

    def let_go(self) -> None:
        """Forget the text, which is made again if somebody asks for it."""
        self._text = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Once) and self() == other()

    def __hash__(self) -> int:
        return hash(self())

    def __reduce__(self) -> tuple[type[Once], tuple[type[str], str]]:
        """For another process it is made before."""
        return Once, (str, self())


@dataclass(frozen=True)
class Page:
    """One page of the site, in one language."""

    uri: str
    """Where the page stands among the Markdown files, such as `stages/tools.md`."""
    kind: Kind
    title: str
    """The title, as plain text."""
    description: str
    """One or two sentences for search engines, as plain text."""
    made: Callable[[], str]
    """Gives the Markdown, which is made when it is first asked for."""
    stage: Stage | None = None
    """The stage that the page is about."""
    stages: tuple[Stage, ...] | None = None
    """The stages that a piece of a larger page is about; None for all."""
    whole: str = ""
    """Where the index of the pieces stands, of which this page is one."""

    @property
    def markdown(self) -> str:
        """What the page says."""
        return self.made()
