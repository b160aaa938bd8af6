"""Writes what is known of links, whole or not at all, and remembers how far a run has come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path as File

from roadmap_site.authoring.writing import write_whole
from roadmap_site.model.link_record import Entry
from roadmap_site.reading.link_record import LINKS_FILE, VERSION

RUN_FILE = ".links-run.json"
"""How far a run has come; hidden, not committed, and gone once the run is through."""
STALE = timedelta(days=1)
"""How old an interrupted run may be to be gone on with."""


def as_text(entries: Mapping[str, Entry]) -> str:
    """Write entries by address, one a line, so that a change of one is a change of one line."""
    lines = ",\n".join(
        f"{json.dumps(url, ensure_ascii=False)}: {_entry(entries[url])}" for url in sorted(entries)
    )
    body = f"\n{lines}\n" if lines else ""
    return f'{{"version": {VERSION}, "links": {{{body}}}}}\n'


def _entry(entry: Entry) -> str:
    return json.dumps(entry.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


def save(directory: File, entries: Mapping[str, Entry], links: Iterable[str]) -> None:
    """Write what is known of those addresses that the roadmap has."""
    there = set(links)
    kept = {url: entry for url, entry in entries.items() if url in there}
    write_whole(directory / LINKS_FILE, as_text(kept).encode())


@dataclass
class Run:
    """How far a run has come."""

    day: date
    asked: set[str] = field(default_factory=set)
    """The addresses that were asked already."""


def resume(directory: File, day: date) -> Run:
    """Give the run that was interrupted, or a new one where there is none to go on with."""
    try:
        value = json.loads((directory / RUN_FILE).read_text("utf-8"))
        run = Run(date.fromisoformat(value["day"]), set(map(str, value["asked"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Run(day)
    return run if timedelta() <= day - run.day <= STALE else Run(day)


def remember(directory: File, run: Run) -> None:
    """Note how far a run has come."""
    value = {"day": run.day.isoformat(), "asked": sorted(run.asked)}
    write_whole(directory / RUN_FILE, json.dumps(value, ensure_ascii=False).encode())


def finish(directory: File) -> None:
    """Forget a run that is through."""
    (directory / RUN_FILE).unlink(missing_ok=True)
