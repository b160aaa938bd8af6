"""Which folders a build may write into: it empties them first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path as File

SIGN = "404.html"
"""What every build by MkDocs writes first, so that even one that was killed left it."""


def refusal(target: File, sources: Mapping[str, File], sign: str = SIGN) -> str:
    """Say why a site must not be built into `target`; empty where it may.

    `sources` are files and folders that must stay as they are, by what they are called; `sign` is
    the file that tells a folder that a build made.
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
    names = {item.name for item in folder.iterdir()}
    return sign in names or all(name.startswith(".") for name in names)
