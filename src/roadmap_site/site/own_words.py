"""Words of the interface that a portal brings along: `locales/ja.yml` beside `mkdocs.yml`.

Such a file adds a language that the program has no words in, or puts others in the place of single
ones. What does not fit is left out and told, so that the site is whole all the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Any

from roadmap_site.edition import languages, wording
from roadmap_site.edition.words import FALLBACK, Table, table_of
from roadmap_site.model import Place, is_language, shown
from roadmap_site.reading import Position, Problem, source, suggest

FOLDER = "locales"
"""The folder beside `mkdocs.yml`."""
_CODE = "RM055"


@dataclass
class OwnWords:
    """What a portal's own files say, by the tags of their languages."""

    tables: dict[str, Table] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def label(folder: File) -> str:
    """Name the folder as messages do, from where somebody works."""
    return File(os.path.relpath(folder)).as_posix()


def read(folder: File, label: str, wanted: Iterable[str] = ()) -> OwnWords:
    """Read a folder that messages call `label`, for a site in the wanted languages.

    Never raises for what is in it.
    """
    found, tags = OwnWords(), list(wanted)
    if not folder.is_dir():
        return found
    for file in sorted(folder.glob("[!.]*")):
        path = f"{label}/{shown(file.name, len(file.name))}"
        if file.suffix == ".yml":
            _read_file(file, path, tags, found)
        elif file.suffix in {".yaml", ".json"}:
            message = f"is not read; call it {shown(file.stem)}.yml"
            found.problems.append(Problem(Position(path), _CODE, message))
    return found


def _read_file(file: File, path: str, tags: list[str], found: OwnWords) -> None:
    """Read the words of one language."""
    tag = file.stem
    if message := _strange(tag, tags):
        found.problems.append(Problem(Position(path), _CODE, message))
        return
    read = source.read(file, path)
    found.problems += read.problems
    if isinstance(read.value, dict) and read.readable:
        found.problems += _faults(read, tag)
        found.tables[tag] = read.value
    elif read.readable and read.value is not None:
        message = 'holds no words by their keys; write lines such as "home: ..."'
        found.problems.append(Problem(Position(path, 1, 1), _CODE, message))


def _strange(tag: str, tags: list[str]) -> str:
    """Say what is wrong with the name of a file."""
    if not is_language(tag):
        return "is named after no language; call it by a tag, such as ja.yml or pt-BR.yml"
    if tags and not any(languages.nearest(other, [tag]) for other in tags):
        return f"is in a language that the site is not in; it is in {', '.join(tags)}"
    return ""


def _faults(read: source.Source, tag: str) -> Iterator[Problem]:
    """Tell what does not fit, and take it away."""
    table: Any = read.value
    for fault in [*wording.faults(table, tag)]:
        at: Place = fault.at
        position = (read.keys if fault.unknown else read.positions).get(at) or read.keys.get(at)
        message = f'"{shown(".".join(fault.at))}" {fault.message}'
        if fault.unknown:
            message += f"; {suggest(fault.unknown, _known(fault.at))}"
        yield Problem(position or Position(read.path, 1, 1), _CODE, message)
        _remove(table, fault.at)


def _known(at: tuple[str, ...]) -> Iterable[str]:
    """Name the keys that are known beside a wrong one."""
    table: Mapping[str, Any] = table_of(FALLBACK)
    for step in at[:-1]:
        table = table.get(step, {})
    return table


def _remove(table: dict[str, Any], at: tuple[str, ...]) -> None:
    """Take a phrase away, all of its forms together."""
    keep: Any = table_of(FALLBACK).get(at[0])
    deep = isinstance(keep, Mapping) and "other" not in keep and len(at) > 1
    if not deep:
        table.pop(at[0], None)
    elif isinstance(table.get(at[0]), dict):
        table[at[0]].pop(at[1], None)
