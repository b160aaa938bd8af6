"""How hard tests try: for a moment by default, for as long as it takes with `make torture`."""

from __future__ import annotations

import os
from typing import TypeVar

Trials = TypeVar("Trials")


def trials(short: Trials, long: Trials) -> Trials:
    """Give the short form of a test, or the long one where it is asked for."""
    return long if os.environ.get("TORTURE") else short
