"""The page of a stage."""

from __future__ import annotations

from functools import partial

from roadmap_site.edition import (
    CARDS,
    Edition,
    stage_uri,
    topics_file,
    way_to_file,
)
from roadmap_site.edition.cards import has_test
from roadmap_site.edition.glossary import Marker
from roadmap_site.model import (
    Stage,
    paths,
)
from roadmap_site.pages import topic_graph, topic_map
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render

STATUSES = ("new", "learning", "done", "skipped")
"""How far a reader can be with a topic, in the order of the keys that say so."""


def page(edition: Edition, stage: Stage, marker: Marker, cards: str = CARDS) -> Page:
    """Render the page; `cards` is that on which the stage's cards are."""
    topics = edition.words.listed(edition.title(topic) for topic in stage.topics)
    description = edition.plain(stage.summary) or topics
    markdown = Once(_markdown, edition, stage, marker, cards)
    return Page(stage_uri(stage), "stage", edition.title(stage), description, markdown, stage)


def _markdown(edition: Edition, stage: Stage, marker: Marker, cards: str) -> str:
    uri = stage_uri(stage)
    built = topic_graph.graph(edition, stage)
    return render(
        edition,
        uri,
        "stage.md.jinja",
        stage=stage,
        needs=edition.before(stage),
        note_once=partial(marker.once, uri),
        keys_of=edition.keys_of,
        cards=edition.href(uri, cards),
        has_test=has_test(stage),
        statuses=STATUSES,
        tellings=paths.tellings(edition.roadmap, stage),
        topics=built,
        **(_map(edition, built) if built else {}),
    )


def _map(edition: Edition, shown: topic_graph.Graph) -> dict[str, object]:
    """Give the map of the topics: drawn for each screen, as Mermaid text, and where its file is."""
    uri, file = stage_uri(shown.stage), topics_file(shown.stage)
    return {
        "drawings": topic_map.drawn_on(edition, shown, topic_map.WIDE, topic_map.NARROW),
        "source": topic_graph.source(edition, shown, partial(edition.href_of, uri)),
        "mermaid": way_to_file(uri, file, directory_urls=edition.directory_urls),
    }
