"""All pages of an edition."""

from __future__ import annotations

from roadmap_site.edition import CARDS, CORRECTIONS, PRINT, QUESTIONS, RESOURCES, Edition
from roadmap_site.edition.glossary import Marker
from roadmap_site.pages import (
    cards,
    corrections,
    glossary,
    home,
    plan,
    progress,
    questions,
    resources,
    stage,
    status,
)
from roadmap_site.pages import print as print_version
from roadmap_site.pages.in_pieces import in_pieces
from roadmap_site.pages.page import Page
from roadmap_site.pages.places import places


def pages(edition: Edition) -> tuple[Page, ...]:
    """Render every page of one edition, in the order of the navigation."""
    marker, there = Marker(edition), places(edition)
    asking = in_pieces(edition, cards.page, CARDS) if "cards" in there else []
    asked_on = {stage.id: page.uri for page in asking for stage in page.stages or ()}
    return (
        home.page(edition, asked_on),
        *(
            stage.page(edition, each, marker, asked_on.get(each.id, CARDS))
            for each in edition.roadmap.stages
        ),
        *([plan.page(edition)] if "plan" in there else []),
        *asking,
        *(in_pieces(edition, questions.page, QUESTIONS) if questions.any_asked(edition) else []),
        progress.page(edition),
        *(in_pieces(edition, resources.page, RESOURCES) if "resources" in there else []),
        *([glossary.page(edition)] if "glossary" in there else []),
        *_corrections(edition),
        *in_pieces(edition, print_version.page, PRINT),
        status.page(edition),
    )


def _corrections(edition: Edition) -> list[Page]:
    if not corrections.has_any(edition.roadmap):
        return []
    return in_pieces(edition, corrections.page, CORRECTIONS)
