"""How `mkdocs serve` sees that something has changed, for as long as it runs.

MkDocs stops watching a folder for ever once it is gone for a moment, as at a change of branches,
and never comes out of a link that leads back to a folder that it lies in.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path as File
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from roadmap_site.engine import loops

SOONEST, LATEST = 0.1, 0.5
"""How many seconds there are between two looks: MkDocs looks twice a second."""
_LOOK = 20e-6
"""About how long it takes to look at one file."""
_SHARE = 0.1
"""How much of a processor watching may take."""

_NOTHING = os.stat_result((stat.S_IFDIR, *[0] * 9))


def watch_patiently(server: LiveReloadServer, folders: Iterable[str]) -> None:
    """Have a server that has not begun yet watch in this way, also what it watches already.

    `folders` are those that it is going to watch.
    """
    watched = [*server._watched_paths]
    for path in watched:
        server.unwatch(path)
    # Both are the same to whoever only has them watch.
    patient: Any = PollingObserverVFS(_look, _items, polling_interval=pause(_count(folders)))
    server.observer = patient
    for path in watched:
        server.watch(path)


def pause(files: int) -> float:
    """Give how long to wait between two looks at so many files."""
    return min(LATEST, max(SOONEST, files * _LOOK / _SHARE))


def _count(folders: Iterable[str]) -> int:
    return sum(len(files) for folder in folders for _, _, files in os.walk(folder))


def _look(path: str) -> os.stat_result:
    """Look at a file; one that is missing counts as an empty folder, which may be filled again."""
    try:
        return File(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return _NOTHING


def _items(folder: str | None) -> Iterator[os.DirEntry[str]]:
    """Give what is in a folder, without links that never end."""
    with os.scandir(folder) as items:
        return iter([item for item in items if not loops.never_ends(item)])
