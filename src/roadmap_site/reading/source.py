"""YAML text to plain values, each with the place where it stands.

Knows no stage and no roadmap. Every scalar comes out as the text that was written (so that `no`
is a language and `2024` a title), an empty one as None. What could exhaust the machine is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import NamedTuple, Protocol

import yaml

from roadmap_site.model import Place, shown
from roadmap_site.reading import signs
from roadmap_site.reading.encodings import not_utf_8
from roadmap_site.reading.problems import Position, Problem
from roadmap_site.reading.syntax import CONFLICT_MESSAGE, conflict, explain_syntax
from roadmap_site.reading.watching import Watcher

MAX_BYTES = 1_000_000
"""The largest file that is read, in bytes; the largest stage anyone would edit is a tenth of it."""
MAX_DEPTH = 32
"""The deepest nesting of collections; a roadmap itself needs nine."""
MAX_VALUES = 100_000
"""How many values one file may come to once its aliases are expanded; their text together may come
to `MAX_BYTES`, so that one long text with many aliases is refused as well."""

_STRAY = "[stray]"
"""The step to values under keys that stood before, which belong nowhere."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Mark(Protocol):
    """What the marks of PyYAML and of libyaml have in common; both count from zero."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _Spot(NamedTuple):
    """A mark of our own making."""

    line: int
    column: int


@dataclass
class Source:
    """One file as read: its value, where each part stands, and what is wrong with it."""

    path: str
    value: object = None
    positions: dict[Place, Position] = field(default_factory=dict)
    """Where the value at each place within the file begins."""
    keys: dict[Place, Position] = field(default_factory=dict)
    """Where the key of each place stands, for places in mappings."""
    nulls: dict[Place, str] = field(default_factory=dict)
    """The word that stands at each place and means that there is no value."""
    doubtful: set[Position] = field(default_factory=set)
    """Where values begin that YAML has changed, so that no more is said of them."""
    stray: list[object] = field(default_factory=list)
    """What stands under keys that came before in their mapping."""
    problems: list[Problem] = field(default_factory=list)

    def note(self, mark: _Mark | None, code: str, message: str) -> None:
        """Add what is wrong at a mark."""
        self.problems.append(Problem(_position(mark, self.path), code, message))

    @property
    def readable(self) -> bool:
        """True where there is a value to go on with."""
        return not any(problem.code in {"RM001", "RM007"} for problem in self.problems)


def read(file: File, path: str) -> Source:
    """Read `file`, which messages call `path`. Never raises for what is in it."""
    source = Source(path)
    text = ""
    try:
        text = _text(file)
        _refuse_controls(text)
        if (line := conflict(text)) is not None:
            raise _RefusedError("RM001", CONFLICT_MESSAGE, _Spot(line, 0))
        _measure(text, source)
        node = yaml.compose(text, Loader=_Loader)
        if node is not None:
            source.value = _Reader(source, text).value(node, ())
    except _RefusedError as refusal:
        # Nothing else is said of a file that cannot be read.
        source.problems = [Problem(refusal.at(path), refusal.code, refusal.message)]
    except yaml.MarkedYAMLError as error:
        source.problems = [explain_syntax(error, text, path)]
    except (yaml.YAMLError, ValueError) as error:
        # ValueError: PyYAML without libyaml makes one of an escape such as "\U00110000".
        message = f"cannot be read as YAML: {shown(' '.join(str(error).split()))}"
        source.problems = [Problem(Position(path, 1, 1), "RM001", message)]
    return source


class _RefusedError(Exception):
    """Stops the reading of a file."""

    def __init__(self, code: str, message: str, mark: _Mark | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.mark = code, message, mark

    def at(self, path: str) -> Position:
        return _position(self.mark, path)


def _text(file: File) -> str:
    try:
        if not file.is_file():
            raise _RefusedError("RM001", "is not a file that can be read; remove or rename it")
        if file.stat().st_size > MAX_BYTES:
            size = f"is larger than {MAX_BYTES:,} bytes; split it into several stages"
            raise _RefusedError("RM007", size)
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message, line, column = not_utf_8(error)
        raise _RefusedError("RM001", message, _Spot(line, column)) from error
    except OSError as error:
        raise _RefusedError("RM001", f"cannot be read: {error.strerror}") from error


def _refuse_controls(text: str) -> None:
    """Refuse what YAML does not allow; its readers do so too, but do not all say where."""
    if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        spot = _Spot(text.count("\n", 0, found.start()), found.start() - line_start)
        message = f"holds the invisible character U+{ord(found[0]):04X}; remove it"
        raise _RefusedError("RM001", message, spot)


def _measure(text: str, source: Source) -> None:
    """Refuse deep nesting before anything recursive sees it, and note what is no part of texts."""
    depth = 0
    anchors: dict[str | None, _Mark | None] = {}
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent):
                anchors.pop(event.anchor, None)
            elif event.anchor and isinstance(event, yaml.ScalarEvent):
                anchors[event.anchor] = event.start_mark
            if message := signs.left_out(event):
                source.note(event.start_mark, "RM041", message)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"is nested more than {MAX_DEPTH} levels deep; flatten it"
                raise _RefusedError("RM007", message, event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    for name, mark in anchors.items():
        source.note(mark, "RM041", signs.anchor_message(str(name)))


class _Reader:
    """Turns nodes into values and notes where they stand."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.watcher = source, Watcher(text)
        self.count = 0
        self.size = 0

    def value(self, node: yaml.Node, at: Place) -> object:
        self.count += 1
        if self.count > MAX_VALUES:
            message = f"holds more than {MAX_VALUES:,} values; write aliases out or split the file"
            raise _RefusedError("RM007", message, node.start_mark)
        if len(at) > MAX_DEPTH:
            message = f"is nested more than {MAX_DEPTH} levels deep by an alias; write it out"
            raise _RefusedError("RM007", message, node.start_mark)
        self.source.positions[at] = _position(node.start_mark, self.source.path)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, at))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        text = self._watched(node, self._text(node))
        if node.style or text not in _NULLS:
            return text
        if text:
            self.source.nulls[at] = text
        return None

    def _watched(self, node: yaml.ScalarNode, text: str) -> str:
        """Note what YAML did to a text, and give the text that was meant."""
        seen = self.watcher.look(node, text)
        for line, column, code, message in seen.found:
            self.source.note(_Spot(line, column), code, message)
        if seen.found and seen.changed:
            self.source.doubtful.add(_position(node.start_mark, self.source.path))
        return seen.meant

    def _text(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        self.size += len(text.encode())
        if self.size > MAX_BYTES:
            message = f"comes to more than {MAX_BYTES:,} bytes of text; write its aliases out"
            raise _RefusedError("RM007", message, node.start_mark)
        return text

    def _pairs(self, node: yaml.MappingNode, at: Place) -> Iterator[tuple[str, object]]:
        seen: dict[str, Position] = {}
        again = _second_entry(node) if at and isinstance(at[-1], int) else None
        for number, (key_node, value_node) in enumerate(node.value):
            position = _position(key_node.start_mark, self.source.path)
            if number == again:
                line = node.start_mark.line + 1
                message = f'the keys of line {line} stand again; put "- " before line'
                self._note(position, "RM002", f"{message} {position.line}")
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(position, "RM001", "a key must be a word; write it without brackets")
                continue
            key = self._text(key_node)
            if key in seen or (again is not None and number >= again):
                self.source.stray.append({key: self.value(value_node, (*at, _STRAY, key))})
                if again is None:
                    first = seen[key].line
                    told = f'key "{shown(key)}" stands twice (first in line {first}); remove one'
                    self._note(position, "RM002", told)
                continue
            seen[key] = self.source.keys[(*at, key)] = position
            yield key, self.value(value_node, (*at, key))

    def _note(self, at: Position, code: str, message: str) -> None:
        self.source.problems.append(Problem(at, code, message))


def _second_entry(node: yaml.MappingNode) -> int | None:
    """Tell from which key on a mapping in a list is two: its first key and others stand again."""
    names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    if len({*names}) + 1 >= len(names) or len(names) < len(node.value):
        return None
    return names.index(names[0], 1) if names[0] in names[1:] else None


def _position(mark: _Mark | None, path: str) -> Position:
    return Position(path, mark.line + 1, mark.column + 1) if mark else Position(path, 1, 1)
