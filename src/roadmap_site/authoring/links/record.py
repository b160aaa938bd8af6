"""What is known of each link: `links.json`, which stands beside `roadmap.yml`.

The only module about links that the site needs. It reads one file and asks nobody.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path as File
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from roadmap_site.model import Link, Month, shown

LINKS_FILE = "links.json"
VERSION = 1
"""The version of the file; it grows when a field changes its meaning or goes."""
MAX_BYTES = 10_000_000
"""The largest file that is read; a link takes about a hundred bytes."""
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

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

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


_ENTRIES = TypeAdapter(dict[Link, Entry])


def read(directory: File, label: str) -> tuple[Record, str]:
    """Read what is known of a roadmap's links, and say in one line what is wrong with the file.

    The record is empty where there is no such file, or where something is wrong with it. Never
    raises for what is in it.
    """
    file, path = directory / LINKS_FILE, f"{label}/{LINKS_FILE}"
    try:
        if not file.exists():
            return Record(), ""
        if file.stat().st_size > MAX_BYTES:
            return Record(), f"{path}: is larger than {MAX_BYTES:,} bytes; {_MEND}"
        return parse(file.read_text("utf-8"), path)
    except OSError as error:
        return Record(), f"{path}: cannot be read: {error.strerror}; {_MEND}"
    except UnicodeDecodeError as error:
        return Record(), f"{path}: is not UTF-8 (byte {error.start + 1}); {_MEND}"


_MEND = "take the last good version from git, or remove the file and run `roadmap-site links`"


def parse(text: str, path: str) -> tuple[Record, str]:
    """Read the text of a file that messages call `path`; see `read`."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        at = f"{path}:{error.lineno}:{error.colno}"
        return Record(), f"{at}: is not JSON ({_decapitalised(error.msg)}); {_MEND}"
    except (ValueError, RecursionError):
        return Record(), f"{path}: holds a number or a nesting beyond all measure; {_MEND}"
    if not isinstance(value, dict) or value.keys() != {"version", "links"}:
        return Record(), f'{path}: expected the keys "version" and "links" alone; {_MEND}'
    if value["version"] != VERSION:
        told = shown(str(value["version"]))
        return Record(), f"{path}: has the version {told}, and {VERSION} is what is read here"
    try:
        return Record(_ENTRIES.validate_python(value["links"])), ""
    except (ValidationError, OverflowError) as error:
        return Record(), f"{path}{_fault(error, text)}; {_MEND}"


def _decapitalised(text: str) -> str:
    return shown(text[:1].lower() + text[1:])


def _fault(error: ValidationError | OverflowError, text: str) -> str:
    """Say which address has what wrong, with its line."""
    if isinstance(error, OverflowError):
        return ": holds a number beyond all measure"
    detail = error.errors(include_url=False)[0]
    if not detail["loc"]:
        return ": expected a mapping of addresses"
    url, *steps = map(str, detail["loc"])
    where = text.find(json.dumps(url, ensure_ascii=False))
    line = f":{text.count(chr(10), 0, where) + 1}" if where >= 0 else ""
    named = " ".join(step for step in steps if step != "[key]")
    return f"{line}: {shown(f'{url} {named}'.strip())}: {_decapitalised(detail['msg'])}"
