"""What a command takes: time, processor, memory of all its processes together, and bytes."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BEAT = 0.1
"""Seconds between two looks at the memory, at least."""
LEISURE = 20
"""How much longer than a look the time between two is."""


@dataclass(frozen=True)
class Taken:
    """What one run took."""

    seconds: float
    """From start to end."""
    processor: float
    """Seconds of all processors."""
    memory: int
    """The most bytes that all processes held at one time; 0 where that cannot be seen."""


class FailedError(Exception):
    """A command failed; the message is the end of what it said."""


def run(command: Sequence[str | Path], folder: Path, added: Mapping[str, str]) -> Taken:
    """Run a command in a folder, with some variables added to the environment."""
    # Python keeps what it has compiled, as it does for whoever has installed a generator.
    fixed = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""}
    environment = os.environ | fixed | dict(added)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            [*map(str, command)], cwd=folder, env=environment, stdout=said,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        with _Memory(process.pid) as memory:
            code = process.wait()
        seconds = time.perf_counter() - start
        said.seek(0)
        lines = said.read().decode(errors="replace").strip().splitlines()
    if code:
        told = [
            line.strip() for line in lines if re.search(r"error|unsupported|require", line, re.I)
        ]
        raise FailedError(" / ".join((told or lines)[:2])[:300])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(seconds, used, memory.most)


class _Memory:
    """Watches what the processes of a session hold; works where /proc is."""

    def __init__(self, session: int) -> None:
        self.session, self.most = session, 0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Memory:
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        pause = BEAT
        while not self._over.wait(pause):
            start = time.perf_counter()
            self.most = max(self.most, sum(map(self._held, Path("/proc").glob("[0-9]*"))))
            # To look at a large process takes time, which must not count much.
            pause = max(BEAT, LEISURE * (time.perf_counter() - start))

    def _held(self, process: Path) -> int:
        try:
            # After the name come the state, the parent, the group and the session.
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != self.session:
                return 0
            # What several processes share counts once: each has its part of it.
            said = (process / "smaps_rollup").read_text()
        except OSError:
            return 0
        return int(said.partition("\nPss:")[2].split(maxsplit=1)[0]) * 1024


@dataclass(frozen=True)
class Bytes:
    """How large a site is, in bytes."""

    whole: int
    pages: int
    """How many pages there are."""
    largest: int
    """The largest page."""
    empty: int
    """A page without content of its own: that for addresses which do not exist."""
    index: int
    """What the search loads."""


def size(site: Path) -> Bytes:
    """Measure a built site."""
    files = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = {path: number for path, number in files.items() if path.suffix == ".html"}
    index = sum(number for path, number in files.items() if _is_index(path.relative_to(site)))
    empty = max((number for path, number in pages.items() if path.name == "404.html"), default=0)
    return Bytes(sum(files.values()), len(pages), max(pages.values(), default=0), empty, index)


def _is_index(path: Path) -> bool:
    """Tell whether a file is what a search looks through: by the names that generators give it."""
    name = path.name.lower()
    data = "search" in path.as_posix().lower() and path.suffix in {".json", ".gz", ".bin"}
    return data or "searchindex" in name or "pagefind" in path.parts
