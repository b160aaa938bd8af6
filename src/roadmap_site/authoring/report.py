"""The status of a roadmap as text: a table for a terminal, Markdown, or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from unicodedata import east_asian_width

from roadmap_site.edition.status import MAX_LISTED, Row, Status
from roadmap_site.model import Topic
from roadmap_site.model.shares import Share

VERSION = 1
"""The version of the JSON; it grows when a field changes its meaning or goes."""

_HEADINGS = {
    "outcomes": "topics without outcomes",
    "resources": "topics without resources",
    "free": "topics without a free resource",
    "reviewed": "topics that were never reviewed",
}
_ALL = "all"


def as_text(status: Status) -> str:
    """Write a table, then what there is to do, for a terminal."""
    rows = [_head(status), *_rows(status)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell + space if index == 0 else space + cell
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
            for space in [" " * (width - _width(cell))]
        ).rstrip()
        for row in rows
    ]
    for heading, items in _lists(status):
        lines += ["", f"{heading} ({len(items)}):", *(f"  {item}" for item in _first(items))]
    return "\n".join(lines)


def as_markdown(status: Status) -> str:
    """Write the same in Markdown, for an issue or the summary of a build."""
    head, *rows = [_head(status), *_rows(status)]
    lines = [_line(head), _line(["---", *["---:"] * (len(head) - 1)]), *map(_line, rows)]
    for heading, items in _lists(status):
        lines += ["", f"**{heading.capitalize()}** ({len(items)})", ""]
        lines += [f"- {item}" for item in _first(items)]
    return "\n".join(lines)


def as_json(status: Status) -> str:
    """Write everything as one object of JSON."""
    dead = status.dead
    value = {
        "version": VERSION,
        "languages": list(status.roadmap.languages),
        "whole": _object(status.whole),
        **({"parts": parts} if (parts := [_object(row) for row, _ in status.parts if row]) else {}),
        "stages": [_object(row) for row in status.stages],
        "lacking": {name: _ids(topics) for name, topics in status.lacking.items()},
        "reviews": [{"month": month, "topics": _ids(topics)} for month, topics in status.reviews],
        "dead_links": None if dead is None else [{"url": d.url, "at": d.part.id} for d in dead],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[Status], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
"""Ways to write the status of a roadmap."""


def _head(status: Status) -> list[str]:
    languages = [f"texts in {language}" for language in status.roadmap.languages]
    return ["stage", *languages, *_LABELS.values(), "oldest review", "hours", "dead links"]


_LABELS = {
    "outcomes": "outcomes",
    "resources": "resources",
    "free": "free ones",
    "reviewed": "reviewed",
}


def _rows(status: Status) -> Iterator[list[str]]:
    rows = [row for part, rows in status.parts for row in (*([part] if part else ()), *rows)]
    for row in (*rows, status.whole):
        yield [
            _label(row, within=bool(status.roadmap.parts)),
            *(f"{share.percent} %" for share in row.texts.values()),
            *(_of(row.topics[name]) for name in _LABELS),
            row.oldest or "-",
            _of(row.hours),
            "?" if row.dead is None else str(row.dead),
        ]


def _label(row: Row, *, within: bool) -> str:
    """Name a row; stages are indented below their part."""
    if row.stage:
        return ("  " if within else "") + row.stage.id
    return row.part.id if row.part else _ALL


def _of(share: Share) -> str:
    return f"{share.there}/{share.all}"


def _lists(status: Status) -> Iterator[tuple[str, list[str]]]:
    """Give what there is to do, leaving out what there is nothing of."""
    for name, topics in status.lacking.items():
        if topics:
            yield _HEADINGS[name], _ids(topics)
    if oldest := [f"{month}: {topic.id}" for month, topic in status.oldest]:
        yield "oldest reviews", oldest
    if status.dead:
        yield "dead links", [f"{dead.url} ({dead.part.id})" for dead in status.dead]


def _first(items: Sequence[str]) -> list[str]:
    more = len(items) - MAX_LISTED
    rest = [f"... and {more} more; --format json lists all"] if more > 0 else []
    return [*items[:MAX_LISTED], *rest]


def _ids(topics: Sequence[Topic]) -> list[str]:
    return [topic.id for topic in topics]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _width(text: str) -> int:
    """Count the columns that a text takes on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _object(row: Row) -> dict[str, object]:
    def share(value: Share) -> dict[str, int]:
        return {"there": value.there, "all": value.all}

    return {
        **({"id": part.id} if (part := row.stage or row.part) else {}),
        "texts": {language: share(value) for language, value in row.texts.items()},
        "topics": {name: share(value) for name, value in row.topics.items()},
        "sections_with_hours": share(row.hours),
        "oldest_review": row.oldest or None,
        "dead_links": row.dead,
    }
