"""A page about all stages: one, or pieces where that would be too large to load."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
    stem = uri.removesuffix(".md")
    places = {f"{stem}/{piece.slug}.md": piece for piece in pieces(edition)}
    if len(places) < 2:
        return [make(edition, uri, ())]
    # Pieces have all that the whole has. Where it is large for sure, it is not rendered in vain.
    at, first = next(iter(places.items()))
    parts = [make(first, at, ())]
    if _size(parts) * len(places) > LARGEST:
        parts += [make(piece, at, ()) for at, piece in [*places.items()][1:]]
    if _size(parts) <= LARGEST:
        whole = make(edition, uri, ())
        if _size([whole]) <= LARGEST:
            return [whole]
        parts = [make(piece, at, ()) for at, piece in places.items()]
    links = tuple((piece.label, at) for at, piece in places.items())
    index = make(head(edition), uri, links)
    return [
        replace(index, stages=()),
        *(
            replace(part, whole=uri, stages=piece.roadmap.stages)
            for part, piece in zip(parts, places.values(), strict=True)
        ),
    ]


def _size(pages: Iterable[Page]) -> int:
    return sum(len(page.markdown.encode()) for page in pages)
