"""What the search reads, in the place of what Material's search plugin has written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path as File
from typing import Any

from mkdocs.plugins import PluginCollection
from mkdocs.structure.pages import Page as SitePage

from roadmap_site.edition import Edition
from roadmap_site.engine.late import Later
from roadmap_site.engine.written import WrittenPage
from roadmap_site.material import disk, search_index
from roadmap_site.pages import Page
from roadmap_site.site import Site


def leave_own_out(plugins: PluginCollection) -> None:
    """Have Material's search plugin look at hand-written pages alone.

    It would go through each of ours twice, for marks that none of them has.
    """
    search = plugins.get("material/search")
    plugins.events["page_context"][:] = [
        partial(_of_others, method) if search and method == search.on_page_context else method
        for method in plugins.events["page_context"]
    ]


def _of_others(method: Any, context: object, *, page: SitePage, **more: object) -> object:
    """Have a plugin do its work where others than the portal have a hand in a page."""
    is_own = isinstance(page, WrittenPage) and page.is_own
    return None if is_own else method(context, page=page, **more)


def write(site_dir: File, site: Site, language: str, later: Later | None = None) -> None:
    """Write the files of the search of one language, or leave that for later.

    There are none where the plugin is not there.
    """
    index = site_dir / "search" / "search_index.json"
    if not index.is_file():
        return
    edition, pages = site.editions[language], site.pages[language]
    text = index.read_text("utf-8")
    index.unlink()
    if later and edition.directory_urls:
        place = File(later.moved(str(site_dir)))
        later.add(index.parent, lambda: _write(place, edition, pages, text), is_folder=True)
    else:
        _write(site_dir, edition, pages, text)


def _write(site_dir: File, edition: Edition, pages: Iterable[Page], plugin_index: str) -> None:
    found = search_index.files(edition, pages, plugin_index)
    if not edition.directory_urls:
        found[disk.SEARCH] = disk.search(found)
    for path, text in found.items():
        place = site_dir / path
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, "utf-8")
