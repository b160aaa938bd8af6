"""One folder in the place of another, as whole as the file system can do it."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path as File

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux: renameat2(2)
_RENAME_SWAP = 2  # macOS: renamex_np(2)
_LAST = ("index.html", "service-worker.js")
"""Names of files that lead readers to all the others, which therefore come first."""


def put_in_place(new: File, target: File, aside: File) -> str:
    """Put the folder `new` where `target` is; what stood there is then at `new` or at `aside`.

    Returns how it was done where that was not in one step, for the log. Two folders trade their
    places in one step on Linux and macOS. Elsewhere the old one steps aside first, and for the
    moment between the two steps there is none. A folder that cannot be moved at all, such as the
    root of a volume, gets its files one after another.
    """
    if not target.exists():
        new.rename(target)
        return ""
    try:
        if _exchange(new, target):
            return ""
        target.rename(aside)
    except OSError as error:
        replace_each(new, target)
        return f"it cannot be exchanged as a whole ({error.strerror}): file after file"
    try:
        new.rename(target)
    except OSError:
        aside.rename(target)
        raise
    return "this file system exchanges no folders: for a moment there was none"


def _exchange(a: File, b: File) -> bool:
    """Let two folders trade places in one step; tell whether the machine knows how to do that."""
    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(a), os.fsencode(b)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, _RENAME_SWAP)
    else:
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(b))


def replace_each(new: File, target: File) -> None:
    """Put each file of one folder into the place of that of another, and remove all others.

    Every file is whole at every moment, but not the folder. Hidden files stay, as MkDocs leaves
    them.
    """
    files = sorted(_files(new), key=lambda file: (file.name in _LAST, file.suffix == ".html"))
    for file in files:
        place = target / file.relative_to(new)
        _make_room(place, target)
        file.replace(place)
    wanted = {file.relative_to(new) for file in files}
    for file in [*_files(target)]:
        if file.relative_to(target) not in wanted:
            file.unlink()
    for folder, _, _ in os.walk(target, topdown=False):
        if not File(folder).relative_to(target).as_posix().startswith("."):
            with suppress(OSError):  # it is not empty
                File(folder).rmdir()


def _files(folder: File) -> Iterator[File]:
    """Give every file in a folder, links included, but nothing hidden at its top."""
    for item in folder.iterdir():
        if item.name.startswith("."):
            continue
        if item.is_symlink() or not item.is_dir():
            yield item
        else:
            yield from (File(top, name) for top, _, names in os.walk(item) for name in names)


def _make_room(place: File, root: File) -> None:
    """Make the folders of a file; what stands in its way or theirs, of the other kind, goes."""
    for folder in reversed(place.relative_to(root).parents[:-1]):
        path = root / folder
        if path.is_symlink() or path.is_file():
            path.unlink()
        path.mkdir(exist_ok=True)
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
