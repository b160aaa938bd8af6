"""The `roadmap-site` command. Imports no MkDocs, so that it starts at once."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.checks import check as check_roadmap
from roadmap_site.problems import FORMATS, Problem, errors


@click.group()
@click.version_option(package_name="roadmap-site")
def main() -> None:
    """Check a learning roadmap that is written in YAML."""


@main.command()
@click.argument(
    "directory", default="roadmap", type=click.Path(exists=True, file_okay=False, path_type=File)
)
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to write the problems: for people, as one JSON object a line, or for GitHub.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the check as well.")
def check(directory: File, style: str, *, strict: bool) -> None:
    """Say everything that is wrong with the roadmap in DIRECTORY, a line each.

    Exits with 0 where nothing is, with 1 where something is, with 2 where the call itself is.
    Missing languages are warnings: they are told and do not fail, unless --strict is given.
    """
    problems = check_roadmap(directory, directory.as_posix()).problems
    for problem in problems:
        click.echo(FORMATS[style](problem))
    if style == "text":
        click.echo(_summary(problems), err=True)
    if errors(problems) or (strict and problems):
        raise SystemExit(1)


def _summary(problems: list[Problem]) -> str:
    wrong = len(errors(problems))
    warnings = len(problems) - wrong
    return f"{_count(wrong, 'error')}, {_count(warnings, 'warning')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
