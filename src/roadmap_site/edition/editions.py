"""The roadmap for the readers of each of its languages."""

from __future__ import annotations

from collections.abc import Mapping

from roadmap_site.edition.edition import Edition
from roadmap_site.edition.reports import Desk
from roadmap_site.edition.words import Table, words_with
from roadmap_site.model import Roadmap
from roadmap_site.model.link_record import Record
from roadmap_site.model.translation_record import Behind


def editions(
    roadmap: Roadmap,
    *,
    directory_urls: bool = True,
    links: Record | None = None,
    behind: Behind | None = None,
    desk: Desk | None = None,
    own_words: Mapping[str, Table] | None = None,
) -> dict[str, Edition]:
    """Give the roadmap in each of its languages, the default first, with a portal's own words."""
    known, waiting = links or Record(), behind or {}
    return {
        language: Edition(
            roadmap,
            words_with(language, own_words or {}),
            directory_urls,
            known,
            waiting.get(language, {}),
            desk,
        )
        for language in roadmap.languages
    }
