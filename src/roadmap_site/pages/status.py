"""The page that says how complete and how fresh the roadmap is, for contributors."""

from __future__ import annotations

from roadmap_site.edition import STATUS, Edition
from roadmap_site.edition.status import MAX_LISTED, status
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    words, markdown = edition.words, Once(_markdown, edition)
    return Page(STATUS, "status", words("status_title"), words("status_summary"), markdown)


def _markdown(edition: Edition) -> str:
    found = status(edition.roadmap, edition.links)
    return render(edition, STATUS, "status.md.jinja", status=found, most=MAX_LISTED)
