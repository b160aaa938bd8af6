"""`roadmap-site import`: a Markdown article or list to a roadmap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path as File

import click
from pydantic import TypeAdapter, ValidationError

from roadmap_site.authoring import importing, new_folder
from roadmap_site.model import Language

hours_a_week = click.option(
    "--hours-a-week",
    default=10,
    show_default=True,
    type=click.IntRange(1, 100),
    help="How many hours of study a week has where the text counts in weeks.",
)


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=File))
@click.option(
    "--into",
    "directory",
    default="roadmap",
    show_default=True,
    type=click.Path(path_type=File),
    help="The roadmap's folder, which must be new or empty.",
)
@click.option("--title", default="", help="The roadmap's title, instead of the one in the text.")
@click.option(
    "--language",
    default="",
    metavar="TAG",
    help="The language of the text, such as en or zh; by default the text tells it.",
)
@hours_a_week
def import_command(
    file: File, directory: File, title: str, language: str, hours_a_week: int
) -> None:
    """Make a roadmap out of a Markdown article or list in FILE.

    Headings become stages and sections, the entries of lists become topics, links become
    resources. What has no place in a roadmap is written to standard output, a line each, and so is
    every number of hours and every prerequisite that was read from the text. Nothing that exists is
    overwritten.
    """
    refuse_occupied(directory)
    tags = [language_tag(language)] if language else []
    imported = import_file(file, tags, title=title, hours_a_week=hours_a_week)
    with refusing(directory):
        new_folder.write(directory, imported.files)
    report(imported, file)
    click.echo(f"{directory.as_posix()}: {summary(imported)}", err=True)
    click.echo(f"next: roadmap-site check {directory.as_posix()}", err=True)


def import_file(
    file: File, languages: Sequence[str], *, title: str, hours_a_week: int
) -> importing.Imported:
    """Read a file as a roadmap; refuse, in one line, what cannot be read."""
    try:
        text = importing.read(file)
    except importing.UnreadableError as error:
        raise click.ClickException(f"{file.as_posix()} {error}") from error
    return importing.import_markdown(
        text, readable_name(file), languages=languages, title=title, hours_a_week=hours_a_week
    )


@contextmanager
def refusing(directory: File) -> Iterator[None]:
    """Say in one line why a folder cannot be written."""
    try:
        yield
    except new_folder.OccupiedError as error:
        raise click.ClickException(f"{directory.as_posix()} {error}") from error
    except OSError as error:
        message = f"{directory.as_posix()} cannot be written: {error.strerror}"
        raise click.ClickException(message) from error


def refuse_occupied(directory: File) -> None:
    """Refuse a folder that is not empty before anything else is looked at."""
    with refusing(directory):
        new_folder.refuse_occupied(directory)


def language_tag(language: str) -> str:
    """Refuse what is no language tag."""
    try:
        return TypeAdapter(Language).validate_python(language)
    except ValidationError as error:
        raise click.BadParameter(error.errors()[0]["msg"], param_hint="--language") from error


def readable_name(file: File) -> str:
    """Make a title of a file's name; a README is called after its folder."""
    name = file.stem
    if name.casefold() in {"readme", "index"}:
        name = file.absolute().parent.name or name
    words = " ".join(name.replace("-", " ").replace("_", " ").split()) or "Roadmap"
    return words[0].upper() + words[1:]


def report(imported: importing.Imported, file: File) -> None:
    """Write what has no place, and what was taken for what."""
    for remark in imported.remarks:
        click.echo(remark.write(file.as_posix()))


def summary(imported: importing.Imported) -> str:
    """Say in one line what was made."""
    left = sum(remark.kind == "not placed" for remark in imported.remarks)
    counts = [
        (imported.stages, "stage"),
        (imported.sections, "section"),
        (imported.topics, "topic"),
        (imported.resources, "resource"),
    ]
    made = ", ".join(f"{number:,} {word}{'' if number == 1 else 's'}" for number, word in counts)
    return f"{made} in {imported.language}; {left:,} not placed"
