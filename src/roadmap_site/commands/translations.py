"""`roadmap-site translations`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path as File

import click

from roadmap_site.authoring.translations import note, waiting
from roadmap_site.authoring.writing import Change, write
from roadmap_site.commands import options
from roadmap_site.commands.earlier import roadmap_at
from roadmap_site.model import shown
from roadmap_site.reading import Book, load, translation_record


@click.command()
@click.argument(
    "directory", default="roadmap", type=click.Path(exists=True, file_okay=False, path_type=File)
)
@click.option(
    "--since",
    "revision",
    metavar="REF",
    help="Note what fell behind since this branch, tag or commit.",
)
@click.option(
    "--as-of",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Note the month of this day instead of today's.",
)
def translations(directory: File, revision: str | None, today: datetime | None) -> None:
    """List the translations that are behind in the roadmap in DIRECTORY, with the month.

    With --since, what fell behind is noted in translations.json, from which the site tells its
    readers, and what was renewed is forgotten.
    """
    label = directory.as_posix()
    book = _whole(load(directory, label), label)
    behind, fault = translation_record.read(directory, label)
    if fault:
        raise click.ClickException(fault)
    if revision is not None:
        month = f"{today.date() if today else date.today():%Y-%m}"
        old = _whole(roadmap_at(revision, directory, revision), revision)
        behind = note(behind, old, book, month)
        _save(directory, translation_record.as_text(behind).encode())
    for at, tag, said, since in waiting(behind, book):
        click.echo(f'{at}: "{tag}" has been behind since {since}: "{shown(said)}"')


def _whole(book: Book, label: str) -> Book:
    if not book.roadmap or not book.complete or not book.languages_known:
        raise click.ClickException(f"{label} cannot be read as a whole; run roadmap-site check")
    return book


def _save(directory: File, content: bytes) -> None:
    file = directory / translation_record.TRANSLATIONS_FILE
    before = file.read_bytes() if file.exists() else None
    with options.refusing():
        write({file: Change(before, content)} if before != content else {})
