"""The `roadmap-site` command: one file for each thing that it can do.

A command takes what was typed, calls another room, and writes what that gives. Of the commands only
the one that was asked for is imported, and MkDocs for the export of a project alone, so that each
starts at once.
"""

from __future__ import annotations

import gc
import os
from importlib import import_module
from typing import Final

import click

__all__ = ["main"]

_PLACES: Final = {
    "check": "check:check",
    "export": "export:export",
    "format": "format:format_files",
    "headers": "headers:headers",
    "import": "import_:import_command",
    "init": "init:init",
    "links": "links:links",
    "move": "move:move",
    "new": "new:new",
    "rename": "rename:rename",
    "schema": "schema:schema",
    "status": "status:status",
    "summary": "summary:summary",
    "translations": "translations:translations",
}
"""The module in this room, and the function in it, of each command."""


class _Commands(click.Group):
    """Commands that are imported once somebody asks for them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands, in the order of `--help`."""
        return sorted(_PLACES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command by its name; None where nothing is called so."""
        if cmd_name not in _PLACES:
            return None
        module, function = _PLACES[cmd_name].split(":")
        found = getattr(import_module(f"{__name__}.{module}"), function)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=_Commands)
@click.version_option(package_name="roadmap-site")
def main() -> None:
    """Check and edit a learning roadmap that is written in YAML."""
    # Else pydantic looks through all that is installed for plugins, of which it needs none here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # A command is over before there is anything to collect: a seventh of the time.
    gc.set_threshold(50_000, 10, 50)
