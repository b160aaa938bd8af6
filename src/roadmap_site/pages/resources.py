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
    words, shelves = edition.words, edition.roadmap.shelves
    summary = words("resources_and_shelves" if shelves else "resources_summary")
    markdown = render(
        edition,
        RESOURCES,
        "resources.md.jinja",
        summary=summary,
        count=len({resource.url for _, resource in edition.roadmap.every(Resource)}),
        filters=catalogue.filters(edition),
        facts_of=catalogue.facts,
        stages=list(catalogue.stages(edition)),
        groups={group.id for group in edition.groups},
    )
    return Page(RESOURCES, "resources", words("resources_title"), summary, markdown)
