"""The page of a reader's own progress."""

from __future__ import annotations

from roadmap_site.edition import (
    PROGRESS,
    Edition,
)
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    markdown = render(edition, PROGRESS, "progress.md.jinja")
    words = edition.words
    return Page(PROGRESS, "progress", words("progress_title"), words("progress_summary"), markdown)
