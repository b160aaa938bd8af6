"""The files with the cards for Anki: one package, and texts for each page of cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from roadmap_site.edition import CARDS, Edition, anki, anki_package, cards_text
from roadmap_site.pages import Page


def files(
    edition: Edition, pages: Iterable[Page], root: str, changed: int
) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Give what makes each file, by its name; none where there are no cards for Anki.

    A package has all cards. Texts have those of one page: of the only one, or of a piece of it.
    """
    if not any(anki.notes(edition, root)):
        return
    yield "cards.apkg", lambda: anki_package.package(edition, anki.notes(edition, root), changed)
    asking = [page for page in pages if CARDS in (page.uri, page.whole)]
    for page in (page for page in asking if page.whole or len(asking) == 1):
        yield cards_text(page.uri), partial(_text, edition, page, root)


def _text(edition: Edition, page: Page, root: str) -> str:
    return anki.text(edition, anki.notes(edition, root, page.stages or ()))
