"""Every link of a roadmap and of the hand-written pages beside it, with the place where it stands.

Reads the files a second time for the exact column: prose may be folded over many lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path as File
from typing import Literal
from urllib.parse import urlsplit

from roadmap_site import markup
from roadmap_site.authoring.links import documents
from roadmap_site.loader import Book
from roadmap_site.model import (
    Place,
    Provenance,
    Replaced,
    Resource,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Text,
    Topic,
    walk,
)
from roadmap_site.problems import Position

Kind = Literal["resource", "prose", "page", "former"]
"""What a link belongs to: a resource, the roadmap's prose, a hand-written page, or the record of
what the original said, which stays as it was."""

_RECORD = frozenset({"replaces", "provenance"})
# Source: RFC 2606. Nobody's, so that nobody is asked.
_FOR_EXAMPLES = ("example.com", "example.net", "example.org", "example", "invalid")


@dataclass(frozen=True, order=True)
class Found:
    """A link, and where it stands."""

    at: Position
    url: str
    kind: Kind
    place: Place = ()
    """Where it stands in the roadmap; empty for a hand-written page."""
    within: frozenset[str] = field(default=frozenset(), compare=False)
    """The ids of the stage, section, topic or shelf around it."""


def collect(book: Book, directory: File, docs: File | None) -> list[Found]:
    """Give every link, in the order of the files and lines."""
    assert book.roadmap
    label = directory.as_posix()
    lines = _Lines(book, directory, label)
    found = [*_in_roadmap(book.roadmap, book, lines), *_in_documents(docs)]
    return sorted(each for each in found if not _is_example(each.url))


def _is_example(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return any(host == name or host.endswith(f".{name}") for name in _FOR_EXAMPLES)


def _in_roadmap(roadmap: Roadmap, book: Book, lines: _Lines) -> Iterator[Found]:
    for at, value in walk(roadmap):
        for place, url, in_prose in _urls(at, value):
            former = not _RECORD.isdisjoint(place)
            kind: Kind = "former" if former else "prose" if in_prose else "resource"
            position = lines.find(url, book.at(place))
            yield Found(position, url, kind, place, _within(roadmap, place))


def _urls(at: Place, value: object) -> Iterator[tuple[Place, str, bool]]:
    """Give the addresses that stand right in a value, and whether they stand in prose."""
    if isinstance(value, Resource | Replaced | Provenance) and value.url:
        yield (*at, "url"), value.url, False
    elif isinstance(value, Text):
        for language, text in value.root.items():
            for url in markup.links(text):
                yield (*at, language), url, True


def _within(roadmap: Roadmap, place: Place) -> frozenset[str]:
    value: object = roadmap
    ids = set[str]()
    for step in place:
        if isinstance(value, Stage | Section | Topic | Shelf):
            ids.add(value.id)
        if isinstance(value, Text):
            break
        value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index]
    return frozenset(ids)


def _in_documents(docs: File | None) -> Iterator[Found]:
    if docs is None:
        return
    for file in sorted(docs.rglob("*.md")):
        if file.is_file():
            text = file.read_text("utf-8-sig", "replace")
            for url, line, column in documents.links(text):
                yield Found(Position(file.as_posix(), line, column), url, "page")


class _Lines:
    """Finds where an address stands within a value of a file."""

    def __init__(self, book: Book, directory: File, label: str) -> None:
        self._directory, self._label = directory, label
        self._texts: dict[str, list[str]] = {}
        self._starts: dict[str, list[Position]] = {}
        for position in sorted(set(book.positions.values())):
            self._starts.setdefault(position.path, []).append(position)

    def find(self, url: str, value: Position) -> Position:
        """Give the place of an address in a value, or of the value where it is written apart."""
        text = self._text(value.path)
        lengths = list(accumulate((len(line) for line in text), initial=0))
        begin = lengths[min(value.line - 1, len(text))] + value.column - 1 if value.line else 0
        after = self._next(value)
        end = lengths[min(after.line - 1, len(text))] + after.column - 1 if after else lengths[-1]
        at = "".join(text).find(url, begin, end)
        if at < 0:
            return value
        line = bisect_right(lengths, at)
        return Position(value.path, line, at - lengths[line - 1] + 1)

    def _next(self, value: Position) -> Position | None:
        starts = self._starts.get(value.path, [])
        index = bisect_right(starts, value)
        return starts[index] if index < len(starts) else None

    def _text(self, path: str) -> list[str]:
        if path not in self._texts:
            file = self._directory / path.removeprefix(f"{self._label}/")
            self._texts[path] = file.read_text("utf-8-sig").splitlines(keepends=True)
        return self._texts[path]


def pick(found: Iterable[Found], only: Iterable[str]) -> tuple[list[Found], list[str]]:
    """Keep the links of some hosts or parts of the roadmap; give also the names that fit none."""
    links, names = list(found), list(only)
    kept = [each for each in links if not names or any(_fits(each, name) for name in names)]
    unknown = [name for name in names if not any(_fits(each, name) for each in links)]
    return kept, unknown


def _fits(found: Found, name: str) -> bool:
    host, wanted = urlsplit(found.url).hostname or "", name.lower()
    return host == wanted or host.endswith(f".{wanted}") or name in found.within
