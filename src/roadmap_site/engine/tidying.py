"""What a build of `mkdocs serve` has left behind, let go when nobody waits for anything.

A build is full of things that know each other, which Python finds only when it looks through all
that it holds. That takes as long as a small build, so that it is put off to when the author reads.
"""

from __future__ import annotations

import gc
import threading

from roadmap_site.engine import late

QUIET = 1.0
"""After how many seconds without a build nobody is likely to wait."""
MOST = 20
"""How many builds there are at most before that is done in any case."""


class Tidying:
    """Tidies up after the builds of one server."""

    def __init__(self) -> None:
        self._builds = 0
        self._timer: threading.Timer | None = None

    def put_off(self) -> None:
        """Wait with it: a build begins."""
        if self._timer:
            self._timer.cancel()
        self._builds += 1
        if self._builds > MOST:
            self._tidy()

    def soon(self) -> None:
        """Do it soon: a build has ended."""
        self._timer = threading.Timer(QUIET, self._tidy)
        self._timer.daemon = True
        self._timer.start()

    def _tidy(self) -> None:
        with late.lock:
            self._builds = 0
            gc.collect()
