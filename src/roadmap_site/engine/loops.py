"""Links that lead to a folder that they lie in: whoever follows them never comes to an end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path as File


def find(folder: File) -> File | None:
    """Give a link in a folder that never ends; None where there is none."""
    return next(_found(folder), None)


def never_ends(item: os.DirEntry[str]) -> bool:
    """Tell whether an item leads to one of the folders on the way to it, whatever that way is."""
    if not item.is_symlink():
        return False
    target = os.path.realpath(item.path)
    return any(os.path.realpath(parent) == target for parent in File(item.path).parents)


def _found(folder: File) -> Iterator[File]:
    with os.scandir(folder) as items:
        for item in items:
            if never_ends(item):
                yield File(item.path)
            elif item.is_dir():
                yield from _found(File(item.path))
