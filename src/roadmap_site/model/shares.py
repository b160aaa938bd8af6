"""How much of a whole is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A part of a whole."""

    there: int
    all: int

    @classmethod
    def of(cls, there: Iterable[bool]) -> Share:
        """Count what is there, of all that could be."""
        found = list(there)
        return cls(sum(found), len(found))

    @classmethod
    def total(cls, shares: Iterable[Share]) -> Share:
        """Take the shares of several wholes together."""
        found = list(shares)
        return cls(sum(share.there for share in found), sum(share.all for share in found))

    @property
    def percent(self) -> int:
        """The share in percent, never rounded up to all; all of nothing is all."""
        return 100 * self.there // self.all if self.all else 100

    @property
    def whole(self) -> bool:
        """True where nothing is lacking."""
        return self.there == self.all

    def __str__(self) -> str:
        """Write it as `100 % (44 of 44)`."""
        return f"{self.percent} % ({self.there} of {self.all})"
