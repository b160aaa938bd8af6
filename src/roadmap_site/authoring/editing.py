"""Exact edits of a file: everything else keeps its comments, its order and its form, to the byte.

Every edit is checked by reading its result: where that says anything else than it should, the edit
is refused.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Any

import yaml

from roadmap_site.authoring.formatting import shapes
from roadmap_site.authoring.formatting.emitting import Emitter, of
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

_BOM = "\ufeff"
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Draft:
    """One file of a roadmap as text. An edit gives another draft."""

    path: str
    """What messages call the file."""
    text: str

    @classmethod
    def read(cls, file: File, path: str) -> Draft:
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
        return self.text.removeprefix(_BOM)

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

    def renamed(self, at: Place, old: str, new: str) -> Draft:
        """Put one word in the place of another, which is all that stands there."""
        node = self.node(at)
        if isinstance(node, Alias):
            return self  # What it stands for is renamed where that is written.
        assert isinstance(node, Scalar)
        found = self.body.find(old, node.start, node.end)
        if found < 0:
            raise self._refusal(at)
        expected = deepcopy(self.data)
        _put(expected, at, new)
        return self._replaced(found, found + len(old), new, expected)

    def with_key(self, at: Place, key: str, value: object) -> Draft:
        """Add a key to a mapping, in the place that the model gives it."""
        mapping = self.node(at)
        assert isinstance(mapping, Mapping)
        expected = deepcopy(self.data)
        _find(expected, at)[key] = value
        shape = self.shape_of(at).seen_in([entry.name for entry in mapping.entries])
        order = shape.keys[: shape.keys.index(key)]
        before = [entry for entry in mapping.entries if entry.name in order] or mapping.entries[:1]
        entry = Entry(Scalar(value=key), of(value, shape.of(key)))
        if mapping.flow:
            written = Emitter().inline(entry, shape)
            end = end_of(before[-1].value, self.body)
            return self._replaced(end, end, f", {written}", expected)
        lines = Emitter().lines(entry, mapping.column, shape)
        return self._inserted(self._below(before[-1], mapping.column), lines, expected)

    def without_key(self, at: Place, key: str) -> Draft:
        """Remove a key from a mapping whose keys have lines of their own."""
        mapping = self.node(at)
        assert isinstance(mapping, Mapping)
        index = [entry.name for entry in mapping.entries].index(key)
        if mapping.flow or not index:
            raise self._refusal(at)
        expected = deepcopy(self.data)
        del _find(expected, at)[key]
        start = self._below(mapping.entries[index - 1], mapping.column)
        end = self._below(mapping.entries[index], mapping.column)
        return self._replaced(start, end, "", expected)

    def with_item(self, at: Place, index: int, value: object) -> Draft:
        """Add an item to a list, which may be missing yet, before the one at `index`."""
        if not _has(self.data, at) or not _find(self.data, at):
            return self._with_list(at, value)
        items = self.node(at)
        assert isinstance(items, Sequence)
        expected = deepcopy(self.data)
        _find(expected, at).insert(index, value)
        shape = self.shape_of(at)
        entry = Entry(None, of(value, shape))
        if items.flow:
            return self._with_flow_item(items, index, Emitter().inline(entry, shape), expected)
        lines = Emitter().lines(entry, items.column, shape)
        return self._inserted(self._gap(at, index), self._spaced(at, index, lines), expected)

    def _with_list(self, at: Place, value: object) -> Draft:
        """Write a list of one where there is none or an empty one."""
        name = at[-1]
        assert isinstance(name, str)
        if not _has(self.data, at):
            return self.with_key(at[:-1], name, [value])
        mapping = self.node(at[:-1])
        assert isinstance(mapping, Mapping)
        if mapping.flow:
            raise self._refusal(at)
        expected = deepcopy(self.data)
        _put(expected, at, [value])
        made = Entry(Scalar(value=name), of([value], self.shape_of(at)))
        lines = Emitter().lines(made, mapping.column, self.shape_of(at[:-1]))
        text = self._newline.join(lines).lstrip()
        return self._replaced(self._key(at).start, self.node(at).end, text, expected)

    def _with_flow_item(self, items: Sequence, index: int, text: str, expected: object) -> Draft:
        if index:
            end = end_of(items.entries[index - 1].value, self.body)
            return self._replaced(end, end, f", {text}", expected)
        start = items.entries[0].start
        return self._replaced(start, start, f"{text}, ", expected)

    def cut(self, at: Place, index: int) -> tuple[Draft, list[str]]:
        """Take an item with the comments above it out of a list: what is left, and its lines.

        A list that is empty then goes, too. The lines are indented as if the hyphen stood first.
        """
        items = self.node(at)
        assert isinstance(items, Sequence)
        if items.flow:
            raise self._refusal(at)
        start, end = self._gap(at, index), self._gap(at, index + 1)
        lines = _LINE_END.split(self.body[start:end])
        cut = [line[items.column :] if not line[: items.column].strip() else line for line in lines]
        while cut and not cut[0].strip():
            del cut[0]
        if len(items.entries) == 1:
            assert isinstance(at[-1], str)
            return self.without_key(at[:-1], at[-1]), cut
        expected = deepcopy(self.data)
        del _find(expected, at)[index]
        return self._replaced(start, end, "", expected), cut

    def pasted(self, at: Place, index: int, lines: list[str], value: object) -> Draft:
        """Put the lines of an item into a list, which may be missing yet, before another item."""
        while lines and not lines[-1].strip():
            lines = lines[:-1]
        expected = deepcopy(self.data)
        name = at[-1]
        assert isinstance(name, str)
        if _has(self.data, at) and _find(self.data, at):
            items = self.node(at)
            assert isinstance(items, Sequence)
            if items.flow:
                raise self._refusal(at)
            _find(expected, at).insert(index, value)
            spaced = self._spaced(at, index, _indented(lines, items.column))
            return self._inserted(self._gap(at, index), spaced, expected)
        # A list of one, to be replaced: the model says where it has to stand.
        made = self.with_key(at[:-1], name, ["-"]) if not _has(self.data, at) else self
        mapping, list_node = made.node(at[:-1]), made.node(at)
        assert isinstance(mapping, Mapping)
        if mapping.flow:
            raise self._refusal(at)
        _put(expected, at, [value])
        head = [f"{name}:", *_indented(lines, mapping.column + 2)]
        text = self._newline.join(head)
        return made._replaced(made._key(at).start, end_of(list_node, made.body), text, expected)

    @property
    def _newline(self) -> str:
        found = _LINE_END.search(self.body)
        return found[0] if found else "\n"

    def _below(self, entry: Entry, column: int) -> int:
        """Give where the line begins that follows an entry and the comments indented more."""
        ends = [end_of(entry.value, self.body), entry.key.end if entry.key else 0]
        place = self._next_line(max(ends))
        rest, further = place, place
        while rest < len(self.body):
            end = self._next_line(rest)
            line = self.body[rest:end]
            if line.strip() and not (line.lstrip().startswith("#") and _indent(line) > column):
                break
            rest = end
            further = rest if line.strip() else further
        return further

    def _next_line(self, place: int) -> int:
        found = _LINE_END.search(self.body, place)
        return found.end() if found else len(self.body)

    def _gap(self, at: Place, index: int) -> int:
        """Give where the lines of an item begin, those of its comments first."""
        items = self.node(at)
        assert isinstance(items, Sequence)
        if index:
            return self._below(items.entries[index - 1], items.column)
        return self._next_line(self._key(at).end)

    def _key(self, at: Place) -> Scalar:
        """Find the key of what stands in a mapping."""
        mapping, name = self.node(at[:-1]), at[-1]
        assert isinstance(mapping, Mapping)
        assert isinstance(name, str)
        entry = mapping.find(name)
        assert entry
        assert entry.key
        return entry.key

    def _spaced(self, at: Place, index: int, lines: list[str]) -> list[str]:
        """Put an empty line around an item where there is one between the others."""
        items = self.node(at)
        assert isinstance(items, Sequence)
        if len(items.entries) < 2:
            return lines
        start = self._gap(at, 1)
        if self.body[start : self._next_line(start)].strip():
            return lines
        return ["", *lines] if index else [*lines, ""]

    def _inserted(self, place: int, lines: list[str], expected: object) -> Draft:
        newline = self._newline
        ended = not self.body[:place] or self.body[place - 1] in "\r\n"
        text = "".join(line + newline for line in lines)
        return self._replaced(place, place, text if ended else newline + text, expected)

    def _replaced(self, start: int, end: int, text: str, expected: object) -> Draft:
        mark = _BOM if self.text.startswith(_BOM) else ""
        made = Draft(self.path, mark + self.body[:start] + text + self.body[end:])
        if made.data != expected:
            raise self._refusal(())
        return made

    def _refusal(self, at: Place) -> UneditableError:
        where = ".".join(map(str, at))
        place = f' at "{where}"' if where else ""
        return UneditableError(
            f"{self.path}: is written in a way that cannot be edited{place}; "
            "try `roadmap-site format` first, or edit it by hand"
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _indented(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line.strip() else "" for line in lines]


def _has(data: Any, at: Place) -> bool:
    try:
        _find(data, at)
    except KeyError:
        return False
    return True


def _find(data: Any, at: Place) -> Any:
    for step in at:
        data = data[step]
    return data


def _put(data: Any, at: Place, value: object) -> None:
    _find(data, at[:-1])[at[-1]] = value
