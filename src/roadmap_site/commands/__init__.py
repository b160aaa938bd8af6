"""The `roadmap-site` command: one file for each thing that it can do.

A command takes what was typed, calls another room, and writes what that gives. No MkDocs is
imported, so that it starts at once.
"""

import click

from roadmap_site.commands.check import check
from roadmap_site.commands.export import export
from roadmap_site.commands.format import format_files
from roadmap_site.commands.import_ import import_command
from roadmap_site.commands.init import init
from roadmap_site.commands.links import links
from roadmap_site.commands.move import move
from roadmap_site.commands.new import new
from roadmap_site.commands.rename import rename
from roadmap_site.commands.schema import schema
from roadmap_site.commands.status import status
from roadmap_site.commands.summary import summary
from roadmap_site.commands.translations import translations

__all__ = ["main"]


@click.group()
@click.version_option(package_name="roadmap-site")
def main() -> None:
    """Check and edit a learning roadmap that is written in YAML."""


for command in (
    check,
    export,
    format_files,
    import_command,
    init,
    links,
    move,
    new,
    rename,
    schema,
    status,
    summary,
    translations,
):
    main.add_command(command)
