"""`mkdocs serve` without a network: it rebuilds when it is told to, and says when it has.

    python tests/driven_server.py last         one server, which lives on: each line rebuilds
    python tests/driven_server.py fresh        each line names a folder: a server that knows nothing
                                               of those before it builds into it

It runs in the folder of a project. Each answer is a line: what was built, or that nothing was.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from mkdocs.__main__ import cli
from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer

import roadmap_site.engine.plugin  # noqa: F401 - so that a fork of this process has it already
from roadmap_site.engine import late, serving

FAILED = "failed"


class DrivenServer(LiveReloadServer):
    """Builds as a server does, and listens to nobody but who drives it."""

    orders: ClassVar[Iterator[str]]
    copies: ClassVar[bool]

    def serve(self, **_: Any) -> None:
        """Tell of the first build, then of one for each order."""
        if self.copies:
            if not Path(self.root, "assets", "roadmap").exists():
                raise SystemExit("a server that lives on would keep its portal")
            shutil.move(self.root, next(self.orders))
            return
        late.everything()
        told(self.root)
        for _line in self.orders:
            self.builder()
            late.everything()
            told(self.root)

    def shutdown(self, wait: bool = False) -> None:
        """Nothing runs that would have to be stopped."""


def told(answer: str) -> None:
    print(answer, file=ANSWERS, flush=True)


def last() -> None:
    """Serve for as long as there are orders."""
    DrivenServer.orders, DrivenServer.copies = iter(sys.stdin), False
    cli(["serve"])


def fresh() -> None:
    """Begin anew for each order: in a process that has loaded the program, and built nothing.

    Each makes everything at once, as `mkdocs build` does.
    """
    vars(serving)["makes_late"] = lambda _: False
    for line in sys.stdin:
        child = os.fork()
        if not child:
            DrivenServer.orders, DrivenServer.copies = iter([line.strip()]), True
            try:
                cli(["serve"], standalone_mode=False)
            except BaseException as error:
                print(error, file=sys.stderr)
                os._exit(1)
            os._exit(0)
        told(FAILED if os.waitpid(child, 0)[1] else line.strip())


if __name__ == "__main__":
    # What the program prints goes where its messages go.
    ANSWERS = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    vars(serve)["LiveReloadServer"] = DrivenServer
    {"last": last, "fresh": fresh}[sys.argv[1]]()
