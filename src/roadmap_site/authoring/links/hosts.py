"""Turns at each host: few requests at a time, a pause between them, and rest where it asks for it.

Time is passed in, so that tests wait for nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True)
class Clock:
    """What the time is, and how to wait."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(frozen=True)
class Limits:
    """How much is asked of hosts, and of how much of an answer anybody waits for."""

    together: int = 24
    """How many requests run at the same time, over all hosts."""
    per_host: int = 2
    """How many requests run at the same time at one host."""
    pause: float = 0.5
    """The seconds between the beginnings of two requests at one host."""
    seconds: float = 20.0
    """How long one answer may take, from the first sign to the last that is read."""
    size: int = 2_000_000
    """How much of a page is read, in bytes, unpacked."""
    longest_rest: float = 120.0
    """The longest rest, in seconds, that is given to a host that asks for one."""
    tries: int = 3
    """How often a page is asked that answers badly for now."""
    hops: int = 10
    """How many redirects are followed."""


class Host:
    """One host: its turns, and what was learnt of it."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self.pause = limits.pause
        self.refuses_head = False
        self.lock = asyncio.Lock()
        """Held while something is learnt of the host that all its pages wait for."""
        self._clock = clock
        self._slots = asyncio.Semaphore(limits.per_host)
        self._free_at = float("-inf")

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the host may be asked, and hold one of its few places meanwhile."""
        async with self._slots:
            while (left := self._free_at - self._clock.monotonic()) > 0:
                await self._clock.sleep(left)
            self._free_at = self._clock.monotonic() + self.pause
            yield

    def rest(self, seconds: float) -> None:
        """Ask nothing of the host for a while."""
        self._free_at = max(self._free_at, self._clock.monotonic() + seconds)


def retry_after(value: str, now: datetime) -> float | None:
    """Read for how many seconds a host wants to be left alone: a number of them, or a date.

    Source of the two forms: RFC 9110, 10.2.3. None where it says neither.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        date = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max((date - now).total_seconds(), 0.0)
