"""One page of the site, as every kind of page is made."""

from __future__ import annotations

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
    markdown: str
    stage: Stage | None = None
    """The stage that the page is about."""
    stages: tuple[Stage, ...] | None = None
    """The stages that a piece of a larger page is about; None for all."""
    whole: str = ""
    """Where the index of the pieces stands, of which this page is one."""
