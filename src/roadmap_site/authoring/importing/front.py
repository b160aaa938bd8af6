"""Front matter: the lines of keys that many tools write above the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from roadmap_site.authoring.importing.gather import visible
from roadmap_site.authoring.importing.report import Report

_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?:\s+(?P<value>.*))?$")
_LEFT_OVER = re.compile(r"\s|-\s|#|$")


@dataclass
class Front:
    """What front matter says that a roadmap can say, too."""

    values: dict[str, str] = field(default_factory=dict)
    date: date | None = None


def take(text: str, report: Report) -> tuple[Front, str]:
    """Read the front matter; return it, and the text with blank lines in its place."""
    lines = text.split("\n")
    front = Front()
    end = _end(lines)
    for number, line in enumerate(lines[1:end], 2):
        entry = _ENTRY.match(line)
        value = visible((entry["value"] or "").strip().strip("\"'")) if entry else ""
        key = entry["key"].lower() if entry else ""
        if key == "date" and (day := _day(value)):
            front.date = day
            report.leave(number, "front matter", value[10:])
        elif key in {"title", "author", "description", "summary"} and value and _plain(value):
            front.values[key] = " ".join(value.split())
        else:
            report.leave(number, "front matter", visible(line))
    return front, "\n".join([""] * (end + 1 if end else 0) + lines[end + 1 if end else 0 :])


def _end(lines: list[str]) -> int:
    """Find the line that ends the front matter; 0 where there is none."""
    if lines[0].rstrip() != "---":
        return 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in {"---", "..."}:
            return number if number > 1 else 0
        if not (_ENTRY.match(line) or _LEFT_OVER.match(line)):
            return 0
    return 0


def _plain(value: str) -> bool:
    return value[0] not in "[{|>&*!"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
