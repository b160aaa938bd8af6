"""The page of a reader's own progress."""

from __future__ import annotations

from roadmap_site.edition import (
    PROGRESS,
    Edition,
)
from roadmap_site.pages.in_pieces import MOST_TOPICS
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    markdown = Once(
        render,
        edition,
        PROGRESS,
        "progress.md.jinja",
        is_whole=len(edition.roadmap.topics) <= MOST_TOPICS,
    )
    words = edition.words
    return Page(PROGRESS, "progress", words("progress_title"), words("progress_summary"), markdown)
