"""`roadmap-site links`: whether every link still answers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path as File
from typing import TYPE_CHECKING

import click

from roadmap_site.reading import Book, errors, load

if TYPE_CHECKING:
    from roadmap_site.authoring.links.checking import Results, Told, World
    from roadmap_site.authoring.links.collecting import Found
    from roadmap_site.authoring.links.keeping import Run

STOPPED = 130
"""What a command exits with that was broken off, as shells have it."""
NO_NETWORK = "no host answered at all, so nothing was noted; is there a network?"


class CannotGoOnError(click.ClickException):
    """Something has to be mended before any link is asked."""

    exit_code = 2


@click.command()
@click.argument(
    "directory", default="roadmap", type=click.Path(exists=True, file_okay=False, path_type=File)
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How to write what was found: for people, as one JSON object a line, or for GitHub.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="HOST_OR_ID",
    help="Ask the links to this host, or of this stage, section, topic or shelf alone. Repeatable.",
)
@click.option("--fix", is_flag=True, help="Write the new addresses of what moved into the YAML.")
@click.option("--restart", is_flag=True, help="Begin anew instead of going on where a run stopped.")
@click.option(
    "--docs",
    type=click.Path(exists=True, file_okay=False, path_type=File),
    help="The folder of hand-written pages.  [default: docs beside DIRECTORY]",
)
@click.option(
    "--as-of",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Note the results under this day instead of today.",
)
@click.option(
    "--concurrency",
    type=click.IntRange(1, 200),
    default=24,
    show_default=True,
    help="How many requests run at the same time.",
)
@click.option(
    "--per-host",
    type=click.IntRange(1, 10),
    default=2,
    show_default=True,
    help="How many of them at one host.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    default=0.5,
    show_default=True,
    help="The seconds between two requests to one host.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 300),
    default=20.0,
    show_default=True,
    help="The seconds that one answer may take.",
)
@click.option("--allow-private", is_flag=True, help="Ask machines of one's own network, too.")
def links(
    directory: File,
    style: str,
    only: tuple[str, ...],
    docs: File | None,
    today: datetime | None,
    concurrency: int,
    per_host: int,
    pause: float,
    timeout: float,
    *,
    fix: bool,
    restart: bool,
    allow_private: bool,
) -> None:
    """Ask whether every link of the roadmap in DIRECTORY, and of the pages beside it, answers.

    What is found is kept in links.json in DIRECTORY, which belongs into the repository: the site
    shows when a link last answered. A link counts as dead once it has failed on several days that
    lie apart. A run that was broken off is gone on with by the next one.

    Exits with 0 where nothing is gone or dead, with 1 where something is, with 2 where the call
    itself is wrong or the roadmap cannot be read.
    """
    # Brings httpx, which the other commands should not wait for.
    from roadmap_site.authoring.links import checking, collecting
    from roadmap_site.authoring.links.hosts import Clock, Limits
    from roadmap_site.reading import link_record as record

    known, problem = record.read(directory, directory.as_posix())
    if problem:
        raise CannotGoOnError(problem)
    found = collecting.collect(_load(directory), directory, docs or _docs_beside(directory))
    picked = _picked(found, only)
    day = today.date() if today else date.today()
    run = None if only else _run(directory, day, restart=restart)
    every = frozenset(each.url for each in found)
    results = checking.Results(directory, every, {**known.entries}, day, Clock(), run)
    limits = Limits(together=concurrency, per_host=per_host, pause=pause, seconds=timeout)
    world = checking.real_world(limits, allow_private=allow_private)
    with _saying_what_stopped_it(resumable=run is not None):
        _ask(picked, results, world)
        if fix:
            picked = _fix(picked, results, docs)
    _report(picked, results, style)


def _picked(found: list[Found], only: tuple[str, ...]) -> list[Found]:
    from roadmap_site.authoring.links import collecting

    picked, unknown = collecting.pick(found, only)
    if unknown:
        raise click.BadParameter(
            f"{unknown[0]!r} is neither a host that is linked nor an id with links in it",
            param_hint="'--only'",
        )
    return picked


def _run(directory: File, day: date, *, restart: bool) -> Run:
    from roadmap_site.authoring.links import keeping

    return keeping.Run(day) if restart else keeping.resume(directory, day)


@contextmanager
def _saying_what_stopped_it(*, resumable: bool) -> Iterator[None]:
    from roadmap_site.authoring.links import checking

    try:
        yield
    except KeyboardInterrupt:
        said = "Stopped; what was found is kept." + (" The next run goes on." if resumable else "")
        click.echo(said, err=True)
        raise SystemExit(STOPPED) from None
    except checking.NoNetworkError:
        raise CannotGoOnError(NO_NETWORK) from None
    except OSError as error:
        raise CannotGoOnError(f"{error.filename}: cannot be written: {error.strerror}") from error


def _ask(picked: list[Found], results: Results, world: World) -> None:
    from roadmap_site.authoring.links import checking

    urls = {link.url for link in picked}
    with _progress(len(results.left(urls))) as told:
        checking.check(urls, results, world, told)


def _report(picked: list[Found], results: Results, style: str) -> None:
    """Write what there is to say, and exit with 1 where a link is gone or dead."""
    from roadmap_site.authoring.links import reporting

    told_of = reporting.findings(picked, results.entries)
    for finding in told_of:
        click.echo(reporting.FORMATS[style](finding))
    if style == "text":
        click.echo(reporting.summary(picked, results.entries), err=True)
    if any(finding.weight == "error" for finding in told_of):
        raise SystemExit(1)


def _load(directory: File) -> Book:
    """Read the roadmap; one that has faults would lose what is known of the links in them."""
    book = load(directory, directory.as_posix())
    wrong = errors(book.problems)
    if wrong or not book.roadmap:
        lines = "\n".join(map(str, wrong))
        raise CannotGoOnError(f"the roadmap has to be mended first:\n{lines}")
    return book


def _docs_beside(directory: File) -> File | None:
    beside = directory.parent / "docs"
    return beside if beside.is_dir() else None


@contextmanager
def _progress(length: int) -> Iterator[Told]:
    """Show how far a run has come, on a terminal alone."""
    if not sys.stderr.isatty() or not length:
        yield lambda _: None
        return
    with click.progressbar(length=length, file=sys.stderr, label="Asking") as bar:
        yield lambda _: bar.update(1)


def _fix(picked: list[Found], results: Results, docs: File | None) -> list[Found]:
    """Write new addresses, say so, and give the links as they stand afterwards."""
    from roadmap_site.authoring.links import collecting, mending, reporting

    directory = results.directory

    moved = {
        link: entry.to or ""
        for link in picked
        if (entry := results.entries.get(link.url)) and entry.state == "moved"
    }
    done = mending.mend(moved, directory)
    for line in reporting.mended(done):
        click.echo(line, err=True)
    written = {mend.link.url: mend.to for mend in done if not mend.refused}
    found = collecting.collect(_load(directory), directory, docs or _docs_beside(directory))
    results.follow(written, frozenset(each.url for each in found))
    urls = {link.url for link in picked} | {*written.values()}
    return [each for each in found if each.url in urls]
