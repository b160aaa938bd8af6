"""A new folder that is there as a whole or not at all, and never in the place of anything."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path as File

from roadmap_site.authoring.writing import store


class OccupiedError(Exception):
    """There is something already where the folder is to be; the message says what to do."""


def refuse_occupied(folder: File) -> None:
    """Refuse a place where there is anything but an empty folder."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OccupiedError("is there already and is no folder; name another")
    if folder.is_dir() and any(folder.iterdir()):
        raise OccupiedError("is not empty; nothing was written. Name a folder that is new or empty")


def write(folder: File, files: Mapping[str, str]) -> None:
    """Write every file, by its path within the folder, or none.

    All are made in a folder beside it, which then takes its name: whoever breaks this off finds
    either nothing or everything.
    """
    refuse_occupied(folder)
    target = folder.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = File(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        for name, text in files.items():
            store(beside / name, text.encode())
        # What mkdtemp makes is for its owner alone; a new folder is as others are.
        beside.chmod(0o777 & ~_umask())
        _put(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put(beside: File, target: File) -> None:
    """Give the finished folder its name, or its contents to an empty folder of that name."""
    try:
        if target.is_dir() and target.samefile(File.cwd()):
            # A shell that stands in a folder which is replaced would stand nowhere.
            _move_contents(beside, target)
            return
        try:
            beside.rename(target)
        except OSError:
            # Windows replaces no folder, and a mounted one can be replaced nowhere.
            refuse_occupied(target)
            _move_contents(beside, target)
    except OSError as error:
        raise OccupiedError(f"cannot be written: {error.strerror}") from error


def _move_contents(beside: File, target: File) -> None:
    refuse_occupied(target)
    moved: list[File] = []
    try:
        for entry in sorted(beside.iterdir()):
            moved.append(File(shutil.move(entry, target / entry.name)))
    except BaseException:
        for entry in moved:
            entry.rename(beside / entry.name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
