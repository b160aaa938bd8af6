"""Work that is done on all cores, where there are several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")


def cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(work: Callable[[Part], Result], parts: Sequence[Part]) -> Iterator[Result]:
    """Do every part of a work, and give the results in their order.

    Where no process can be had, or one ends before its time, what is left is done in this one.
    """
    # Imported here, for most runs have too little to do.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    if (count := min(cores(), len(parts))) > 1:
        try:
            with ProcessPoolExecutor(count, _context(), _leave_interrupts) as pool:
                try:
                    for result in pool.map(work, parts):
                        yield result
                        done += 1
                except BaseException:
                    pool.shutdown(cancel_futures=True)
                    raise
        except (OSError, BrokenProcessPool):
            pass
    yield from map(work, parts[done:])


def _context() -> multiprocessing.context.BaseContext:
    """Copy this process where that is sound: threads would be missing from the copy."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def _leave_interrupts() -> None:
    """Let the first process alone hear Ctrl-C, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
