"""What the commands that add a part have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path as File

import click

from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.authoring.scaffolding.texts import Value
from roadmap_site.commands import options
from roadmap_site.commands.asking import Asker

_MISSING_TEXT = "RM013"
_NUMBER_IN_TEXT = "RM081"
"""There is one more of something, so that a text which counts them has to follow."""

Option = Callable[[Callable[..., None]], Callable[..., None]]


def many(name: str, text: str, key: str | None = None) -> Option:
    """Make an option that may be given several times."""
    return click.option(name, *([key] if key else []), multiple=True, help=text)


title = many("--title", "The heading, such as zh=图 or en=Map; once for each language.")
summary = many("--summary", "What it is for, such as en=...; once for each language.")
takeaway = many("--outcome", "What one can do afterwards, in one line for each language.")
needs = many("--needs", "An id of what comes first.")
hours = click.option("--hours", help="Self-study time, such as 4-8.")
before = click.option("--before", help="The id of what it is to stand before.")


@contextmanager
def adding_to(directory: File) -> Iterator[tuple[Folder, Asker]]:
    """Open the folder, save what was added, and say what it was."""
    with options.refusing():
        folder = Folder.open(directory, directory.as_posix())
        roadmap = folder.book.roadmap
        if not roadmap or not folder.book.languages_known or not folder.book.complete:
            raise RefusedError(folder.troubles)
        yield folder, Asker(roadmap.languages)
        changed = folder.summary()
        brought = folder.save(allowed=(_MISSING_TEXT, _NUMBER_IN_TEXT))
    for line in changed:
        click.echo(line)
    options.warn(problem for problem in brought if problem.code == _NUMBER_IN_TEXT)
    if missing := [problem for problem in brought if problem.code == _MISSING_TEXT]:
        count = f"{len(missing)} texts are" if len(missing) > 1 else "1 text is"
        click.echo(f"{count} not there in every language; `check` lists them", err=True)


def of_origin(folder: Folder, topic: Value) -> Value:
    """Say of a topic that the original did not have it, where there is an original."""
    roadmap = folder.book.roadmap
    return topic | ({"origin": "added"} if roadmap and roadmap.provenance else {})
