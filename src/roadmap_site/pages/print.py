"""The whole roadmap on one page."""

from __future__ import annotations

from roadmap_site.edition import (
    PRINT,
    Edition,
    cards,
    glossary,
)
from roadmap_site.pages import map
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    asked = (
        (topic.id, question.id) for topic in edition.roadmap.topics for question in topic.questions
    )
    markdown = render(
        edition,
        PRINT,
        "print.md.jinja",
        drawing=map.drawn_on(PRINT, map.seen(edition), map.PAPER).get(map.PAPER.name),
        numbers={name: number for number, name in enumerate(asked, 1)},
        mixed=cards.choices,
        terms=[entry for _, entries in glossary.entries(edition) for entry in entries],
    )
    words = edition.words
    return Page(PRINT, "print", words("print_title"), words("print_summary"), markdown)
