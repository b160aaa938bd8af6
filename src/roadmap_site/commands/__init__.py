"""The `roadmap-site` command: one file for each thing that it can do.

A command takes what was typed, calls another room, and writes what that gives. No MkDocs is
imported, so that it starts at once.
"""

import click

from roadmap_site.commands.check import check
from roadmap_site.commands.links import links
from roadmap_site.commands.summary import summary

__all__ = ["main"]


@click.group()
@click.version_option(package_name="roadmap-site")
def main() -> None:
    """Check a learning roadmap that is written in YAML."""


for command in (check, links, summary):
    main.add_command(command)
