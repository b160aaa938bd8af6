"""Ways to write what `check` found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import click

from roadmap_site.commands.excerpts import Excerpts
from roadmap_site.commands.sarif import as_sarif
from roadmap_site.reading import Problem
from roadmap_site.reading.annotations import annotation

VERSION = 1
"""The version of what `--format json` writes; it changes when a key goes or means another thing."""
MANY = 10
"""How many problems of one kind in one file are told one by one, unless all are asked for."""
FIRST = 3
"""How many are told where there are more."""


def write(problems: Iterable[Problem], style: str, *, everything: bool) -> Iterator[str]:
    """Write problems in one of the formats, line by line."""
    if style == "sarif":
        yield as_sarif(problems)
    elif style == "text":
        yield from _text(list(problems), everything=everything)
    else:
        # GitHub shows the first ten of a step, so that what fails the build comes first.
        ordered = (
            sorted(problems, key=lambda problem: problem.severity)
            if style == "github"
            else problems
        )
        yield from map(FORMATS[style], ordered)


def _text(problems: list[Problem], *, everything: bool) -> Iterator[str]:
    """Write each problem with its place beneath it, and of many of one kind the first."""
    kinds, excerpts = Counter(map(_kind, problems)), Excerpts()
    told: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = _kind(problem)
        told[kind] += 1
        if everything or kinds[kind] <= MANY or told[kind] <= FIRST:
            yield _styled(problem)
            for line in excerpts.of(problem.at):
                yield click.style(line, fg="cyan" if line.endswith("^") else None, dim=True)
        elif told[kind] == kinds[kind]:
            more = kinds[kind] - FIRST
            yield f"  and {more} more {problem.code} in {problem.at.path}; --all shows them"


def _kind(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.at.path


def _styled(problem: Problem) -> str:
    """Write a problem as `_as_text` does, with colours where there are any."""
    colour = "red" if problem.severity == "error" else "yellow"
    at, code = click.style(str(problem.at), bold=True), click.style(problem.code, fg=colour)
    return f"{at}: {code} {problem.message}{_suffix(problem)}"


def _suffix(problem: Problem) -> str:
    return " (warning)" if problem.severity == "warning" else ""


def _as_text(problem: Problem) -> str:
    return f"{problem}{_suffix(problem)}"


def _as_json(problem: Problem) -> str:
    fields = {"code": problem.code, "severity": problem.severity, "message": problem.message}
    return json.dumps({"version": VERSION} | problem.at._asdict() | fields, ensure_ascii=False)


def _as_github(problem: Problem) -> str:
    return annotation(problem.severity, problem.at, f"{problem.code} {problem.message}")


FORMATS: dict[str, Callable[[Problem], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
"""Ways to write a problem in one line; `json` gives one JSON object a line."""
