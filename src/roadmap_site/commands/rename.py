"""`roadmap-site rename`."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.authoring import places, renaming
from roadmap_site.authoring.folder import Folder
from roadmap_site.commands import options


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--kind",
    type=click.Choice(list(places.KINDS)),
    help="What OLD is, where several things have that id.",
)
@options.directory
@options.documents
def rename(
    old: str, new: str, kind: str | None, directory: File, documents: tuple[File, ...]
) -> None:
    """Give the stage, section, topic, term or path OLD the id NEW.

    Everything that names it follows: the roadmap, the name of a stage's file, and links on
    hand-written pages. OLD stays as an alias, so that addresses and learners' progress go on.
    """
    with options.refusing():
        folder = Folder.open(directory, directory.as_posix())
        renaming.rename(folder, old, new, kind or "", options.pages(directory, documents))
        changed = folder.summary()
        brought = folder.save()
    for line in changed:
        click.echo(line)
    options.warn(brought)
