"""A page about all stages: one, or pieces where that would be too large to load."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from roadmap_site.edition import Edition
from roadmap_site.edition.pieces import head, pieces
from roadmap_site.pages import weighing
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
    parts = [make(piece, at, ()) for at, piece in places.items()]
    whole = make(edition, uri, ())
    if _is_light(edition, whole, *next(zip(places.values(), parts, strict=True))):
        return [whole]
    links = tuple((piece.label, at) for at, piece in places.items())
    index = make(head(edition), uri, links)
    return [
        replace(index, stages=()),
        *(
            replace(part, whole=uri, stages=piece.roadmap.stages)
            for part, piece in zip(parts, places.values(), strict=True)
        ),
    ]


def _is_light(edition: Edition, whole: Page, piece: Edition, part: Page) -> bool:
    """Tell whether all can be one page, which is made where nothing else tells."""
    least, most = weighing.bounds(edition, whole.uri)
    if least > LARGEST or most <= LARGEST:
        return most <= LARGEST
    return _likely(edition, piece, part) <= LARGEST and _size(whole) <= LARGEST


def _likely(edition: Edition, piece: Edition, part: Page) -> float:
    """Tell about how large a page is by one of its pieces, so that the others wait to be made."""
    return _size(part) * len(edition.roadmap.stages) / len(piece.roadmap.stages)


def _size(page: Page) -> int:
    return len(page.markdown.encode())
