"""What the search finds besides the roadmap: the portal's own pages, and hand-written ones.

Material's search plugin reads the hand-written pages; its own index is not used.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator

from roadmap_site.browser import search_index
from roadmap_site.edition import FALLBACK, Edition, Findable, address, findables, words
from roadmap_site.pages import Page

_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(r"</(?:p|li|h\d|td|dd|pre)>")
_CUT = "\u200b"
"""What Material's plugin puts between Chinese words."""


def files(edition: Edition, pages: Iterable[Page], plugin_index: str) -> dict[str, str]:
    """Give the files of the search by their paths, from what Material's plugin wrote."""
    return search_index.files(
        [*findables(edition), *_pages(edition, pages), *_documents(plugin_index)],
        [edition.language, *edition.roadmap.languages],
    )


def _pages(edition: Edition, pages: Iterable[Page]) -> Iterator[Findable]:
    """Give the portal's pages and what can be done anywhere, each with what people call it."""
    for page in pages:
        if not page.stage and page.kind != "home":
            place = address(page.uri, directory_urls=edition.directory_urls)
            names = tuple(_called(edition, page.kind))
            yield Findable("page", page.title, place, names=names, body=(page.description,))
    acts = edition.words.terms("acts_anywhere")
    for kind, title in acts.items():
        yield Findable("act", title, f"#_{kind}", names=tuple(_called(edition, kind)))


def _called(edition: Edition, kind: str) -> Iterator[str]:
    """Give what people call a page, in any language of the site."""
    for language in dict.fromkeys((edition.language, *edition.roadmap.languages, FALLBACK)):
        its = edition.words if language == edition.language else words(language)
        called = its.terms("also_called").get(kind, "")
        yield from (name.strip() for name in called.split(";") if name.strip())


def _documents(plugin_index: str) -> Iterator[Findable]:
    """Give the sections of hand-written pages; the tags of a page are what else it is called."""
    for entry in json.loads(plugin_index)["docs"]:
        place = entry["location"]
        page, _, anchor = place.partition("#")
        lines = tuple(filter(None, map(_plain, _BLOCK.split(entry["text"]))))
        title, names = _plain(entry["title"]), tuple(entry.get("tags", ()))
        yield Findable(
            "document" if anchor else "page", title, place, page if anchor else "", names, lines
        )


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", text)).replace(_CUT, "").split())
