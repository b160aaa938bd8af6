"""The page of all resources."""

from __future__ import annotations

from roadmap_site.edition import (
    RESOURCES,
    Edition,
    catalogue,
)
from roadmap_site.model import (
    Resource,
)
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    markdown = render(
        edition,
        RESOURCES,
        "resources.md.jinja",
        count=len({resource.url for _, resource in edition.roadmap.every(Resource)}),
        filters=catalogue.filters(edition),
        facts_of=catalogue.facts,
    )
    words = edition.words
    return Page(
        RESOURCES, "resources", words("resources_title"), words("resources_summary"), markdown
    )
