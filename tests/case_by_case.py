"""Looks at many small cases in one test, which names each that fails.

A test of its own costs more than a case of a millisecond: it is sent to a worker, and told of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Case = TypeVar("Case")


def holds(cases: Iterable[Case], look: Callable[[Case], None]) -> None:
    """Look at every case; fail at the end with what was found wrong with each."""
    found = [wrong for case in cases if (wrong := _wrong(case, look))]
    if found:
        raise AssertionError("\n\n".join(found))


def _wrong(case: Case, look: Callable[[Case], None]) -> str:
    try:
        look(case)
    except Exception as error:
        return f"{case}: {type(error).__name__}: {error}"
    return ""
