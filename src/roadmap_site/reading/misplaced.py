"""Files of a portal that lie in the wrong folder, where nothing reads them.

A portal has `mkdocs.yml`, `docs/`, `locales/` and the folder of its roadmap beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path as File
from pathlib import PurePosixPath

from roadmap_site.model import is_language, shown
from roadmap_site.reading.problems import Position, Problem

MKDOCS = ("mkdocs.yml", "mkdocs.yaml")
PLACES = frozenset({"docs", "locales"})
"""The folders that stand beside that of the roadmap."""
AGAIN = "roadmap"
"""The folder that comes about where a roadmap is copied into its own folder."""
_RECORDS = ("links.json", "translations.json")
_OF_A_ROADMAP = re.compile(r"(roadmap|glossary)\.ya?ml|[0-9]{2,4}-[a-z0-9-]+\.ya?ml")
_IS_ROADMAP = re.compile(rb"""roadmap_dir:\s*["']?\./?["']?\s*[,}\n]""")
"""A portal whose roadmap stands in the folder of `mkdocs.yml` itself."""


def misplaced(directory: File, label: str) -> Iterator[Problem]:
    """Say which files in the roadmap's folder, or around it, belong somewhere else."""
    stages = directory / "stages"
    for folder, path in ((directory, label), (stages, f"{label}/stages")):
        yield from _of_the_portal(directory, folder, path)
    for name in _RECORDS:
        if (stages / name).is_file():
            message = "belongs beside the folder stages and not into it; move it there"
            yield _problem(f"{label}/stages/{name}", message)
    if (directory / AGAIN).is_dir():
        message = "is a folder of a roadmap within one, and is not read; move what it holds up"
        yield _problem(f"{label}/{AGAIN}", message)
    parent = directory.parent
    if directory.name not in {"", ".."} and _is_portal(parent):
        yield from _of_the_roadmap(parent, PurePosixPath(label).parent, directory.name)


def _problem(path: str, message: str) -> Problem:
    return Problem(Position(path.removeprefix("./")), "RM014", message)


def _names(folder: File) -> list[str]:
    with suppress(OSError):
        return sorted(entry.name for entry in folder.iterdir())
    return []


def _is_portal(folder: File) -> bool:
    return any((folder / name).is_file() for name in MKDOCS)


def _of_the_portal(directory: File, folder: File, path: str) -> Iterator[Problem]:
    """Find what stands in the roadmap and belongs beside it."""
    for name in _names(folder):
        where, there = f"{path}/{shown(name, len(name))}", folder / name
        if name in MKDOCS and not (folder == directory and _holds_the_roadmap(there)):
            advice = "move it there"
            if _is_portal(directory.parent):
                advice = "there is one already, so remove one of the two"
            message = f"belongs beside the folder {directory.name or 'of the roadmap'}; {advice}"
            yield _problem(where, message)
        elif name in PLACES and there.is_dir() and not _is_portal(directory):
            message = f"is not read here; {name} stands beside mkdocs.yml: move it there"
            yield _problem(where, message)
        elif folder == directory and _is_of_words(name) and not _is_portal(directory):
            message = "is not read; words of the interface stand in locales/ beside mkdocs.yml"
            yield _problem(where, message)


def _holds_the_roadmap(file: File) -> bool:
    with suppress(OSError):
        return bool(_IS_ROADMAP.search(file.read_bytes()))
    return False


def _is_of_words(name: str) -> bool:
    stem, _, ending = name.partition(".")
    return ending in {"yml", "yaml"} and is_language(stem)


def _of_the_roadmap(parent: File, label: PurePosixPath, roadmap: str) -> Iterator[Problem]:
    """Find what stands beside the roadmap and belongs into it."""
    for folder in ("", "stages", "docs"):
        for name in _names(parent / folder):
            if found := _OF_A_ROADMAP.fullmatch(name):
                to = roadmap if found[1] else f"{roadmap}/stages"
                path = (label / folder / name).as_posix()
                yield _problem(path, f"is not read; move it into {shown(to)}/")
    for name in _RECORDS:
        if (parent / name).is_file():
            yield _problem(
                (label / name).as_posix(), f"is not read; move it into {shown(roadmap)}/"
            )
