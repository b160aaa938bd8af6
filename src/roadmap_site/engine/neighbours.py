"""What other plugins and settings ask for, in the builds of further languages too."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from roadmap_site.site import Documents


def leave_out_blogs(config: MkDocsConfig, pages: Collection[str]) -> None:
    """Switch off every blog that has no page to begin with in the language that is built.

    Material's plugin would go on without one until it fails. `pages` has the hand-written pages of
    the language.
    """
    for plugin in _called(config, "blog"):
        if "blog_dir" in plugin.config:
            home = f"{plugin.config['blog_dir']}/index.md".removeprefix("./")
            plugin.config["enabled"] = plugin.config["enabled"] and home in pages


def settle(config: MkDocsConfig) -> None:
    """Set at once what would be set later, or wrongly."""
    if not config.repo_url:
        # MkDocs would make an address of the edit_uri alone, which leads nowhere.
        config.edit_uri = None
    for plugin in _called(config, "offline"):  # Material's, for reading from a disk.
        if plugin.config.get("enabled"):
            config.use_directory_urls = False


def posts(config: MkDocsConfig) -> tuple[str, ...]:
    """Name the folders of the posts of blogs, which lead to those themselves."""
    found = (plugin.config for plugin in _called(config, "blog") if "post_dir" in plugin.config)
    return tuple(
        f"{its['post_dir'].format(blog=its['blog_dir'])}/".removeprefix("./") for its in found
    )


def lead_redirects(config: MkDocsConfig, files: Files, documents: Documents, language: str) -> None:
    """Have the plugin `redirects` lead, in each language, to the pages that it has.

    It has looked for them before the portal had its own. What nobody has is told in the default
    language.
    """
    pages = {file.src_uri for file in files.documentation_pages()}
    names = {source: uri for uri, source in documents[language].items()}
    elsewhere = {source for shown in documents.values() for source in shown.values()} - {*names}
    is_default = language == next(iter(documents))
    for plugin in _called(config, "redirects"):
        plugin.config["redirect_maps"] = {
            _unmarked(old, language): names.get(page, page) + sharp + anchor
            for old, new in plugin.config["redirect_maps"].items()
            for page, sharp, anchor in [str(new).partition("#")]
            if (
                page not in elsewhere
                if is_default
                else names.get(page, page) in pages or "://" in page
            )
        }
        plugin.on_files(files, config=config)


def _unmarked(name: str, language: str) -> str:
    stem = name.removesuffix(f".{language}.md")
    return name if stem == name else f"{stem}.md"


def _called(config: MkDocsConfig, name: str) -> Iterator[Any]:
    """Give every plugin of a name, which the theme may have put its own before."""
    for key, plugin in config.plugins.items():
        if key.partition(" ")[0].rpartition("/")[2] == name:
            yield plugin


@dataclass(frozen=True)
class Listed:
    """What `nav` in mkdocs.yml says of hand-written pages, in the language that is built."""

    shown: dict[str, str]
    """The name that each file of the language is shown under."""
    pages: Collection[str]
    """All pages: what the portal makes has its place already, and so have other languages."""
    is_default: bool
    """Titles are in the default language, so that elsewhere a page tells its own."""

    def __call__(self, nav: Any) -> list[Any]:
        """Give what is to stand there. What is nowhere is left for MkDocs to tell, once."""
        return [*self._listed(nav if isinstance(nav, list) else [nav])]

    def _listed(self, nav: list[Any]) -> Iterator[Any]:
        for item in nav:
            title, inner = next(iter(item.items())) if isinstance(item, dict) else (None, item)
            if isinstance(inner, list):
                if kept := [*self._listed(inner)]:
                    yield {title: kept} if title else kept
            elif inner in self.shown:
                shown = self.shown[inner]
                yield {title: shown} if title and self.is_default else shown
            elif self._leads_out(inner) or (self.is_default and inner not in self.pages):
                yield item

    def _leads_out(self, inner: Any) -> bool:
        return isinstance(inner, str) and ("://" in inner or inner.startswith("/"))
