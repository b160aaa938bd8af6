"""What comes of one request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Fault = Literal[
    "", "address", "certificate", "connection", "time-out", "name", "private", "robots", "loop"
]
"""Why there is no answer; empty where there is one."""


@dataclass(frozen=True)
class Reply:
    """What came of one request."""

    status: int = 0
    """The answer's number; 0 where there is none."""
    location: str = ""
    """Where the answer sends us."""
    retry_after: str = ""
    page: str | None = None
    """The HTML that was read, where it was wanted and is some."""
    cut: bool = False
    """True where the page goes on beyond what was read."""
    fault: Fault = ""

    @property
    def good(self) -> bool:
        """True where the page was there."""
        return 200 <= self.status < 300
