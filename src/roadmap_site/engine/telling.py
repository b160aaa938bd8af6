"""What the templates are told about the page that they show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from roadmap_site.edition import Words, foreign
from roadmap_site.engine.late import Pages
from roadmap_site.site import Portal


def share(portal: Portal, language: str, config: MkDocsConfig) -> None:
    """Put what all pages of a language have in common where templates find it."""
    config.extra["edition"] = portal.shared(language) | {
        "search": "material/search" in config.plugins,
        "repo": config.repo_url or "",
    }


def tell(
    context: TemplateContext,
    portal: Portal,
    language: str,
    page: Page | None = None,
    own: Pages | None = None,
) -> TemplateContext:
    """Tell the templates of one page, or of one that no Markdown makes, such as 404.html.

    Of those pages that are made later, `own` knows.
    """
    if own:
        context["pages"] = own.shown
    if page:
        _mark(page.toc, foreign.marking(portal.site.editions[language].words))
    extra = context["config"].extra
    url, uri = (page.url, page.file.src_uri) if page else (None, "")
    base = context["base_url"]
    if page is None and base == "/":
        # Where no address is known, MkDocs takes 404.html to lie at the root in any language.
        base = f"/{portal.prefix(language)}"
    told = portal.told(language, base, url, uri)
    shown = {
        "portal": told | {"edit": (page and page.edit_url) or ""},
        "edition": extra["edition"],
        "words": extra["edition"]["words"],
        "look": extra["look"],
    }
    return cast(TemplateContext, {**context, "base_url": base, **shown})


def _mark(contents: Iterable[AnchorLink], words: Words) -> None:
    """Mark the entries of a page's contents that are in another language than the page."""
    for entry in contents if isinstance(words, foreign.MarkedWords) else ():
        entry.title = words.said(entry.title)
        _mark(entry.children, words)
