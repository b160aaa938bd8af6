"""What the search reads, in the place of what Material's search plugin has written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as File

from roadmap_site.edition import Edition
from roadmap_site.material import disk, search_index
from roadmap_site.pages import Page


def write(site_dir: File, edition: Edition, pages: Iterable[Page]) -> None:
    """Write the files of the search of one language; none where the plugin is not there."""
    index = site_dir / "search" / "search_index.json"
    if not index.is_file():
        return
    found = search_index.files(edition, pages, index.read_text("utf-8"))
    if not edition.directory_urls:
        found[disk.SEARCH] = disk.search(found)
    for path, text in found.items():
        (site_dir / path).write_text(text, "utf-8")
    index.unlink()
