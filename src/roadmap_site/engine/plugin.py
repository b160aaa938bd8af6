"""The MkDocs plugin: hands the portal's pages and files to MkDocs, language by language.

Each language is a site of its own with its own search index:
MkDocs builds the default one, and this plugin has it build the others when that is done.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path as File
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from roadmap_site import browser
from roadmap_site.browser.policy import Policy
from roadmap_site.edition import HOME
from roadmap_site.engine import (
    diagrams,
    documents,
    findable,
    finishing,
    languages,
    late,
    neighbours,
    own_templates,
    policing,
    refusals,
    serving,
    signposts,
    telling,
    theme,
    workers,
    written,
)
from roadmap_site.engine.loading import load
from roadmap_site.engine.lookout import Lookout
from roadmap_site.engine.options import Options
from roadmap_site.engine.staging import Staging
from roadmap_site.material import appearance, components, web_manifest
from roadmap_site.site import Content, Portal, Site, own_words
from roadmap_site.text import dictionary

log = get_plugin_logger("roadmap")


class RoadmapPlugin(BasePlugin[Options]):
    """Makes the pages of a roadmap part of a MkDocs site."""

    # MkDocs makes a new instance for every build, so nothing outlives a rebuild of `mkdocs serve`.
    site: Site
    portal: Portal
    assets: dict[str, bytes]
    language = site_url = ""
    policy: Policy | None = None
    """What browsers let the pages do; one for all languages."""
    finish: finishing.Finish
    lookout: Lookout
    is_alone = False
    """True where this build makes no other language and writes where it was told to."""
    staging: Staging | None = None
    """Where the site is built until it is whole; the languages after the first lie in it."""
    later: late.Later | None = None
    """What is left until a reader asks for it; None where all is made at once."""
    own_pages: late.Pages | None = None
    others: languages.Builds | None = None
    """The builds of the other languages, in that of the default one."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the roadmap, and set MkDocs and Material up for the language that is built."""
        refusals.refuse_what_does_not_fit(config, RoadmapPlugin)
        neighbours.settle(config)
        # Most of what is made stays to the end, and is looked through in vain: a tenth of the time.
        gc.set_threshold(50_000, 10, 50)
        dictionary.take_over()
        theme.read_quickly(config.theme)
        directory = File(config.config_file_path).parent / self.config.roadmap_dir
        locales = File(config.config_file_path).parent / own_words.FOLDER
        config.watch += [str(directory), str(locales), *filter(None, [config.theme.custom_dir])]
        if not self.language:
            refusals.refuse_to_delete(config, directory)
            refusals.refuse_endless_links(config)
            refusals.tell_of_features(config)
            self.site = load(directory, config)
            self.language, self.site_url = self.site.language, config.site_url or ""
            self.policy = policing.policy_of(self.config.policy, config)
            self.staging, self.later = serving.begin(config)
        edition = self.site.editions[self.language]
        self.finish = finishing.Finish(edition.words, self.policy, config)
        config.site_name = str(escape(edition.title(edition.roadmap)))
        config.site_description = edition.plain(edition.roadmap.summary)
        config.extra["scope"] = urlsplit(self.site_url).path or "/"
        config.extra["worker"] = worker = workers.name(is_wanted=self.config.offline)
        with refusals.naming_what_the_theme_lacks():
            self.assets = appearance.dress(config, edition.words, browser.modules(edition))
        if is_default := self.language == self.site.language:
            self.assets |= components.files(config.theme.dirs)
        if worker:
            self.assets |= web_manifest.file(edition, is_default=is_default)
        appearance.prepare(config.plugins)
        findable.leave_own_out(config.plugins)
        self.lookout = Lookout(config)
        return config

    def _on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the portal's pages, assets and data; keep the hand-written pages of the language."""
        self.lookout.refuse_late_settings(config)
        beside = documents.of_language(self.language, files, config, self.site)
        self.portal = Portal(self.site, self.site_url, beside)
        if self.language == self.site.language and not self.is_alone:
            served, told = serving.is_served(), (RoadmapPlugin, self.policy, self.later)
            self.others = languages.begin(self.portal, config, *told, served=served)
        documents.leave_out_foreign(files, config)
        given = {**self.portal.files(self.language), **self.assets}
        own = [self._file(*item, config) for item in given.items()]
        documents.leave_out_static(self.language, files, config, self.site, own)
        documents.add(own, files)
        signposts.put_up(self.language, files, config, beside)
        if self.language != self.site.language:
            neighbours.leave_out_blogs(config, beside[self.language])
        order = documents.order(files, config, self.language, beside)
        config.nav = self.portal.navigation(self.language, order)
        telling.share(self.portal, self.language, config)
        neighbours.lead_redirects(config, files, beside, self.language)
        written.hand_over(own, config)
        self.own_pages = late.Pages(own, self.later) if self.later else None
        self.lookout.know(files, is_told=self.language == self.site.language)
        return files

    @event_priority(-45)  # Before blogs add their own pages, which belong to no language.
    def _look_again(self, files: Files, config: MkDocsConfig) -> Files:
        """Warn where others have added pages or taken some away."""
        return self.lookout.tell_of_late_pages(files)

    on_files = CombinedEvent(_on_files, _look_again)

    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Have the pages made when they are asked for, where that is to be."""
        if self.own_pages:
            self.own_pages.put_off(files, nav)
        return nav

    def _file(self, path: str, content: Content, config: MkDocsConfig) -> SiteFile:
        """Give a file of the portal's, which the link "edit" of its page leads to the source of."""
        if path.endswith(".html"):
            content = policing.police(str(content), self.policy, config)
        file = late.file(path, content, config, self.later)
        if source := self.site.sources.get(path):
            documents.say_source(file, File(self.config.roadmap_dir) / source, config)
        if (page := self.site.page(self.language, path)) and page.whole:
            file.inclusion = InclusionLevel.NOT_IN_NAV  # The index of the pieces leads to it.
        return file

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Make ready what every page is made with."""
        own_templates.build_on_portal(env, config)
        if self.own_pages:
            self.own_pages.leave(config, env)
        return env

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Warn where a reader's browser would ask another site.

        The search knows the portal's own pages without reading them. Headings are read aloud
        without the sign of their permanent links.
        """
        if self.site.page(self.language, page.file.src_uri):
            page.meta["search"] = {"exclude": True}
        diagrams.warn_of_foreign_script(html, page.file.src_uri, config.plugins)
        policing.tell_of_others(html, self.policy, page.file.src_uri)
        return written.become(page, html, appearance.quieten_permalinks(signposts.lead(html)))

    # Plugins that come later may put scripts into pages, too; mermaid2 does.
    @event_priority(-100)
    def on_post_page(self, output: str, page: SitePage, config: MkDocsConfig) -> str:
        """Finish the page."""
        own_templates.tell_of_home(output, page.file, config, self.policy)
        return self.finish(output, page)

    def on_page_context(
        self, context: TemplateContext, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the templates what they show."""
        if page.file.src_uri == HOME:
            page.meta["hide"] = ["navigation", "toc"]
        return telling.tell(context, self.portal, self.language, page, self.own_pages)

    def on_template_context(
        self, context: TemplateContext, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Tell the templates of pages that no Markdown makes, such as 404.html."""
        return telling.tell(context, self.portal, self.language, None, self.own_pages)

    def on_post_template(
        self, output_content: str, template_name: str, config: MkDocsConfig
    ) -> str:
        """Write one sitemap for all languages instead of one for each."""
        if template_name == "sitemap.xml":
            return self.portal.sitemap(self.language)
        return self.finish(output_content)

    # The search plugin's own comes first: one instance of it serves the builds of all languages.
    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write what the search reads, and build the other languages."""
        if not self.later:
            languages.make_room(self.site, self.others)
        findable.write(File(config.site_dir), self.site, self.language, self.later)
        if self.others:
            self.others.finish()
            if not serving.is_served():
                workers.write(File(config.site_dir), is_wanted=self.config.offline)
                policing.tell_hosts(File(config.site_dir), self.policy, self.portal)
            self._publish(config)

    def _publish(self, config: MkDocsConfig) -> None:
        """Put the whole site in its place, unless MkDocs is about to refuse it for its warnings."""
        if self.staging and not (config.strict and refusals.has_warnings()):
            if how := self.staging.publish():
                log.info("%s: %s", self.staging.site, how)
            config.site_dir = str(self.staging.site)
            late.begin(self.later)

    @event_priority(-100)
    def on_build_error(self, error: Exception) -> None:
        """Leave the old site as it is, and say in one line what MkDocs has a traceback for."""
        if self.others:
            self.others.stop()
        if self.staging:
            self.staging.discard()
            refusals.tell_in_one_line(error, self.staging.site)

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Go on serving the old site while the roadmap has mistakes."""
        serving.last_for_days(server, config, RoadmapPlugin)
        return server
