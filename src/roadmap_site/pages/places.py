"""The pages that learners use beside the stages, one tap away from every page."""

from __future__ import annotations

from roadmap_site.edition import CARDS, GLOSSARY, PLAN, PROGRESS, RESOURCES, Edition, cards
from roadmap_site.model import Roadmap
from roadmap_site.pages.page import Kind

ORDER: tuple[Kind, ...] = ("plan", "cards", "progress", "resources", "glossary")
"""Their kinds, in the order in which they are shown."""


def places(edition: Edition) -> dict[Kind, str]:
    """Give the Markdown files of those that the roadmap has something for, by their kinds."""
    return {
        **({"plan": PLAN} if edition.roadmap.hours else {}),
        **({"cards": CARDS} if any(cards.decks(edition)) else {}),
        "progress": PROGRESS,
        **({"resources": RESOURCES} if _has_resources(edition.roadmap) else {}),
        **({"glossary": GLOSSARY} if edition.terms else {}),
    }


def _has_resources(roadmap: Roadmap) -> bool:
    shelved = any(shelf.resources for shelf in roadmap.shelves)
    return shelved or any(topic.resources for topic in roadmap.topics)
