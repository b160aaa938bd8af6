"""`roadmap-site schema`: what editors need to know of a roadmap's files."""

from __future__ import annotations

import json
from pathlib import Path as File

import click

from roadmap_site.authoring.schema import KINDS, files
from roadmap_site.authoring.writing import write_whole


@click.command()
@click.argument("directory", required=False, type=click.Path(file_okay=False, path_type=File))
@click.option(
    "--only",
    "kind",
    type=click.Choice(list(KINDS)),
    help="Print the schema of one kind of file, by itself.",
)
def schema(directory: File | None, kind: str | None) -> None:
    """Print the JSON Schemas of a roadmap's files, or write them into DIRECTORY.

    Prints one object with the schema of each kind of file by its name; into a folder, each goes
    as a file of that name: roadmap.json, stage.json and glossary.json.
    """
    texts = files()
    if directory and kind:
        raise click.UsageError("--only prints one schema; leave it out to write all of them")
    if directory:
        for name, text in texts.items():
            _write(directory / name, text)
            click.echo((directory / name).as_posix())
    elif kind:
        click.echo(texts[f"{kind}.json"], nl=False)
    else:
        found = {name: json.loads(text) for name, text in texts.items()}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))


def _write(target: File, text: str) -> None:
    try:
        write_whole(target, text.encode())
    except OSError as error:
        raise click.FileError(target.as_posix(), error.strerror) from None
