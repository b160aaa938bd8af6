"""Which folders a build may write into: it empties them first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as File

_NOWHERE = "404.html"
_SITE = ("assets/roadmap", "search/search_index.json", "sitemap.xml.gz")
"""What builds by MkDocs write beside it, each some of these; a site by hand may have the first."""
_WORKSHOP = ".build/lock"
"""What a build leaves that was killed while it brought the first files of a site here."""


def refusal(target: File, sources: Mapping[str, File], sign: str = "") -> str:
    """Say why a site must not be built into `target`; empty where it may.

    `sources` are files and folders that must stay as they are, by what they are called; `sign` is
    the file that tells a folder that may be replaced, instead of what tells a site.
    """
    wanted = target.resolve()
    for name, source in sources.items():
        place = source.resolve()
        if _is_in(place, wanted):
            # A build empties its folder.
            return f"{target} holds {name} ({source}), which the build would delete"
        if _is_in(wanted, place):
            return f"{target} lies in {name} ({source}), which the build reads"
    if wanted.is_dir() and not _is_ours(wanted, sign):
        return f"{target} holds files that no build made, and would be emptied"
    if wanted.exists() and not wanted.is_dir():
        return f"{target} is no folder"
    return ""


def _is_in(inner: File, outer: File) -> bool:
    """Tell whether a path is a folder or lies in it, also where names differ in case alone."""
    return any(_is_same(path, outer) for path in (inner, *inner.parents))


def _is_same(a: File, b: File) -> bool:
    return a == b or (a.exists() and b.exists() and a.samefile(b))


def _is_ours(folder: File, sign: str) -> bool:
    """Tell whether a folder is empty or was made by a build; MkDocs leaves hidden files alone."""
    if all(item.name.startswith(".") for item in folder.iterdir()):
        return True
    if sign:
        return (folder / sign).exists()
    is_site = (folder / _NOWHERE).exists() and any((folder / name).exists() for name in _SITE)
    return is_site or (folder / _WORKSHOP).exists()
