"""The page of all resources."""

from __future__ import annotations

from roadmap_site.edition import (
    RESOURCES,
    Edition,
    called,
    catalogue,
)
from roadmap_site.model import (
    Resource,
    every,
)
from roadmap_site.pages.in_pieces import Links
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render


def page(edition: Edition, uri: str = RESOURCES, pieces: Links = ()) -> Page:
    """Render the page."""
    words, shelves = edition.words, edition.roadmap.shelves
    title = called(edition, words("resources_title"))
    summary = words("resources_and_shelves" if shelves else "resources_summary")
    markdown = Once(_markdown, edition, uri, summary=summary, pieces=pieces, titled=title)
    return Page(uri, "resources", title, summary, markdown)


def _markdown(edition: Edition, uri: str, **values: object) -> str:
    return render(
        edition,
        uri,
        "resources.md.jinja",
        count=len({resource.url for _, resource in every(Resource, edition.roadmap)}),
        filters=catalogue.filters(edition),
        facts_of=catalogue.facts,
        stages=list(catalogue.stages(edition)),
        groups={group.id for group in edition.groups},
        **values,
    )
