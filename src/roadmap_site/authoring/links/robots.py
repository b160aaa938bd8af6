"""What a host's robots.txt lets us ask. Source of the rules: RFC 9309.

Python's own reader knows no wildcards, which most files use, and takes the first rule that fits
where the longest is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

MAX_RULES = 5_000
"""How many rules of a file are kept; the largest that are known have a tenth of it."""
SLOWEST = 30.0
"""The longest pause between two requests, in seconds, that a host can ask for."""

_Line = tuple[str, str]
_AGENT = re.compile(r"[A-Za-z_-]+")


@dataclass(frozen=True)
class Rule:
    """One line of the file: which paths are allowed, or not."""

    pattern: str
    allow: bool

    def fits(self, path: str) -> bool:
        """Tell whether a path begins as the pattern says; `*` is anything, `$` the end."""
        to_the_end = self.pattern.endswith("$")
        first, *others = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        if not others:
            return not to_the_end or path == first
        at = len(first)
        # Each part where it first stands: no pattern can make this try twice.
        for part in others[:-1] if to_the_end else others:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return not to_the_end or (path.endswith(others[-1]) and len(path) - len(others[-1]) >= at)


@dataclass(frozen=True)
class Robots:
    """What one host lets one program ask."""

    rules: tuple[Rule, ...] = ()
    pause: float = 0.0
    """The seconds that the host wants between two requests."""

    def allow(self, url: str) -> bool:
        """Tell whether an address may be asked: the longest rule decides, of two the milder."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [rule for rule in self.rules if rule.fits(path)]
        best = max(fitting, key=lambda rule: (len(rule.pattern), rule.allow), default=None)
        return best is None or best.allow


def parse(text: str, program: str) -> Robots:
    """Read the rules for `program`, or else those for every program."""
    own, general, names = list[_Line](), list[_Line](), set[str]()
    for agents, lines in _groups(text):
        names |= agents
        if program.lower() in agents:
            own += lines
        if "*" in agents:
            general += lines
    return _made(own if program.lower() in names else general)


def _made(lines: list[_Line]) -> Robots:
    rules = [
        Rule(_normal(value), key == "allow")
        for key, value in lines
        if key in {"allow", "disallow"} and value
    ]
    pauses = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    return Robots(tuple(rules[:MAX_RULES]), max(pauses, default=0.0))


def _groups(text: str) -> Iterator[tuple[set[str], list[_Line]]]:
    """Give each group: the programs that it is for, and its lines."""
    agents, lines = set[str](), list[_Line]()
    for key, value in _lines(text):
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            agents.add(_agent(value))
        elif agents:
            lines.append((key, value))
    if agents:
        yield agents, lines


def _lines(text: str) -> Iterator[_Line]:
    for line in text.removeprefix("\ufeff").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _agent(value: str) -> str:
    found = _AGENT.match(value)
    return "*" if value.startswith("*") else (found[0].lower() if found else "")


def _normal(path: str) -> str:
    """Write a path one way, whatever of it is escaped."""
    return quote(unquote(path), safe="/*$?=&;:@!+,'()~")


def _seconds(value: str) -> float:
    try:
        return max(0.0, min(float(value), SLOWEST))  # In this order "nan" is none.
    except ValueError:
        return 0.0
