"""Files that make the next run quicker, kept where only the user can write.

A cache is data and is never run. Whatever is unexpected about one, it counts as missing; where
nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path as File

import platformdirs
from platformdirs import user_cache_path

_DIGEST = hashlib.sha256().digest_size
_LARGEST = 1 << 28
"""A file of more bytes is none of ours."""


def read(name: str, key: bytes) -> bytes | None:
    """Give what was kept under a name for a key; None where that is missing or not as written.

    `key` is the hash of what the content was made from.
    """
    folder = _folder()
    if folder is None:
        return None
    try:
        # Opened without waiting, since a pipe may stand there, and looked at once it is open.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(folder / name, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
            if not _is_ours(os.fstat(file.fileno()), stat.S_IFREG):
                return None
            found = file.read(_LARGEST)
    except OSError:
        return None
    head, content = found[: len(key) + _DIGEST], found[len(key) + _DIGEST :]
    return content if head == key + hashlib.sha256(content).digest() else None


def write(name: str, key: bytes, content: bytes) -> None:
    """Keep something under a name, whole or not at all."""
    if folder := _folder():
        put(folder / name, key + hashlib.sha256(content).digest() + content)


def put(place: File, content: bytes) -> None:
    """Write a file whole, or leave what was there where that cannot be."""
    with suppress(OSError):
        handle, part = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            File(part).replace(place)
        except OSError:
            File(part).unlink(missing_ok=True)


@cache
def program() -> bytes:
    """Give the hash of this program and of the versions of all that it stands on.

    By content, for a program that is being worked on changes under the same version.
    """
    digest = hashlib.sha256(sys.version.encode())
    installed = File(platformdirs.__file__).parent.parent
    for name in sorted(path.name for path in installed.glob("*.dist-info")):
        digest.update(name.encode())
    for file in sorted(_sources()):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.digest()


def _sources() -> Iterator[File]:
    for room in ("model", "text", "reading", "rules", "authoring", "commands"):
        for ending in ("py", "yml", "json"):
            yield from (File(__file__).parent.parent / room).rglob(f"*.{ending}")


def _folder() -> File | None:
    """Give the user's own folder for caches of this program; None where there can be none."""
    with suppress(OSError, RuntimeError):
        folder = user_cache_path("roadmap-site", appauthor=False)
        # Without a home the path would begin with `~`, and lie wherever the program was started.
        if folder.is_absolute():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            if _is_ours(folder.lstat(), stat.S_IFDIR):
                return folder
    return None


def _is_ours(found: os.stat_result, kind: int) -> bool:
    """Tell whether a file is of a kind, and of this user, and of nobody else's making."""
    if stat.S_IFMT(found.st_mode) != kind:
        return False
    if os.name != "posix":  # a user's profile is that user's own
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
