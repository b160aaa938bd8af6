"""One file of a roadmap as it is written, for who wants to put something into it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Any, Self

import yaml

from roadmap_site.authoring.formatting import shapes
from roadmap_site.authoring.formatting.shapes import Shape
from roadmap_site.authoring.tree import (
    Alias,
    Collection,
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    UneditableError,
    end_of,
    parse,
    plain,
)
from roadmap_site.model import Place

BOM = "\ufeff"
"""The byte order mark, which some editors write at the beginning."""
LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Sheet:
    """One file of a roadmap as text, with the places of everything in it."""

    path: str
    """What messages call the file."""
    text: str

    @classmethod
    def read(cls, file: File, path: str) -> Self:
        """Read a file; raises UneditableError where it is no text."""
        try:
            return cls(path, file.read_bytes().decode("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise UneditableError(f"{path}: cannot be read: {error}") from None

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode()

    @cached_property
    def root(self) -> Node | None:
        """The tree of the text; its places count from behind a byte order mark."""
        try:
            return parse(self.body)
        except (UneditableError, yaml.YAMLError) as error:
            said = " ".join(str(error).split())
            raise UneditableError(f"{self.path}: {said}") from None

    @property
    def body(self) -> str:
        """The text without a byte order mark."""
        return self.text.removeprefix(BOM)

    @cached_property
    def data(self) -> Any:
        """What the file says: mappings, lists and texts."""
        try:
            return plain(self.root)
        except UneditableError as error:
            raise UneditableError(f"{self.path}: {error}") from None

    @cached_property
    def shape(self) -> Shape:
        """What the whole file is."""
        return shapes.root([*self.data])

    def node(self, at: Place) -> Node:
        """Find what stands at a place; raises UneditableError where an alias stands for it."""
        node = self.root
        for step in at:
            if isinstance(node, Alias):
                raise UneditableError(
                    f'{self.path}: "*{node.target.anchor}" stands for others; write it out'
                )
            assert isinstance(node, Collection)
            entry = node.find(step) if isinstance(step, str) else node.entries[step]
            assert entry
            node = entry.value
        assert node
        return node

    def shape_of(self, at: Place) -> Shape:
        """Tell what stands at a place."""
        shape = self.shape
        for step in at:
            if isinstance(step, str):
                shape = shape.of(step)
        return shape

    @property
    def newline(self) -> str:
        """The line end that the file has."""
        found = LINE_END.search(self.body)
        return found[0] if found else "\n"

    def below(self, entry: Entry, column: int) -> int:
        """Give where the line begins that follows an entry and the comments indented more."""
        ends = [end_of(entry.value, self.body), entry.key.end if entry.key else 0]
        place = self.next_line(max(ends))
        rest, further = place, place
        while rest < len(self.body):
            end = self.next_line(rest)
            line = self.body[rest:end]
            if line.strip() and not (line.lstrip().startswith("#") and _indent(line) > column):
                break
            rest = end
            further = rest if line.strip() else further
        return further

    def next_line(self, place: int) -> int:
        """Give where the line after that of a place begins."""
        found = LINE_END.search(self.body, place)
        return found.end() if found else len(self.body)

    def gap(self, at: Place, index: int) -> int:
        """Give where the lines of an item begin, those of its comments first."""
        items = self.node(at)
        assert isinstance(items, Sequence)
        if index:
            return self.below(items.entries[index - 1], items.column)
        return self.next_line(self.key(at).end)

    def key(self, at: Place) -> Scalar:
        """Find the key of what stands in a mapping."""
        mapping, name = self.node(at[:-1]), at[-1]
        assert isinstance(mapping, Mapping)
        assert isinstance(name, str)
        entry = mapping.find(name)
        assert entry
        assert entry.key
        return entry.key

    def spaced(self, at: Place, index: int, lines: list[str]) -> list[str]:
        """Put an empty line around an item where there is one between the others."""
        items = self.node(at)
        assert isinstance(items, Sequence)
        if len(items.entries) < 2:
            return lines
        start = self.gap(at, 1)
        if self.body[start : self.next_line(start)].strip():
            return lines
        return ["", *lines] if index else [*lines, ""]

    def refusal(self, at: Place) -> UneditableError:
        """Say that the file cannot be edited at a place."""
        where = ".".join(map(str, at))
        place = f' at "{where}"' if where else ""
        return UneditableError(
            f"{self.path}: is written in a way that cannot be edited{place}; "
            "try `roadmap-site format` first, or edit it by hand"
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
