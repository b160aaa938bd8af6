"""What `browser/early/start.js` has to know of a page before it is painted."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from roadmap_site.edition import Edition
from roadmap_site.pages import Page
from roadmap_site.site.building import Site


def told(
    site: Site, site_url: str, edition: Edition, shown: Page | None, homes: Iterable[object]
) -> dict[str, object]:
    """Give what a page tells, as plain values.

    `homes` are the ways to the other languages from a page that comes for any address: a reader
    of theirs is led on. The home page of the site may offer another language.
    """
    found: dict[str, object] = {"scope": urlsplit(site_url).path or "/"}
    if shown and (ids := off(edition, shown)) is not None:
        first = next((path.id for path in edition.roadmap.paths), "")
        found |= {"off": ids, "path": first, "kind": shown.kind}
    if edition.language == site.language and len(site.languages) > 1:
        found |= {"homes": [*homes]} if homes else {}
        found |= {"invite": True} if shown and shown.kind == "home" else {}
    return found


def off(edition: Edition, page: Page) -> dict[str, list[str]] | None:
    """Give the ids that each path leaves out of a page; None where pages do not ask for it."""
    if page.kind == "stage" and page.stage:
        return edition.aside(page.stage.parts)
    if page.kind == "print":
        stages = edition.roadmap.stages if page.stages is None else page.stages
        return edition.aside(part for stage in stages for part in stage.parts)
    has_stages = page.kind in {"resources", "progress"}
    return edition.aside(edition.roadmap.stages) if has_stages else None
