"""What one real build of a language was made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from jinja2 import BaseLoader, Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import meta
from mkdocs.utils.templates import TemplateContext

from roadmap_site.browser.policy import Policy
from roadmap_site.engine import policing
from roadmap_site.engine.export import snippets
from roadmap_site.engine.signposts import Signpost
from roadmap_site.engine.written import WrittenPage
from roadmap_site.material import appearance, inline

NOWHERE = "404.html"
"""The template of the page for addresses that lead nowhere."""


@dataclass
class Record:
    """Everything that a build used, and what it told its templates."""

    templates: dict[str, str] = field(default_factory=dict)
    """The text of each template by its name."""
    pages: dict[str, Any] = field(default_factory=dict)
    """What the templates knew as `portal`, by the Markdown file of each page."""
    texts: dict[str, str] = field(default_factory=dict)
    """The Markdown of each page, its front matter included."""
    signposts: dict[str, str] = field(default_factory=dict)
    """Where files lie that are shown under another name, from the root of the language."""
    hidden: dict[str, Any] = field(default_factory=dict)
    """What each page hides beside its text."""
    nowhere: Any = None
    """What was told to the page for addresses that lead nowhere."""
    made: set[str] = field(default_factory=set)
    """The files of the site that pages and templates became."""
    borrowed: set[str] = field(default_factory=set)
    """The files of the site that a theme brought."""
    allowed: Policy | None = None
    """What the pages may do; None where browsers are told nothing of it."""
    policies: dict[str, str] = field(default_factory=dict)
    """What each page may do, by its Markdown file or its template."""


class _NoOptions(Config):
    """There is nothing to choose."""


class Recorder(BasePlugin[_NoOptions]):
    """Writes down, after all other plugins, what a build is made of."""

    def __init__(self, record: Record) -> None:
        super().__init__()
        self.record = record

    @event_priority(-200)
    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Note every template that is read from now on, and where each file comes from."""
        assert env.loader
        env.loader = _Loader(env.loader, self.record.templates)
        for file in files:
            if isinstance(file, Signpost):
                self.record.signposts[file.src_uri] = file.url
            elif file.is_documentation_page():
                self.record.made.add(file.dest_uri)
            elif _is_in(file, config.theme.dirs, config.theme.custom_dir):
                self.record.borrowed.add(file.dest_uri)
        self.record.made |= {*config.theme.static_templates, "sitemap.xml.gz"}
        return env

    @event_priority(-200)
    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Note what is told about a page."""
        uri = page.file.src_uri
        self.record.pages[uri] = context["portal"]  # type: ignore[typeddict-item]
        own = isinstance(page, WrittenPage) and page.is_own
        text = page.file.content_string
        self.record.texts[uri] = text if own else snippets.inserted(_said(page, text), config)
        if hidden := page.meta.get("hide"):
            self.record.hidden[uri] = hidden
        return context

    # Before the portal makes files of the scripts and styles that other engines leave in pages.
    @event_priority(-50)
    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Note what a page may do."""
        return self._police(output, page.file.src_uri)

    @event_priority(100)
    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Note what the page for addresses that lead nowhere may do."""
        return self._police(output_content, template_name)

    def _police(self, html: str, name: str) -> str:
        if self.record.allowed:
            found = inline.taken_out(html, "")
            self.record.policies[name] = policing.unmoved(html, found, self.record.allowed)
            self.record.made |= {f"{appearance.ASSETS}/{file}" for file in found.files}
        return html

    @event_priority(-200)
    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Note what is told about the page for addresses that lead nowhere."""
        if template_name == NOWHERE:
            self.record.nowhere = context["portal"]  # type: ignore[typeddict-item]
        return context


def _said(page: Page, text: str) -> str:
    """Give the text of a page as other plugins and hooks have made it.

    What Material's own put in the place of their marks is filled later, and stays a mark.
    """
    body, _ = meta.get_data(text)
    made = page.markdown
    if not body or made is None or made == body or "<!-- material/" in text:
        return text
    return made.join(text.rsplit(body, 1))


def _is_in(file: SiteFile, folders: list[str], own: str | None) -> bool:
    """Tell whether a theme brought a file that the author does not have."""
    source = file.src_dir
    return source in folders and (not own or File(source) != File(own))


class _Loader(BaseLoader):
    """Reads templates like another loader, and keeps their texts."""

    def __init__(self, loader: BaseLoader, texts: dict[str, str]) -> None:
        self._loader, self._texts = loader, texts

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give the text of a template."""
        text, name, is_fresh = self._loader.get_source(environment, template)
        self._texts[template] = text
        return text, name, is_fresh

    def list_templates(self) -> list[str]:
        """Name every template."""
        return self._loader.list_templates()
