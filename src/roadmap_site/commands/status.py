"""`roadmap-site status`: how complete and how fresh a roadmap is."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.authoring.report import FORMATS
from roadmap_site.edition.status import status as status_of
from roadmap_site.reading import errors, link_record
from roadmap_site.rules import check


@click.command()
@click.argument(
    "directory", default="roadmap", type=click.Path(exists=True, file_okay=False, path_type=File)
)
@click.option(
    "--format",
    "style",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="How to write it: as a table, as one object of JSON, or as Markdown.",
)
def status(directory: File, style: str) -> None:
    """Say how complete and how fresh the roadmap in DIRECTORY is, and what there is to do.

    Exits with 1 where the roadmap has mistakes, which `roadmap-site check` tells.
    """
    book = check(directory, directory.as_posix())
    wrong = len(errors(book.problems))
    if book.roadmap is None or wrong:
        advice = "mend what roadmap-site check says first"
        raise click.ClickException(f"{directory.as_posix()} has mistakes ({wrong}); {advice}")
    known, _ = link_record.read(directory, directory.as_posix())
    click.echo(FORMATS[style](status_of(book.roadmap, known)))
