"""Files written whole or not at all, several of them together as far as a file system can."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as File


class WritingError(Exception):
    """Nothing was changed; the message says why."""


@dataclass(frozen=True)
class Change:
    """What becomes of one file."""

    before: bytes | None
    """What it held when it was read; None where there was none."""
    after: bytes | None
    """What it is to hold; None where it is to go."""


Changes = Mapping[File, Change]


def write(changes: Changes) -> None:
    """Carry out all changes, or none of them and raise WritingError.

    Everything is written to files beside its target first, which then take its place. Where one
    cannot, those before it are put back.
    """
    real = {file.resolve(): change for file, change in changes.items()}
    done: list[File] = []
    try:
        _refuse_what_changed(real)
        for file, change in real.items():
            if change.after is not None:
                _prepare(file, change.after)
        for file, change in real.items():
            done.append(file)
            _replace(file, change)
    except OSError as error:
        for file in done:
            _put_back(file, real[file])
        raise WritingError(
            f"{error.filename or file}: {error.strerror}; nothing is changed"
        ) from None
    finally:
        for file in real:
            _beside(file).unlink(missing_ok=True)


def write_whole(file: File, content: bytes) -> None:
    """Write one file, whatever it held: whoever reads it meanwhile gets the old one.

    Raises OSError where it cannot be written; what was there stays.
    """
    target = file.resolve()
    if target.exists() and target.read_bytes() == content:
        return
    try:
        _prepare(target, content)
        _beside(target).replace(target)
    finally:
        with suppress(OSError):
            _beside(target).unlink(missing_ok=True)


def store(file: File, content: bytes) -> None:
    """Write a file that is not there yet to the disk, with the folders that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as made:
        made.write(content)
        made.flush()
        os.fsync(made.fileno())


def _refuse_what_changed(changes: Changes) -> None:
    for file, change in changes.items():
        found = file.read_bytes() if file.exists() else None
        if found != change.before:
            what = "was changed meanwhile" if found and change.before else "is there already"
            raise WritingError(f"{file}: {what if found is not None else 'is gone'}")


def _prepare(file: File, content: bytes) -> None:
    store(_beside(file), content)
    if file.exists():
        shutil.copymode(file, _beside(file))


def _beside(file: File) -> File:
    # A name that begins with a dot is no stage.
    return file.with_name(f".{file.name}.{os.getpid()}.new")


def _replace(file: File, change: Change) -> None:
    if change.after is None:
        file.unlink()
    elif change.before is None:
        _create(file)
    else:
        _beside(file).replace(file)


def _create(file: File) -> None:
    """Give a new file its name, which nothing may have meanwhile."""
    try:
        os.link(_beside(file), file)
    except FileExistsError:
        raise
    except OSError:  # Not every file system has links.
        _beside(file).rename(file)


def _put_back(file: File, change: Change) -> None:
    with suppress(OSError):
        if change.before is None:
            if change.after is not None and file.exists() and file.read_bytes() == change.after:
                file.unlink()
        else:
            _beside(file).unlink(missing_ok=True)
            write_whole(file, change.before)
