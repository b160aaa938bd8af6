"""What the search reads, in the place of the index that Material's plugin wrote."""

from __future__ import annotations

from pathlib import Path as File

from roadmap_site.material import disk, search_index
from roadmap_site.site import Site


def write(made: Site, language: str, site_dir: File) -> None:
    """Write the files of the search of one language, if Material's plugin is there."""
    index = site_dir / "search" / "search_index.json"
    if not index.is_file():
        return
    edition = made.editions[language]
    found = search_index.files(edition, made.pages[language], index.read_text("utf-8"))
    if not edition.directory_urls:
        found[disk.SEARCH] = disk.search(found)
    for path, text in found.items():
        (site_dir / path).write_text(text, "utf-8")
    index.unlink()
