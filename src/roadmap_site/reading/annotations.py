"""Annotations in a pull request, as the workflow commands of a code host."""

from __future__ import annotations

from roadmap_site.reading.problems import Position


def annotation(severity: str, at: Position, message: str) -> str:
    """Write a workflow command that shows a message at a place.

    Source of the form and its escapes: GitHub Docs, "Workflow commands for GitHub Actions".
    """
    path = _escaped(at.path).replace(":", "%3A").replace(",", "%2C")
    line = f",line={at.line},col={at.column}" if at.line else ""
    return f"::{severity} file={path}{line}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
