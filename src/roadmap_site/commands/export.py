"""`roadmap-site export`: the roadmap in other forms, for where no portal is."""

from __future__ import annotations

import sys
from pathlib import Path as File

import click

from roadmap_site.authoring.writing import Change, write
from roadmap_site.commands import options
from roadmap_site.edition import Edition, editions
from roadmap_site.pages import article
from roadmap_site.reading import errors, link_record, translation_record
from roadmap_site.rules import check


@click.command()
@options.directory
@click.option(
    "--markdown",
    "file",
    required=True,
    type=click.Path(dir_okay=False, allow_dash=True, path_type=File),
    help="Write the whole roadmap as one Markdown file; - writes to standard output.",
)
@click.option(
    "--language",
    metavar="TAG",
    help="The language to write in, such as en; by default the roadmap's first.",
)
@click.option(
    "--site-url",
    envvar="SITE_URL",
    default="",
    help="The address of the portal, where the boxes of the map then lead.",
)
def export(directory: File, file: File, language: str | None, site_url: str) -> None:
    """Write the roadmap as one Markdown file, for reading on a code host.

    Everything is in it, the map included. A file that somebody else wrote is never overwritten.
    """
    if site_url and not site_url.startswith(("https://", "http://")):
        raise click.BadParameter(
            "is no address such as https://example.org/", param_hint="--site-url"
        )
    text = article.article(_edition(directory, language), site_url)
    if str(file) == "-":
        sys.stdout.buffer.write(text.encode())
        return
    with options.refusing():
        write({file: Change(_before(file), text.encode())})


def _edition(directory: File, language: str | None) -> Edition:
    label = directory.as_posix()
    book = check(directory, label)
    wrong = len(errors(book.problems))
    if book.roadmap is None or wrong:
        advice = "mend what roadmap-site check says first"
        raise click.ClickException(f"{label} has mistakes ({wrong}); {advice}")
    links, _ = link_record.read(directory, label)
    behind, _ = translation_record.read(directory, label)
    there = editions(book.roadmap, links=links, behind=behind)
    if language and language not in there:
        known = ", ".join(there)
        raise click.BadParameter(f"the roadmap has {known}", param_hint="--language")
    return there[language or book.roadmap.language]


def _before(file: File) -> bytes | None:
    """Read what is to be replaced; refuse what no export wrote."""
    if not file.exists():
        return None
    before = file.read_bytes()
    if not before.startswith(article.SIGN.encode()):
        why = "was not written by roadmap-site export; name another file, or remove it"
        raise click.ClickException(f"{file.as_posix()} {why}")
    return before
