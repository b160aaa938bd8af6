"""The whole roadmap on one page."""

from __future__ import annotations

from roadmap_site.edition import (
    PRINT,
    Edition,
    Piece,
    called,
    cards,
    glossary,
)
from roadmap_site.pages import map
from roadmap_site.pages.fitting import Drawn
from roadmap_site.pages.in_pieces import Links
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render


def page(edition: Edition, uri: str = PRINT, pieces: Links = ()) -> Page:
    """Render the page."""
    title = called(edition, edition.words("print_title"))
    markdown = Once(_markdown, edition, uri, pieces=pieces, titled=title)
    return Page(uri, "print", title, edition.words("print_summary"), markdown)


def _markdown(edition: Edition, uri: str, **values: object) -> str:
    asked = (
        (topic.id, question.id) for topic in edition.roadmap.topics for question in topic.questions
    )
    return render(
        edition,
        uri,
        "print.md.jinja",
        drawing=_drawing(edition, uri),
        numbers={name: number for number, name in enumerate(asked, 1)},
        mixed=cards.choices,
        terms=[entry for _, entries in glossary.entries(edition) for entry in entries],
        **values,
    )


def _drawing(edition: Edition, uri: str) -> Drawn | None:
    """Draw the map of the whole; a piece of the print version has none."""
    if isinstance(edition, Piece):
        if edition.label or not edition.whole:
            return None
        edition = edition.whole
    return map.drawn_on(uri, map.seen(edition), map.PAPER).get(map.PAPER.name)
