"""What other plugins and settings ask for, in the builds of further languages too."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig


def leave_out_blogs(config: MkDocsConfig, pages: Collection[str]) -> None:
    """Switch off every blog that has no page to begin with in the language that is built.

    Material's plugin would go on without one until it fails. `pages` has the hand-written pages of
    the language.
    """
    for name, plugin in config.plugins.items():
        if name.partition(" ")[0].endswith("blog") and "blog_dir" in plugin.config:
            home = f"{plugin.config['blog_dir']}/index.md".removeprefix("./")
            plugin.config["enabled"] = plugin.config["enabled"] and home in pages


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
