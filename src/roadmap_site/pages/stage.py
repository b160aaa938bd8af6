"""The page of a stage."""

from __future__ import annotations

from functools import partial

from roadmap_site.edition import (
    CARDS,
    Edition,
    stage_uri,
)
from roadmap_site.edition.cards import has_test
from roadmap_site.edition.glossary import Marker
from roadmap_site.model import (
    Stage,
    paths,
)
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render

STATUSES = ("new", "learning", "done", "skipped")
"""How far a reader can be with a topic, in the order of the keys that say so."""


def page(edition: Edition, stage: Stage, marker: Marker, cards: str = CARDS) -> Page:
    """Render the page; `cards` is that on which the stage's cards are."""
    uri = stage_uri(stage)
    markdown = render(
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
    )
    topics = edition.words.listed(edition.title(topic) for topic in stage.topics)
    description = edition.plain(stage.summary) or topics
    return Page(uri, "stage", edition.title(stage), description, markdown, stage)
