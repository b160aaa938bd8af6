"""Work that is done on all cores, where there are several."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path as File
from typing import Literal, TypeVar

Method = Literal["fork", "spawn"]
"""How a process begins: as a copy of this one, or from nothing, which takes a second."""

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
    done = 0
    if (count := min(cores(), len(parts))) > 1:
        # Imported here, for most runs have too little to do.
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

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


def start_method() -> Method:
    """Copy this process where that is sound: threads would be missing from the copy."""
    tasks = File("/proc/self/task")  # Also those that no Python code has begun; Linux has it.
    return "fork" if tasks.is_dir() and len([*tasks.iterdir()]) == 1 else "spawn"


def _context() -> multiprocessing.context.BaseContext:
    return multiprocessing.get_context(start_method())


def _leave_interrupts() -> None:
    """Let the first process alone hear Ctrl-C, which ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
