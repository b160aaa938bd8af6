"""What is said of links: a line for each place where there is something to mend or to know."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from roadmap_site.authoring.links.collecting import Found
from roadmap_site.authoring.links.judging import nowhere
from roadmap_site.authoring.links.mending import Mend
from roadmap_site.model import shown
from roadmap_site.model.link_record import FAILING, Entry, State
from roadmap_site.reading import Position
from roadmap_site.reading.annotations import annotation

Weight = Literal["error", "warning", "notice"]
"""`error` where a reader does not get there, `warning` where that may come, `notice` where there
is something to know and nothing to do."""

LONGEST = 300
"""How much of an address a message shows."""


@dataclass(frozen=True, order=True)
class Finding:
    """One link that does not simply answer."""

    at: Position
    url: str
    state: State
    weight: Weight
    to: str
    message: str
    """What it is like and what to do, in one line."""

    def __str__(self) -> str:
        return f"{self.at}: {self.message}"


def findings(links: Iterable[Found], entries: Mapping[str, Entry]) -> list[Finding]:
    """Say what there is to say of each link, in the order of the files and lines."""
    return sorted({each for link in links for each in _of(link, entries.get(link.url))})


def _of(link: Found, entry: Entry | None) -> Iterator[Finding]:
    if not entry or entry.state in {"ok", "unasked"}:
        return
    former = link.kind == "former"
    if former and entry.state not in FAILING:
        return
    message = f"{_url(link.url)} {_said(entry)}{_since(entry)}; {_advice(link, entry)}"
    weight = "notice" if former else _weight(entry)
    yield Finding(link.at, link.url, entry.state, weight, entry.to or "", message)


def _url(url: str) -> str:
    return shown(url, LONGEST)


def _weight(entry: Entry) -> Weight:
    if entry.state == "gone" or entry.dead:
        return "error"
    return "notice" if entry.state == "closed" else "warning"


def _said(entry: Entry) -> str:
    why = shown(entry.why or "")
    if entry.state == "moved":
        return f"moved to {_url(entry.to)}" if entry.to else "moved to what is no link"
    if entry.state == "fragment":
        return f"answers, but its page has {why}"
    if entry.state == "closed":
        return f"is closed to robots ({why})"
    if entry.state == "gone":
        return f"is gone ({why})"
    return f"is {'dead' if entry.dead else 'asleep'} ({why})"


def _since(entry: Entry) -> str:
    """Say how long it has been failing, and since when it is known to have worked."""
    if entry.state not in FAILING:
        return ""
    days = f", on {entry.days} days since {entry.since}" if entry.days > 1 else ""
    return days + (f", last answered {entry.answered:%Y-%m}" if entry.answered else "")


def _advice(link: Found, entry: Entry) -> str:
    if link.kind == "former":
        return "the record of the original stays as it is"
    if entry.state == "moved":
        what = nowhere(link.url, entry.to) if entry.to else "no page"
        if what:
            return f"that is {what}, so look where the page itself is now"
        return "write the new address, by hand or with --fix"
    if entry.state == "fragment":
        return "name a place that the page has, or the page alone"
    if entry.state == "closed":
        return "look at it in a browser"
    if entry.state == "gone" or entry.dead:
        return "give a better address, or take the link out"
    return "it counts as dead once it has failed on several days"


def mended(done: Iterable[Mend]) -> Iterator[str]:
    """Say what --fix wrote, and what it left, a line each."""
    for link, to, refused in done:
        what = f"{_url(link.url)} -> {_url(to)}"
        yield f"{link.at}: left {what}: {refused}" if refused else f"{link.at}: wrote {what}"


def summary(links: Iterable[Found], entries: Mapping[str, Entry]) -> str:
    """Count the addresses by how they are: `120 links: 117 ok, 2 moved, 1 gone`."""
    urls = {link.url for link in links}
    states = Counter(entries[url].state if url in entries else "unasked" for url in urls)
    parts = ", ".join(f"{states[state]} {_NAMES[state]}" for state in _NAMES if states[state])
    count = f"{len(urls)} link" if len(urls) == 1 else f"{len(urls)} links"
    return f"{count}: {parts}" if parts else count


_NAMES: dict[State, str] = {
    "ok": "ok",
    "moved": "moved",
    "fragment": "without their place in the page",
    "closed": "closed to robots",
    "asleep": "asleep",
    "gone": "gone",
    "unasked": "not asked",
}


def _as_text(finding: Finding) -> str:
    return str(finding) if finding.weight == "error" else f"{finding} ({finding.weight})"


def _as_json(finding: Finding) -> str:
    fields = {
        "state": finding.state,
        "severity": finding.weight,
        "url": finding.url,
        "to": finding.to,
        "message": finding.message,
    }
    return json.dumps(finding.at._asdict() | fields, ensure_ascii=False)


def _as_github(finding: Finding) -> str:
    return annotation(finding.weight, finding.at, finding.message)


FORMATS: dict[str, Callable[[Finding], str]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
"""Ways to write a finding in one line, as `check` has them for problems."""
