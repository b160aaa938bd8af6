"""`roadmap-site format`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as File

import click

from roadmap_site.authoring.formatting import formatted
from roadmap_site.authoring.tree import UneditableError
from roadmap_site.authoring.writing import Change, write
from roadmap_site.commands import options
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, STAGES_DIR, source


@click.command("format")
@click.argument(
    "places", nargs=-1, metavar="[FILES|DIR]...", type=click.Path(exists=True, path_type=File)
)
@click.option("--check", "only_check", is_flag=True, help="Name the files that would change.")
def format_files(places: tuple[File, ...], *, only_check: bool) -> None:
    """Give files of a roadmap the house form; by default all of the folder roadmap.

    Quotes stand where YAML needs them, keys in the order of the format page, and the signs and
    spaces of Chinese texts are mended where that is safe. Comments and everything else that is said
    stay. With --check nothing is written, and the exit code is 1 where a file would change.
    """
    changes, faults = {}, []
    for file in _files(places or (File("roadmap"),)):
        try:
            if change := _change(file):
                changes[file] = change
        except UneditableError as error:
            faults.append(f"{file.as_posix()}: {error}")
    with options.refusing():
        if not only_check:
            write(changes)
    for file in changes:
        click.echo(f"{file.as_posix()}: {'is not in the house form' if only_check else 'changed'}")
    for fault in faults:
        click.echo(fault, err=True)
    if faults or (only_check and changes):
        raise SystemExit(1)


def _files(places: tuple[File, ...]) -> Iterator[File]:
    for place in places:
        if not place.exists():
            raise click.UsageError(f'there is no folder "{place}"; name the files or a folder')
        if place.is_dir():
            heads = (place / name for name in (ROADMAP_FILE, GLOSSARY_FILE))
            folder = place if place.name == STAGES_DIR else place / STAGES_DIR
            yield from (
                file for file in (*heads, *sorted(folder.glob("[!.]*.yml"))) if file.is_file()
            )
        else:
            yield place


def _change(file: File) -> Change | None:
    read = source.read(file, file.as_posix())
    if not read.readable:
        raise UneditableError("; ".join(problem.message for problem in read.problems))
    content = file.read_bytes()
    text = content.decode("utf-8-sig")
    made = formatted(text, _language(file)).encode()
    return Change(content, made) if made != content else None


def _language(file: File) -> str:
    """Give the default language of the roadmap that a file belongs to, as far as it is known."""
    for folder in (file.resolve().parent, file.resolve().parent.parent):
        head = source.read(folder / ROADMAP_FILE, ROADMAP_FILE).value
        languages = head.get("languages") if isinstance(head, dict) else None
        if isinstance(languages, list) and languages and isinstance(languages[0], str):
            return languages[0]
    return ""
