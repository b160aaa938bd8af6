"""What the last look at the links said: which were asked, and which are dead.

Reads `links.json`, which `roadmap-site links` writes beside `roadmap.yml`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as File

LINKS_FILE = "links.json"
_FAILING = frozenset({"gone", "asleep"})
_ENOUGH_DAYS = 3
_APART = 6
"""A link is dead once it failed on so many days, the last so many days after the first."""


@dataclass(frozen=True)
class Answers:
    """What is known of addresses."""

    asked: frozenset[str] = frozenset()
    """Those that were asked, whatever they answered."""
    dead: frozenset[str] = frozenset()
    """Those that have not answered for long enough."""


def answers(directory: File) -> Answers:
    """Read what is known; nothing where there is no such file, or none that can be read."""
    try:
        links = json.loads((directory / LINKS_FILE).read_text("utf-8"))["links"]
        asked = {url: entry for url, entry in links.items() if entry["state"] != "unasked"}
        dead = {url for url, entry in asked.items() if _is_dead(entry)}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Answers()
    return Answers(frozenset(asked), frozenset(dead))


def _is_dead(entry: Mapping[str, object]) -> bool:
    since, failed, days = (entry.get(key) for key in ("since", "failed", "days"))
    if entry["state"] not in _FAILING or not (isinstance(since, str) and isinstance(failed, str)):
        return False
    apart = date.fromisoformat(failed) - date.fromisoformat(since)
    return isinstance(days, int) and days >= _ENOUGH_DAYS and apart.days >= _APART
