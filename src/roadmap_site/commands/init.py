"""`roadmap-site init`: a portal of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path as File

import click

from roadmap_site.authoring import new_folder, starting
from roadmap_site.authoring.scaffolding import texts
from roadmap_site.commands import import_, options

_DEFAULT_LANGUAGE = "en"


@click.command()
@click.argument("directory", type=click.Path(path_type=File))
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=File),
    help="A Markdown article or list to make the roadmap of, as `import` does.",
)
@click.option(
    "--title",
    "titles",
    multiple=True,
    metavar="TEXT",
    help="The title, for each language: --title zh=路线 --title en=Route.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="A language of the site, such as zh or en; the first is the default. May be repeated.",
)
@click.option(
    "--licence",
    "--license",
    type=click.Choice(starting.LICENCES),
    help="The licence of the portal's content; none by default.",
)
@click.option("--holder", help="Who holds the copyright that the licence names.")
@import_.hours_a_week
def init(
    directory: File,
    source: File | None,
    titles: tuple[str, ...],
    languages: tuple[str, ...],
    licence: str | None,
    holder: str | None,
    hours_a_week: int,
) -> None:
    """Make a portal of one's own in DIRECTORY, which must be new or empty.

    It is ready for `mkdocs serve` and for GitHub: a roadmap with one stage, or the one that --from
    brings; a guide for contributors in each language; checks, and publishing on GitHub Pages; what
    editors have to know. On a terminal, what is not said is asked. Everything is written or
    nothing.
    """
    import_.refuse_occupied(directory)
    asked = options.is_asked() and not source
    tags = [import_.language_tag(tag) for tag in languages or _asked_languages(asked=asked)]
    if len(set(tags)) < len(tags):
        raise click.BadParameter("names a language twice", param_hint="--language")
    if source:
        _start_from(source, directory, tags, titles, licence, holder, hours_a_week)
    else:
        tags = tags or [_DEFAULT_LANGUAGE]
        named = _titles(titles, tags, directory, asked=asked)
        wishes = _wishes(named, tags, licence, holder, None, asked=asked)
        _write(directory, wishes)


def _start_from(
    source: File,
    directory: File,
    tags: list[str],
    titles: tuple[str, ...],
    licence: str | None,
    holder: str | None,
    hours_a_week: int,
) -> None:
    """Make a portal of a text."""
    title = ""
    if titles:
        title = next(iter(_titles(titles, tags or [_DEFAULT_LANGUAGE], directory).values()))
    imported = import_.import_file(source, tags, title=title, hours_a_week=hours_a_week)
    tags = tags or [imported.language]
    named = {imported.language: imported.title}
    _write(directory, _wishes(named, tags, licence, holder, imported.files, asked=False))
    import_.report(imported, source)
    click.echo(f"{source.as_posix()}: {import_.summary(imported)}", err=True)


def _asked_languages(*, asked: bool) -> Sequence[str]:
    if not asked:
        return ()
    said = click.prompt("Languages, the default one first", default=_DEFAULT_LANGUAGE)
    return str(said).replace(",", " ").split()


def _titles(
    said: Sequence[str], tags: Sequence[str], directory: File, *, asked: bool = False
) -> dict[str, str]:
    """Give the title in each language; the folder's name where nobody says one."""
    usual = import_.readable_name(directory / "README.md")
    if not said and asked:
        said = [f"{tag}={click.prompt(f'Title ({tag})', default=usual)}" for tag in tags]
    with options.refusing():
        found = texts.text(said, tags)
    if isinstance(found, dict):
        named = {str(tag): str(text) for tag, text in found.items()}
        return named if tags[0] in named else {tags[0]: next(iter(named.values())), **named}
    return {tags[0]: str(found or usual)}


def _wishes(
    titles: dict[str, str],
    tags: Sequence[str],
    licence: str | None,
    holder: str | None,
    roadmap: dict[str, str] | None,
    *,
    asked: bool,
) -> starting.Wishes:
    if licence is None and asked:
        choice = click.Choice(starting.LICENCES)
        licence = str(click.prompt("Licence", type=choice, default=starting.NO_LICENCE))
    licence = licence or starting.NO_LICENCE
    usual = f"The contributors to {titles[tags[0]]}"
    if licence != starting.NO_LICENCE and holder is None and asked:
        holder = str(click.prompt("Copyright holder", default=usual))
    return starting.Wishes(titles, tags, licence, " ".join((holder or usual).split()), roadmap)


def _write(directory: File, wishes: starting.Wishes) -> None:
    with import_.refusing(directory):
        new_folder.write(directory, starting.files(wishes, date.today()))
    strange = [tag for tag in wishes.languages if starting.spoken(tag) != tag.partition("-")[0]]
    if strange:
        click.echo(f"no words in {', '.join(strange)} are known; English stands in", err=True)
    place = directory.as_posix()
    click.echo(f"{place} is ready; next: cd {place} && mkdocs serve", err=True)
