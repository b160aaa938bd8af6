"""Every link of a roadmap and of the hand-written pages beside it, with the place where it stands.

Reads the files a second time for the exact column: prose may be folded over many lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, islice
from pathlib import Path as File
from typing import Literal
from urllib.parse import urlsplit

from roadmap_site.authoring.links import documents
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
from roadmap_site.reading import Book, Position
from roadmap_site.text import markup

Kind = Literal["resource", "prose", "page", "former"]
"""What a link belongs to: a resource, the roadmap's prose, a hand-written page, or the record of
what the original said, which stays as it was."""

_RECORD = frozenset({"replaces", "provenance"})
_PLAIN = {("title",), ("name",)}
"""Fields whose texts have no markup, and so no links."""
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
        seen = Counter[tuple[Place, str]]()
        for place, url, in_prose in _urls(at, value):
            former = not _RECORD.isdisjoint(place)
            kind: Kind = "former" if former else "prose" if in_prose else "resource"
            written = _in_prose(url) if in_prose else re.escape(url)
            position = lines.find(written, book.at(place), seen[place, url])
            seen[place, url] += 1
            yield Found(position, url, kind, place, _within(roadmap, place))


def _in_prose(url: str) -> str:
    """Give how an address stands in prose: as the target of a link, and not as part of another."""
    return rf"(?<=[(<]){re.escape(url)}(?=[)>\s])"


def _urls(at: Place, value: object) -> Iterator[tuple[Place, str, bool]]:
    """Give the addresses that stand right in a value, and whether they stand in prose."""
    if isinstance(value, Resource):
        yield from (((*at, *place), link, False) for place, link in value.links)
    elif isinstance(value, Replaced | Provenance) and value.url:
        yield (*at, "url"), value.url, False
    elif isinstance(value, Text) and at[-1:] not in _PLAIN:
        for language, text in value.root.items():
            for url in markup.links(text) if "](" in text else ():
                yield (*at, language), url, True


def _within(roadmap: Roadmap, place: Place) -> frozenset[str]:
    value: object = roadmap
    ids = set[str]()
    for step in place:
        if isinstance(value, Stage | Section | Topic | Shelf):
            ids.add(value.id)
        if isinstance(value, Text | dict):
            break  # What follows is a language, in which no part has another.
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
        self._texts: dict[str, tuple[str, list[int]]] = {}
        self._starts: dict[str, list[Position]] = {}
        for position in sorted(set(book.positions.values())):
            self._starts.setdefault(position.path, []).append(position)

    def find(self, written: str, value: Position, number: int) -> Position:
        """Give the place of an address in a value, or of the value where it is written apart.

        `written` is how it looks, as a regular expression, and `number` how often it comes before.
        """
        text, starts = self._text(value.path)
        after = self._next(value)
        end = _offset(after, starts) if after else len(text)
        matches = re.compile(written).finditer(text, _offset(value, starts), end)
        match = next(islice(matches, number, None), None)
        if match is None:
            return value
        line = bisect_right(starts, match.start())
        return Position(value.path, line, match.start() - starts[line - 1] + 1)

    def _next(self, value: Position) -> Position | None:
        starts = self._starts.get(value.path, [])
        index = bisect_right(starts, value)
        return starts[index] if index < len(starts) else None

    def _text(self, path: str) -> tuple[str, list[int]]:
        """Give the text of a file, and where each of its lines starts."""
        if path not in self._texts:
            file = self._directory / path.removeprefix(f"{self._label}/")
            text = file.read_bytes().decode("utf-8-sig")
            lengths = map(len, text.splitlines(keepends=True))
            self._texts[path] = text, list(accumulate(lengths, initial=0))
        return self._texts[path]


def _offset(at: Position, starts: list[int]) -> int:
    return starts[at.line - 1] + at.column - 1 if 0 < at.line <= len(starts) else 0


def pick(found: Iterable[Found], only: Iterable[str]) -> tuple[list[Found], list[str]]:
    """Keep the links of some hosts or parts of the roadmap; give also the names that fit none."""
    links, names = list(found), list(only)
    kept = [each for each in links if not names or any(_fits(each, name) for name in names)]
    unknown = [name for name in names if not any(_fits(each, name) for each in links)]
    return kept, unknown


def _fits(found: Found, name: str) -> bool:
    host, wanted = urlsplit(found.url).hostname or "", name.lower()
    return host == wanted or host.endswith(f".{wanted}") or name in found.within
