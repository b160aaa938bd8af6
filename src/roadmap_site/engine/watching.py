"""How `mkdocs serve` sees that something has changed, for as long as it runs.

MkDocs stops watching a folder for ever once it is gone for a moment, as at a change of branches,
and never comes out of a link that leads back to a folder that it lies in.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from roadmap_site.engine import loops

SECONDS = 0.5
"""How often to look, as MkDocs does."""

_NOTHING = os.stat_result((stat.S_IFDIR, *[0] * 9))


def watch_patiently(server: LiveReloadServer) -> None:
    """Have a server that has not begun yet watch in this way, also what it watches already."""
    watched = [*server._watched_paths]
    for path in watched:
        server.unwatch(path)
    # Both are the same to whoever only has them watch.
    patient: Any = PollingObserverVFS(_look, _items, polling_interval=SECONDS)
    server.observer = patient
    for path in watched:
        server.watch(path)


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
