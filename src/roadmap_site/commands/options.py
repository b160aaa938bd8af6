"""What several commands have in common."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path as File

import click

from roadmap_site.authoring.folder import RefusedError
from roadmap_site.authoring.tree import UneditableError
from roadmap_site.authoring.writing import WritingError
from roadmap_site.reading import Problem

directory = click.option(
    "--roadmap",
    "directory",
    default="roadmap",
    show_default=True,
    type=click.Path(exists=True, file_okay=False, path_type=File),
    help="The folder of the roadmap.",
)
documents = click.option(
    "--docs",
    "documents",
    multiple=True,
    type=click.Path(exists=True, path_type=File),
    help="A hand-written page, or a folder of them; by default docs/ beside the roadmap.",
)


@contextmanager
def refusing() -> Iterator[None]:
    """Say why nothing was done, and exit with 1."""
    try:
        yield
    except (RefusedError, UneditableError, WritingError) as error:
        raise click.ClickException(str(error)) from None


def pages(directory: File, documents: tuple[File, ...]) -> list[File]:
    """List the hand-written pages."""
    beside = directory.resolve().parent / "docs"
    places = documents or ((beside,) if beside.is_dir() else ())
    return [
        file
        for place in places
        for file in (sorted(place.rglob("*.md")) if place.is_dir() else [place])
    ]


def is_asked() -> bool:
    """Tell whether somebody sits at a terminal who can answer questions."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def beside(before: str | None, after: str | None) -> str:
    """Give what a part is to stand before or after, where it is said."""
    if before and after:
        raise click.UsageError("--before and --after cannot both be; leave out one")
    return before or after or ""


def warn(problems: Iterable[Problem]) -> None:
    """Say what an edit brought that does no harm."""
    for problem in problems:
        click.echo(f"{problem} (warning)", err=True)
