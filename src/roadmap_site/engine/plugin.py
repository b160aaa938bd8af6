"""The MkDocs plugin: hands the portal's pages and files to MkDocs, language by language.

Each language is a site of its own with its own search index:
MkDocs builds the default one, and this plugin has it build the others when that is done.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path as File
from typing import cast
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemBytecodeCache
from markupsafe import escape
from mkdocs.commands.build import build
from mkdocs.config import config_options as opt
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from roadmap_site import browser, site
from roadmap_site.browser import offline
from roadmap_site.edition import HOME
from roadmap_site.engine import refusals, serving
from roadmap_site.engine.loading import load
from roadmap_site.material import appearance, disk, search_index
from roadmap_site.site import Portal, Site
from roadmap_site.text import dictionary

log = get_plugin_logger("roadmap")


class Options(Config):
    """What `mkdocs.yml` may say about the plugin."""

    roadmap_dir = opt.Type(str, default="roadmap")
    """The folder of the roadmap, relative to `mkdocs.yml`."""
    offline = opt.Type(bool, default=True)
    """Whether browsers keep the pages that were read for reading without a network."""


class RoadmapPlugin(BasePlugin[Options]):
    """Makes the pages of a roadmap part of a MkDocs site."""

    # MkDocs makes a new instance for every build, so nothing outlives a rebuild of `mkdocs serve`.
    site: Site
    portal: Portal
    assets: dict[str, bytes]
    language = ""
    site_url = ""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the roadmap, and set MkDocs and Material up for the language that is built."""
        refusals.refuse_what_does_not_fit(config, RoadmapPlugin)
        directory = File(config.config_file_path).parent / self.config.roadmap_dir
        config.watch.append(str(directory))
        if not self.language:
            refusals.refuse_to_delete(config, directory)
            self.site = load(directory, config)
            self.language, self.site_url = self.site.language, config.site_url or ""
        edition = self.site.editions[self.language]
        config.site_name = str(escape(edition.title(edition.roadmap)))
        config.site_description = edition.plain(edition.roadmap.summary)
        config.extra["scope"] = urlsplit(self.site_url).path or "/"
        config.extra["worker"] = self._worker
        if not config.repo_url:
            # MkDocs would make an address of the edit_uri alone, which leads nowhere.
            config.edit_uri = None
        with refusals.naming_what_the_theme_lacks():
            self.assets = appearance.dress(config, edition.words, browser.modules(edition))
        appearance.prepare(config.plugins)
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the portal's pages, assets and data; keep the hand-written pages of the language."""
        self._keep_documents(files, config)
        roadmap = File(config.config_file_path).parent / self.config.roadmap_dir
        for path, content in {**self.assets, **self.portal.files(self.language)}.items():
            if old := files.get_file_from_path(path):
                log.warning("%s is not shown: the portal has a page of that name", path)
                files.remove(old)
            file = SiteFile.generated(config, path, content=content)
            if source := self.site.sources.get(path):
                file.edit_uri = File(os.path.relpath(roadmap / source, config.docs_dir)).as_posix()
            files.append(file)
        config.nav = self.portal.navigation(self.language)
        return files

    def _keep_documents(self, files: Files, config: MkDocsConfig) -> None:
        """Show each hand-written page of the language under the name without the language."""
        written = {file.src_uri: file for file in files.documentation_pages()}
        documents = site.translations(written, self.site.languages)
        self.portal = Portal(self.site, self.site_url, documents)
        shown = documents[self.language]
        for source, file in written.items():
            if shown.get(source) != source:
                files.remove(file)
        for uri, source in shown.items():
            if uri != source:
                file = SiteFile.generated(config, uri, content=written[source].content_bytes)
                file.edit_uri = source
                files.append(file)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Make ready what every page is made with."""
        # Compiling Material's templates takes longer than rendering all pages with them.
        env.bytecode_cache = FileSystemBytecodeCache()
        dictionary.load()
        return env

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Warn where a reader's browser would ask another site for Mermaid's script.

        The search knows the portal's own pages without reading them.
        """
        if self.site.page(self.language, page.file.src_uri):
            page.meta["search"] = {"exclude": True}
        mermaid = config.plugins.get("mermaid2")
        if 'class="mermaid"' in html and (not mermaid or "://" in mermaid.config["javascript"]):
            log.warning(
                "%s has a diagram that only the browser can draw, with a script from another site;"
                " name a copy within docs_dir: mermaid2: {javascript: assets/mermaid.min.js}",
                page.file.src_uri,
            )
        return html

    def on_page_context(
        self, context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the templates what they show."""
        uri = page.file.src_uri
        if uri == HOME:
            page.meta["hide"] = ["navigation", "toc"]
        return self._tell(context, page.url, uri)

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the templates of pages that no Markdown makes, such as 404.html."""
        return self._tell(context)

    def _tell(
        self, context: TemplateContext, url: str | None = None, uri: str = ""
    ) -> TemplateContext:
        told = self.portal.told(self.language, context["base_url"], url, uri)
        return cast(TemplateContext, {**context, "portal": told})

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Write one sitemap for all languages instead of one for each."""
        if template_name != "sitemap.xml":
            return output_content
        return self.portal.sitemap(self.language)

    # The search plugin writes its index in the same event, and one instance of it serves the
    # builds of all languages: so it comes first, and the other languages come last.
    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what the search reads, and build the other languages."""
        index = File(config.site_dir, "search", "search_index.json")
        if index.is_file():
            self._write_search(File(config.site_dir), index.read_text("utf-8"))
            index.unlink()
        if self.language == self.site.language:
            for language in self.site.languages[1:]:
                self._build(language, config)
            if not serving.is_served():
                self._write_worker(File(config.site_dir))

    def _write_search(self, site_dir: File, plugin_index: str) -> None:
        edition = self.site.editions[self.language]
        found = search_index.files(edition, self.site.pages[self.language], plugin_index)
        if not edition.directory_urls:
            found[disk.SEARCH] = disk.search(found)
        for path, text in found.items():
            (site_dir / path).write_text(text, "utf-8")

    @property
    def _worker(self) -> str:
        """The name of the site's service worker; none where browsers are not to keep the site."""
        return offline.SERVICE_WORKER if self.config.offline and not serving.is_served() else ""

    def _write_worker(self, site_dir: File) -> None:
        script = offline.service_worker(site_dir) if self._worker else offline.farewell()
        (site_dir / offline.SERVICE_WORKER).write_text(script, "utf-8")

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Go on serving the old site while the roadmap has mistakes."""
        serving.keep_the_old_site(server)
        return server

    def _build(self, language: str, config: MkDocsConfig) -> None:
        """Build one more language into its folder of the same site."""
        other = load_config(
            config.config_file_path,
            site_dir=str(File(config.site_dir, language)),
            site_url=self.portal.roots[language] if self.site_url else "",
            use_directory_urls=config.use_directory_urls,
            strict=config.strict,
        )
        twin = next(plugin for plugin in other.plugins.values() if isinstance(plugin, type(self)))
        twin.site, twin.language, twin.site_url = self.site, language, self.site_url
        build(other)
