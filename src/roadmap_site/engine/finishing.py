"""The last thing that is done to a page, when all plugins have had their hands in it."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as SitePage

from roadmap_site.browser.policy import Policy
from roadmap_site.edition import foreign
from roadmap_site.edition.words import Words
from roadmap_site.engine.policing import police
from roadmap_site.engine.written import WrittenPage
from roadmap_site.material.slim import slim

_HERE = "<!--roadmap:content-->"
"""Stands for the content of a page while what is around it is looked at."""


@dataclass(frozen=True)
class Finish:
    """Marks what is in another language, and has pages say what browsers may let them do."""

    words: Words
    allowed: Policy | None
    config: MkDocsConfig

    def __call__(self, html: str, page: SitePage | None = None) -> str:
        """Give the finished page.

        Its content is most of it. Where nobody but the portal has written that, no scripts and no
        styles are looked for in it.
        """
        own = (page.content or "") if isinstance(page, WrittenPage) and page.is_own else ""
        before, found, after = html.partition(own) if own else (html, "", "")
        parts = [slim(foreign.resolve(part, self.words)) for part in (before, found, after)]
        if not found or _HERE in before + after:
            return police("".join(parts), self.allowed, self.config)
        around = police(_HERE.join((parts[0], parts[2])), self.allowed, self.config, parts[1])
        return around.replace(_HERE, parts[1], 1)
