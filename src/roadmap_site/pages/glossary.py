"""The page of the glossary."""

from __future__ import annotations

from roadmap_site.edition import (
    GLOSSARY,
    Edition,
    glossary,
)
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    words, markdown = edition.words, Once(_markdown, edition)
    return Page(GLOSSARY, "glossary", words("glossary_title"), words("glossary_summary"), markdown)


def _markdown(edition: Edition) -> str:
    groups, count = list(glossary.entries(edition)), len(edition.terms)
    return render(edition, GLOSSARY, "glossary.md.jinja", groups=groups, count=count)
