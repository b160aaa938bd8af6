"""A page about all stages: one, or pieces where that would be too large to load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from roadmap_site.edition import Edition
from roadmap_site.edition.pieces import head, pieces
from roadmap_site.pages.page import Page

LARGEST = 800_000
"""How many bytes of Markdown a page has at most; the page around it brings some more."""

MOST_TOPICS = 2000
"""Of more topics than this, no page lists them all."""

Links = tuple[tuple[str, str], ...]
"""The names and the Markdown files of the pieces of a page."""
Make = Callable[[Edition, str, Links], Page]
"""Renders a page of an edition, or of a piece of one, that stands at an address.

With links, it is the index of these pieces.
"""


def in_pieces(edition: Edition, make: Make, uri: str) -> list[Page]:
    """Render a page, or its index and its pieces."""
    whole = make(edition, uri, ())
    found = list(pieces(edition)) if len(whole.markdown.encode()) > LARGEST else []
    if len(found) < 2:
        return [whole]
    stem = uri.removesuffix(".md")
    links = tuple((piece.label, f"{stem}/{piece.slug}.md") for piece in found)
    return [
        replace(make(head(edition), uri, links), stages=()),
        *(
            replace(make(piece, at, ()), whole=uri, stages=piece.roadmap.stages)
            for piece, (_, at) in zip(found, links, strict=True)
        ),
    ]
