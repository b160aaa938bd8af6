"""`roadmap-site move`."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.authoring import moving
from roadmap_site.authoring.folder import Folder
from roadmap_site.commands import options


@click.command()
@click.argument("name", metavar="ID")
@click.option("--to", default="", help="The section of a topic, or the stage of a section.")
@click.option("--before", help="The id of what it is to stand before.")
@click.option("--after", help="The id of what it is to stand after; by default it comes last.")
@options.directory
def move(name: str, to: str, before: str | None, after: str | None, directory: File) -> None:
    """Move the topic ID to another section, or the section ID to another stage.

    Without --to it stays where it is and gets another place there. The page of the stage where it
    stood leads to it, so that its old address goes on working.
    """
    beside = options.beside(before, after)
    if not to and not beside:
        raise click.UsageError("say where to: --to, --before or --after")
    with options.refusing():
        folder = Folder.open(directory, directory.as_posix())
        moving.move(folder, name, to, beside, before=bool(before))
        changed = folder.summary()
        brought = folder.save()
    for line in changed:
        click.echo(line)
    options.warn(brought)
