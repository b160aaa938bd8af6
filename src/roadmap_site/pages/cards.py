"""The page on which learners are asked: cards one by one, and the tests of stages."""

from __future__ import annotations

from roadmap_site.edition import (
    CARDS,
    QUESTIONS,
    Edition,
    cards,
)
from roadmap_site.edition.anki import notes
from roadmap_site.pages import questions
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    anki = "../cards" if edition.directory_urls else "cards"
    markdown = render(
        edition,
        CARDS,
        "cards.md.jinja",
        decks=list(cards.decks(edition)),
        tests=[stage for stage in edition.roadmap.stages if cards.has_test(stage)],
        list=edition.href(CARDS, QUESTIONS) if questions.any_asked(edition) else "",
        anki=anki if any(True for _ in notes(edition, "")) else "",
    )
    words = edition.words
    return Page(CARDS, "cards", words("cards_title"), words("cards_summary"), markdown)
