"""The page of the cards."""

from __future__ import annotations

from roadmap_site.edition import (
    CARDS,
    Edition,
    cards,
)
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    markdown = render(
        edition,
        CARDS,
        "cards.md.jinja",
        decks=list(cards.decks(edition)),
        anki="../cards.txt" if edition.directory_urls else "cards.txt",
    )
    words = edition.words
    return Page(CARDS, "cards", words("cards_title"), words("cards_summary"), markdown)
