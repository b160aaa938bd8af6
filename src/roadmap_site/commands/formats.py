"""Ways to write what `check` found."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from roadmap_site.reading import Problem


def _as_text(problem: Problem) -> str:
    suffix = " (warning)" if problem.severity == "warning" else ""
    return f"{problem}{suffix}"


def _as_json(problem: Problem) -> str:
    fields = {"code": problem.code, "severity": problem.severity, "message": problem.message}
    return json.dumps(asdict(problem.at) | fields, ensure_ascii=False)


def _as_github(problem: Problem) -> str:
    """Write a workflow command, so that the problem shows in the pull request.

    Source of the form and its escapes: GitHub Docs, "Workflow commands for GitHub Actions".
    """
    at = problem.at
    message = _escape_github(f"{problem.code} {problem.message}")
    path = _escape_github(at.path).replace(":", "%3A").replace(",", "%2C")
    line = f",line={at.line},col={at.column}" if at.line else ""
    return f"::{problem.severity} file={path}{line}::{message}"


def _escape_github(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMATS: dict[str, Callable[[Problem], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
"""Ways to write a problem in one line; `json` gives one JSON object a line."""
