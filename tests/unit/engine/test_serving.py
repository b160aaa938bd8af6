"""Pages are made late only where somebody is there to make them."""

from __future__ import annotations

import click
import pytest
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.engine import serving


@pytest.mark.parametrize(
    ("command", "is_late"),
    [
        ("serve", True),
        ("serve --livereload", True),
        ("serve --clean", True),
        ("serve --no-livereload", False),
        ("serve --dirty", False),
        ("serve --strict", False),
        ("build", False),
    ],
)
def test_pages_are_made_late_where_they_can_be(command: str, is_late: bool) -> None:
    name, *options = command.split()
    found = cli.get_command(click.Context(cli), name)
    assert found
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "strict": "--strict" in options})
    with found.make_context(name, options):
        assert serving.makes_late(config) is is_late


def test_nothing_is_made_late_without_a_command() -> None:
    assert not serving.makes_late(MkDocsConfig())
