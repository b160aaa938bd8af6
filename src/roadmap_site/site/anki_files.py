"""The files with the cards for Anki: one package, and texts for each page of cards."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from roadmap_site.edition import CARDS, Edition, anki, anki_package, cards_text
from roadmap_site.edition.anki import Note
from roadmap_site.pages import Page


def files(
    edition: Edition, pages: Iterable[Page], root: str, changed: int
) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Give what makes each file, by its name; none where there are no cards for Anki.

    A package has all cards. Texts have those of one page: of the only one, or of a piece of it.
    """
    if not any(anki.notes(edition, root)):
        return
    asking = [page for page in pages if CARDS in (page.uri, page.whole)]
    texts = _Texts(edition, root, [page for page in asking if page.whole or len(asking) == 1])
    yield "cards.apkg", lambda: anki_package.package(edition, texts.notes(), changed)
    for page in texts.pages:
        yield cards_text(page.uri), partial(texts.text, page)


class _Texts:
    """The texts of all pages of cards. Those that are asked for after the package come with it."""

    def __init__(self, edition: Edition, root: str, pages: list[Page]) -> None:
        self._edition, self._root, self.pages = edition, root, pages
        self._packed: dict[str, bytes] = {}

    def notes(self) -> Iterator[Note]:
        """Give the notes of all pages, and keep the texts with them: to make both takes long."""
        for page in self.pages:
            found = [*self._notes(page)]
            self._packed[page.uri] = zlib.compress(anki.text(self._edition, found).encode(), 1)
            yield from found

    def text(self, page: Page) -> str:
        """Give the text of a page."""
        if packed := self._packed.pop(page.uri, None):
            return zlib.decompress(packed).decode()
        return anki.text(self._edition, self._notes(page))

    def _notes(self, page: Page) -> Iterator[Note]:
        return anki.notes(self._edition, self._root, page.stages or ())
