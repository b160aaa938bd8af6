"""`roadmap-site summary`: what a pull request changes, for the page of its checks."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.authoring.digest import digest
from roadmap_site.commands.earlier import roadmap_at
from roadmap_site.reading import load


@click.command()
@click.argument(
    "directory", default="roadmap", type=click.Path(exists=True, file_okay=False, path_type=File)
)
@click.option(
    "--since",
    "revision",
    metavar="REF",
    required=True,
    help="The branch, tag or commit to compare with.",
)
def summary(directory: File, revision: str) -> None:
    """Say in Markdown what changed in the roadmap in DIRECTORY since a revision that git knows.

    Which stages, sections, topics, shelves, paths and terms came, changed and went, and how much
    of the roadmap there is in each language. Whether something is wrong, `check` says.
    """
    label = directory.as_posix()
    old = roadmap_at(revision, directory, label)
    click.echo(digest(old, load(directory, label)), nl=False)
