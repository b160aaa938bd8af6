"""What all parts of an import share."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_site.authoring.importing.report import Report

LONGEST_TEXT = 100_000
"""The most characters of one text; a file of a roadmap holds ten times as many."""


@dataclass(frozen=True)
class Context:
    """How a text is read, and where remarks go."""

    report: Report
    hours_a_week: int
    language: str
