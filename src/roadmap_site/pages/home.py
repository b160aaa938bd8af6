"""The home page: where a reader is, and the map of all topics, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from roadmap_site.edition import (
    HOME,
    MAP,
    PRINT,
    Edition,
    overview,
    way_to_file,
)
from roadmap_site.edition.cards import has_test
from roadmap_site.model import paths
from roadmap_site.model.groups import MANY
from roadmap_site.pages import map, map_source
from roadmap_site.pages.in_pieces import MOST_TOPICS
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.places import places
from roadmap_site.pages.rendering import render


def page(edition: Edition, cards: Mapping[str, str] | None = None) -> Page:
    """Render the page; `cards` tells on which page the cards of a stage are, by its id."""
    roadmap, markdown = edition.roadmap, Once(_markdown, edition, cards or {})
    title, summary = edition.title(roadmap), edition.plain(roadmap.summary)
    return Page(HOME, "home", title, summary, markdown)


def _markdown(edition: Edition, cards: Mapping[str, str]) -> str:
    roadmap, seen, over = edition.roadmap, map.seen(edition), overview(edition)
    return render(
        edition,
        HOME,
        "home.md.jinja",
        drawings=map.drawn_on(HOME, seen, map.WIDE, map.NARROW),
        edges=seen.edges,
        mermaid=way_to_file(HOME, MAP, directory_urls=edition.directory_urls),
        source=map_source.source(seen, "TB", map.addresses(seen, HOME)),
        places=places(edition),
        beside=_beside(edition),
        has_test=has_test,
        cards=cards,
        paper=PRINT,
        over=over,
        groups=list(zip(edition.groups, over.roadmap.stages, strict=True)),
        many=MANY,
        is_whole=len(roadmap.topics) <= MOST_TOPICS,
        tellings=partial(paths.tellings, roadmap),
    )


def _beside(edition: Edition) -> set[str]:
    """Give the topics that the first path leaves out; it is the one that shows at first."""
    taken = {topic.id for topic in edition.ways[0][1].topics} if edition.ways else None
    return {t.id for t in edition.roadmap.topics if taken is not None and t.id not in taken}
