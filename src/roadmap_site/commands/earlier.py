"""The roadmap as it was at the revision that `--since` names."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.authoring.revision import RevisionError, earlier
from roadmap_site.reading import Book, load


class BadCallError(click.ClickException):
    """A call that asks for what cannot be; told in one line."""

    exit_code = 2


def roadmap_at(revision: str, directory: File, label: str) -> Book:
    """Read the roadmap of `directory` as it was, which messages call `label`."""
    try:
        with earlier(directory, revision) as folder:
            return load(folder, label)
    except RevisionError as error:
        raise BadCallError(str(error)) from None
