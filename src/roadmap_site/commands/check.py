"""The `roadmap-site check` command. Imports no MkDocs, so that it starts at once."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path as File

import click

from roadmap_site.commands import answers
from roadmap_site.commands.answers import Asked

STYLES = ("text", "json", "github", "sarif")
"""Every way to write problems."""


@click.command()
@click.argument("directory", default="roadmap", type=click.Path(exists=True, path_type=File))
@click.option(
    "--format",
    "style",
    type=click.Choice(STYLES),
    default="text",
    show_default=True,
    help="How to write the problems: for people, as one JSON object a line, for GitHub, or as "
    "SARIF.",
)
@click.option("--all", "everything", is_flag=True, help="Tell every problem, however many alike.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check as well.")
@click.option(
    "--as-of",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count the age of reviews from this day instead of today.",
)
@click.option(
    "--since",
    "revision",
    metavar="REF",
    help="Say also what the roadmap breaks or leaves behind since a revision that git knows.",
)
def check(
    directory: File,
    style: str,
    today: datetime | None,
    revision: str | None,
    *,
    everything: bool,
    strict: bool,
) -> None:
    """Say everything that is wrong with the roadmap in DIRECTORY, a line each.

    With a file of a roadmap in the place of DIRECTORY, only what is wrong in that file is said.

    Exits with 0 where nothing is, with 1 where something is, with 2 where the call itself is.
    Missing languages, old reviews and matters of style are warnings: they are told and do not
    fail, unless --strict is given.
    """
    day = today.date() if today else date.today()
    asked = Asked(directory, style, day, revision, everything, strict)
    color = False if os.environ.get("NO_COLOR") else None
    answer = answers.answer(asked)
    for line in answer.told:
        click.echo(line, color=color)
    for line in answer.beside:
        click.echo(line, err=True)
    if answer.failed:
        raise SystemExit(1)
