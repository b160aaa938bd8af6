"""What the templates of an exported project are told, without a plugin."""

from __future__ import annotations

import pytest

from roadmap_site.engine.export import project

TOLD = "{% set portal = "


@pytest.mark.parametrize(
    ("name", "text", "is_told"),
    [
        ("main.html", '{% extends "base.html" %}', True),
        ("landing.html", "{% extends 'roadmap/main.html' %}", True),
        ("landing.html", '{% extends "main.html" %}', False),
        ("base.html", "<html>", False),
    ],
)
def test_whatever_a_page_is_made_with_knows_the_portal(name: str, text: str, is_told: bool) -> None:
    assert (TOLD in project._adapted(name, text)) is is_told
