"""What other plugins and settings ask for, in the builds of further languages too."""

from __future__ import annotations

from collections.abc import Collection, Iterator
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
    return (
        f"{name.removesuffix(f'.{language}.md')}.md" if name.endswith(f".{language}.md") else name
    )


def _called(config: MkDocsConfig, name: str) -> Iterator[Any]:
    """Give every plugin of a name, which the theme may have put its own before."""
    for key, plugin in config.plugins.items():
        if key.partition(" ")[0].rpartition("/")[2] == name:
            yield plugin


def listed(nav: Any, shown: dict[str, str], *, is_default: bool) -> list[Any]:
    """Give what `nav` in mkdocs.yml says of hand-written pages, in the language that is built.

    `shown` has the name that each file is shown under. What the portal makes has its place
    already. Titles are in the default language, so that elsewhere a page tells its own.
    """
    return [*_listed(nav if isinstance(nav, list) else [nav], shown, is_default)]


def _listed(nav: list[Any], shown: dict[str, str], is_default: bool) -> Iterator[Any]:
    for item in nav:
        title, inner = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        if isinstance(inner, list):
            if kept := [*_listed(inner, shown, is_default)]:
                yield {title: kept} if title else kept
        elif inner in shown:
            yield {title: shown[inner]} if title and is_default else shown[inner]
        elif isinstance(inner, str) and "://" in inner:
            yield item
