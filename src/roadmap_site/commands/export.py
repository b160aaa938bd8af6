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
@click.argument("target", required=False, metavar="[DIR]", type=click.Path(path_type=File))
@options.directory
@click.option(
    "--markdown",
    "file",
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
@click.option(
    "--config-file",
    "-f",
    "settings",
    default="mkdocs.yml",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=File),
    help="With DIR: the settings of the portal.",
)
def export(
    target: File | None,
    directory: File,
    file: File | None,
    language: str | None,
    site_url: str,
    settings: File,
) -> None:
    """Write the portal of mkdocs.yml into DIR as a project that builds without this generator.

    MkDocs, ProperDocs and Zensical build it. With --markdown, write the roadmap as one Markdown
    file instead, for reading on a code host; everything is in it, the map included. What somebody
    else wrote is never overwritten.
    """
    if (target is None) == (file is None):
        raise click.UsageError("name either DIR or --markdown FILE")
    if target:
        _project(settings, target)
    elif file:
        _markdown(directory, file, language, site_url)


def _project(settings: File, target: File) -> None:
    # MkDocs and Material take their time to be imported, and one file needs neither.
    from roadmap_site.engine.export import ExportError, export_or_say_why

    try:
        export_or_say_why(settings, target)
    except ExportError as error:
        raise click.ClickException(str(error)) from None


def _markdown(directory: File, file: File, language: str | None, site_url: str) -> None:
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
