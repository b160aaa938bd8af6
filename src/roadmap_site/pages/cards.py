"""The page on which learners are asked: cards one by one, and the tests of stages."""

from __future__ import annotations

from functools import partial

from roadmap_site.edition import (
    CARDS,
    QUESTIONS,
    Edition,
    Piece,
    called,
    cards,
    cards_text,
    way_to_file,
)
from roadmap_site.edition.anki import notes
from roadmap_site.pages import questions
from roadmap_site.pages.in_pieces import Links
from roadmap_site.pages.page import Kind, Once, Page
from roadmap_site.pages.rendering import render


def page(edition: Edition, uri: str = CARDS, pieces: Links = ()) -> Page:
    """Render the page."""
    title = called(edition, edition.words("cards_title"))
    markdown = Once(_markdown, edition, uri, pieces=pieces, titled=title)
    kind: Kind = "index" if pieces else "cards"
    return Page(uri, kind, title, edition.words("cards_summary"), markdown)


def _markdown(edition: Edition, uri: str, pieces: Links, **values: object) -> str:
    whole = edition.whole if isinstance(edition, Piece) else None
    way = partial(way_to_file, uri, directory_urls=edition.directory_urls)
    return render(
        edition,
        uri,
        "cards.md.jinja",
        decks=list(cards.decks(edition)),
        tests=[stage for stage in edition.roadmap.stages if cards.has_test(stage)],
        list=edition.href(uri, QUESTIONS) if questions.any_asked(whole or edition) else "",
        package=way("cards.apkg") if any(notes(whole or edition, "")) else "",
        text=way(cards_text(uri)) if not pieces and any(notes(edition, "")) else "",
        pieces=pieces,
        **values,
    )
