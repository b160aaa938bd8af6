"""What is wrong with the records beside a roadmap, which commands keep: links and translations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path as File

from roadmap_site.model import shown
from roadmap_site.reading import link_record, translation_record
from roadmap_site.reading.link_record import LINKS_FILE
from roadmap_site.reading.problems import Position, Problem
from roadmap_site.reading.translation_record import TRANSLATIONS_FILE

_FAULT = re.compile(r"(?::(?P<line>\d+))?(?::(?P<column>\d+))?: (?P<said>.*)", re.DOTALL)
_DAYS = ("answered", "since", "failed", "seen")


def faults(directory: File, label: str, today: date) -> Iterator[Problem]:
    """Say what is wrong with the records of the roadmap in `directory`, which are left out then."""
    links, fault = link_record.read(directory, label)
    if fault:
        yield _problem(f"{label}/{LINKS_FILE}", fault)
    for url, entry in links.entries.items():
        for name in _DAYS:
            day = getattr(entry, name)
            if day and f"{day}"[:7] > f"{today:%Y-%m}":
                at = _place(directory / LINKS_FILE, f"{label}/{LINKS_FILE}", url)
                yield Problem(at, "RM056", f'"{name}" of {shown(url)} is {day}; {_ADVICE}')
    behind, fault = translation_record.read(directory, label)
    if fault:
        yield _problem(f"{label}/{TRANSLATIONS_FILE}", fault)
    for marks in behind.values():
        for name, month in marks.items():
            if month > f"{today:%Y-%m}":
                path = f"{label}/{TRANSLATIONS_FILE}"
                at = _place(directory / TRANSLATIONS_FILE, path, name)
                yield Problem(at, "RM056", f'"{name}" is {month}; {_ADVICE}')


_ADVICE = "that is in the future: set the machine's clock right, and take the line out"


def _problem(path: str, fault: str) -> Problem:
    """Take the place out of what a record says of its fault."""
    found = _FAULT.match(fault.removeprefix(path))
    assert found, fault
    at = Position(path, int(found["line"] or 0), int(found["column"] or bool(found["line"])))
    return Problem(at, "RM057", found["said"])


def _place(file: File, path: str, name: str) -> Position:
    """Find the line of a name in a record."""
    with suppress(OSError, UnicodeDecodeError):
        text = file.read_text("utf-8")
        where = text.find(json.dumps(name, ensure_ascii=False))
        if where >= 0:
            return Position(path, text.count("\n", 0, where) + 1, 1)
    return Position(path)
