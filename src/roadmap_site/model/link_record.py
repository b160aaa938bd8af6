"""What is known of each link: whether it answered, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from roadmap_site.model.values import Link, Month

ENOUGH_DAYS = 3
"""On how many days a link has to fail before it counts as dead."""
APART = timedelta(days=6)
"""How far the first of those days has to lie from the last: a week's outage is no death."""
ARCHIVE = "https://web.archive.org/web/"
"""Where copies of former pages are kept, by the day and the address of each."""

State = Literal["ok", "moved", "fragment", "closed", "gone", "asleep", "unasked"]
FAILING: frozenset[State] = frozenset({"gone", "asleep"})
"""The states in which a reader does not get to the page."""


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day)]


class Entry(BaseModel):
    """What is known of one address."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    state: State
    """How it was last: `ok`, `moved` for good, `fragment` missing on its page, `closed` to robots,
    `gone`, `asleep` (no answer, or a faulty one), or `unasked`."""
    answered: Day | None = None
    """The day of its last good answer; within one month the first day stays, as readers see the
    month."""
    to: Link | None = None
    """Where it moved to."""
    why: str | None = None
    """What it said instead of a good answer."""
    since: Day | None = None
    """The day on which it began to fail."""
    failed: Day | None = None
    """The last day on which it failed."""
    days: int = Field(default=0, ge=0)
    """On how many days it failed since it began to."""
    seen: Month | None = None
    """The month in which somebody found it in use elsewhere, where nobody has asked it yet."""

    @property
    def dead(self) -> bool:
        """True once it failed on several days that lie apart far enough."""
        if self.state not in FAILING or not (self.since and self.failed):
            return False
        return self.days >= ENOUGH_DAYS and self.failed - self.since >= APART


@dataclass(frozen=True)
class Shown:
    """What readers are told of a link."""

    answered: str
    """The month of the last good answer, as YYYY-MM; empty where none is known."""
    archived: str
    """The address of a copy, where the link is dead; empty where it is not."""


@dataclass(frozen=True)
class Record:
    """Everything that is known of links."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    """What is known of each address."""

    @cached_property
    def asked(self) -> frozenset[str]:
        """The addresses that were asked, whatever they answered."""
        return frozenset(url for url, entry in self.entries.items() if entry.state != "unasked")

    @cached_property
    def dead(self) -> frozenset[str]:
        """The addresses that have not answered for long enough."""
        return frozenset(url for url, entry in self.entries.items() if entry.dead)

    def shown(self, url: str) -> Shown | None:
        """Give what readers are told of an address; None where there is nothing to tell."""
        entry = self.entries.get(url)
        if not entry or not (entry.answered or entry.dead):
            return None
        answered = f"{entry.answered:%Y-%m}" if entry.answered else ""
        return Shown(answered, _archived(url, entry) if entry.dead else "")


def _archived(url: str, entry: Entry) -> str:
    """Give the copy that is nearest to the last good answer, or else to the first failure."""
    day = entry.answered or entry.since
    assert day
    return f"{ARCHIVE}{day:%Y%m%d}/{url}"
