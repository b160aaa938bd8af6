"""Answers of `check` that are kept: what has not changed since then says the same again.

Kept is what was written, under the hash of all that it hangs on: every file that is read and every
name of a file, what was asked, and this program. Nothing of the program but this is imported for
it, which takes longer than all the rest.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path as File

from roadmap_site.text import cache

DEPTH = 3
"""How deep the folders are whose names have a say in what is told."""
MOST_READ = 10_000_001
"""How much of a file has a say, in bytes; a larger one is refused, whatever else is in it."""
LOCALES = "locales"
"""The folder beside `mkdocs.yml` with the portal's own words."""
_READ = (".yml", ".yaml", ".json")
_STAGES = "stages"
_LARGEST = 1 << 22
"""The longest answer that is kept, in bytes."""


@dataclass(frozen=True)
class Asked:
    """What somebody wants to know."""

    place: File
    """The folder of a roadmap, or a file in it."""
    style: str
    """How to write the problems."""
    day: date
    """The day that the age of reviews is counted from."""
    revision: str | None = None
    """The revision to compare with."""
    everything: bool = False
    """True to tell every problem, however many alike."""
    strict: bool = False
    """True where a warning is a failure, too."""


@dataclass(frozen=True)
class Answer:
    """What is written, and whether the check has failed."""

    told: list[str]
    """The lines that name problems."""
    beside: list[str]
    """The lines for people that stand beside them."""
    failed: bool


def answer(asked: Asked) -> Answer:
    """Give what was kept for the same question about the same files, or look and keep it."""
    known_by = key(asked)
    # A few names for all roadmaps, so that what is kept does not grow without end.
    name = f"check-{hashlib.sha256(os.fsencode(asked.place.absolute())).hexdigest()[:2]}"
    if known_by and (kept := _unpacked(cache.read(name, known_by))):
        return kept
    # Imported here, since a kept answer needs nothing of it.
    from roadmap_site.commands import answering

    found = answering.answer(asked)
    content = json.dumps(asdict(found)).encode()
    if known_by and len(content) <= _LARGEST:
        cache.write(name, known_by, content)
    return found


def _unpacked(content: bytes | None) -> Answer | None:
    if content is None:
        return None
    with suppress(ValueError, TypeError, AttributeError):
        return Answer(**json.loads(content))
    return None


def key(asked: Asked) -> bytes | None:
    """Hash all that an answer hangs on; None where that cannot be told."""
    if asked.revision is not None:
        return None  # What git knows is not in the files.
    folder = asked.place.absolute()
    if not folder.is_dir():
        folder = folder.parent
    if folder.name == _STAGES and folder != asked.place.absolute():
        folder = folder.parent
    wanted = [asked.place.as_posix(), asked.style, f"{asked.day:%Y-%m}"]
    digest = hashlib.sha256(cache.program())
    wanted += _beside(folder)
    digest.update(
        repr([*wanted, asked.everything, asked.strict]).encode("utf-8", "surrogateescape")
    )
    try:
        for seen, path in ((folder, ""), (locales(folder), f"/{LOCALES}")):
            for name, content in _seen(seen, path, DEPTH) if seen else ():
                digest.update(repr((name, len(content))).encode("utf-8", "surrogateescape"))
                digest.update(content)
    except (OSError, _UnclearError):
        return None
    return digest.digest()


def locales(roadmap: File) -> File | None:
    """Find the folder with the portal's own words: beside the nearest `mkdocs.yml`."""
    for folder in [*roadmap.absolute().parents][:3]:
        if (folder / "mkdocs.yml").is_file():
            found = folder / LOCALES
            return found if found.is_dir() else None
    return None


def _beside(roadmap: File) -> list[str]:
    """Name what stands around the folder of a roadmap, some of which may belong into it."""
    names: list[str] = []
    for folder in ("", "stages", "docs"):
        with suppress(OSError):
            found = (entry.name for entry in os.scandir(roadmap.parent / folder))
            names += sorted(f"{folder}/{name}" for name in found if name.endswith(_READ))
    return names


class _UnclearError(Exception):
    """Something in a folder is neither a file nor a folder by itself."""


def _seen(folder: File, path: str, depth: int) -> Iterator[tuple[str, bytes]]:
    """Give every name in a folder, and what is in those files that are read."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        name = f"{path}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield f"{name}/", b""
            if depth > 1:
                yield from _seen(folder / entry.name, name, depth - 1)
        elif entry.is_file(follow_symlinks=False):
            is_read = entry.name.lower().endswith(_READ)
            yield name, _beginning(folder / entry.name) if is_read else b""
        else:
            raise _UnclearError


def _beginning(file: File) -> bytes:
    with file.open("rb") as opened:
        return opened.read(MOST_READ)
