"""Ends a process, or takes its disk away, at the nth thing that it does to files.

Python tells of each such thing before it is done. So the moments are counted and not timed, and a
test can try all of them. As a `sitecustomize` it does so in any program that Python runs.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path

CHANGES = (
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.chmod",
    "shutil.copyfile",
    "ctypes.",
)
WRITES = os.O_WRONLY | os.O_RDWR


def is_change(event: str, arguments: tuple[object, ...]) -> bool:
    """Tell whether what Python is about to do changes files, or may."""
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & WRITES)
    return event.startswith(CHANGES)


class Counter:
    """Counts changes within a folder, and does something before the nth."""

    def __init__(self, moment: int, end: str, within: str = "") -> None:
        self.left = moment
        self.end = end
        self.within = within
        self.seen = 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Count one event."""
        if not is_change(event, arguments):
            return
        if self.within and self.within not in str(arguments[0] if arguments else ""):
            return
        self.seen += 1
        self.left -= 1
        if self.end == "kill" and self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.end == "full" and self.left <= 0 and event in ("open", "os.mkdir"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def watch(moment: int, end: str, within: str = "") -> Counter:
    """Count from here on, for good."""
    counter = Counter(moment, end, within)
    sys.addaudithook(counter)
    return counter


def environment(folder: Path, moment: int, end: str, within: str) -> dict[str, str]:
    """Give the environment of a command that is to come to such an end."""
    folder.mkdir(parents=True, exist_ok=True)
    # On one core, so that all is done by one process, whose moments are counted.
    core = "import os; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])"
    start = f"{core}\nimport killing; killing.watch({moment}, {end!r}, {within!r})\n"
    (folder / "sitecustomize.py").write_text(start, encoding="utf-8")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{Path(__file__).parent}"}
