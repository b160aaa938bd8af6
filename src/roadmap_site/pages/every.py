"""All pages of an edition."""

from __future__ import annotations

from roadmap_site.edition import Edition
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
from roadmap_site.pages.page import Page
from roadmap_site.pages.places import places


def pages(edition: Edition) -> tuple[Page, ...]:
    """Render every page of one edition, in the order of the navigation."""
    marker, there = Marker(edition), places(edition)
    return (
        home.page(edition),
        *(stage.page(edition, each, marker) for each in edition.roadmap.stages),
        *([plan.page(edition)] if "plan" in there else []),
        *([cards.page(edition)] if "cards" in there else []),
        *([questions.page(edition)] if questions.any_asked(edition) else []),
        progress.page(edition),
        *([resources.page(edition)] if "resources" in there else []),
        *([glossary.page(edition)] if "glossary" in there else []),
        *([corrections.page(edition)] if corrections.has_any(edition.roadmap) else []),
        print_version.page(edition),
        status.page(edition),
    )
