"""`roadmap-site headers`: what a server of one's own is to say with the files of a site."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.browser import hosting


@click.command()
@click.argument("server", type=click.Choice(list(hosting.SERVERS)))
@click.argument("site", default="site", type=click.Path(file_okay=False, path_type=File))
def headers(server: str, site: File) -> None:
    """Print the headers of a built SITE (site by default) in the words of a server.

    They hold the policy of its pages, how long its files may be kept, their types, and what keeps
    other sites out. `_headers` in the site is where they come from.
    """
    file = site / hosting.FILE
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        hint = "build the site first, or name its folder"
        raise click.FileError(file.as_posix(), f"is not there; {hint}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise click.FileError(file.as_posix(), str(error)) from None
    found = hosting.read(text)
    if not found.folders:
        raise click.FileError(file.as_posix(), "is not as the build writes it, so it stands alone")
    click.echo(hosting.SERVERS[server](found), nl=False)
