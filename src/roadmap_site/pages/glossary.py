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
    groups = list(glossary.entries(edition))
    markdown = Once(
        render, edition, GLOSSARY, "glossary.md.jinja", groups=groups, count=len(edition.terms)
    )
    words = edition.words
    return Page(GLOSSARY, "glossary", words("glossary_title"), words("glossary_summary"), markdown)
