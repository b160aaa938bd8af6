"""The home page: where a reader is, and the map of all topics, stage by stage."""

from __future__ import annotations

from functools import partial

from roadmap_site.edition import (
    HOME,
    MAP,
    Edition,
    way_to_file,
)
from roadmap_site.edition.cards import has_test
from roadmap_site.model import paths
from roadmap_site.pages import map, map_source
from roadmap_site.pages.page import Page
from roadmap_site.pages.places import places
from roadmap_site.pages.rendering import render

MANY = 12
"""Of more stages than this, the topics are folded."""


def page(edition: Edition) -> Page:
    """Render the page."""
    roadmap = edition.roadmap
    markdown = render(
        edition,
        HOME,
        "home.md.jinja",
        drawings=map.drawn_on(HOME, edition, map.WIDE, map.NARROW),
        mermaid=way_to_file(HOME, MAP, directory_urls=edition.directory_urls),
        source=map_source.source(edition, "TB", map.addresses(edition, HOME)),
        places=places(edition),
        beside=_beside(edition),
        has_test=has_test,
        many=MANY,
        tellings=partial(paths.tellings, roadmap),
    )
    title, summary = edition.title(roadmap), edition.plain(roadmap.summary)
    return Page(HOME, "home", title, summary, markdown)


def _beside(edition: Edition) -> set[str]:
    """Give the topics that the first path leaves out; it is the one that shows at first."""
    taken = {topic.id for topic in edition.ways[0][1].topics} if edition.ways else None
    return {t.id for t in edition.roadmap.topics if taken is not None and t.id not in taken}
