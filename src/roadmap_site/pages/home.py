"""The home page."""

from __future__ import annotations

from roadmap_site.edition import (
    HOME,
    Edition,
)
from roadmap_site.pages import map, map_source
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    roadmap = edition.roadmap
    markdown = render(
        edition,
        HOME,
        "home.md.jinja",
        drawings={direction: map.draw_on(HOME, edition, direction) for direction in ("LR", "TB")},
        source=map_source.source(edition, "TB", map.addresses(edition, HOME)),
    )
    title, summary = edition.title(roadmap), edition.plain(roadmap.summary)
    return Page(HOME, "home", title, summary, markdown)
