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
from roadmap_site.reading.problems import Position, Problem

MAX_BYTES = 1_000_000
"""The largest file that is read, in bytes; the largest stage anyone would edit is a tenth of it."""
MAX_DEPTH = 32
"""The deepest nesting of collections; a roadmap itself needs nine."""
MAX_VALUES = 100_000
"""How many values one file may come to once its aliases are expanded; their text together may come
to `MAX_BYTES`, so that one long text with many aliases is refused as well."""

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
    problems: list[Problem] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """True where there is a value to go on with."""
        return all(problem.code == "RM002" for problem in self.problems)


def read(file: File, path: str) -> Source:
    """Read `file`, which messages call `path`. Never raises for what is in it."""
    source = Source(path)
    text = ""
    try:
        text = _text(file)
        _refuse_controls(text)
        _measure(text)
        node = yaml.compose(text, Loader=_Loader)
        if node is not None:
            source.value = _Reader(source).value(node, ())
    except _RefusedError as refusal:
        source.problems.append(Problem(refusal.at(path), refusal.code, refusal.message))
    except yaml.MarkedYAMLError as error:
        source.problems.append(_syntax_problem(error, text, path))
    except (yaml.YAMLError, ValueError) as error:
        # ValueError: PyYAML without libyaml makes one of an escape such as "\U00110000".
        message = f"cannot be read as YAML: {shown(' '.join(str(error).split()))}"
        source.problems.append(Problem(Position(path, 1, 1), "RM001", message))
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
        message = f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8"
        raise _RefusedError("RM001", message) from error
    except OSError as error:
        raise _RefusedError("RM001", f"cannot be read: {error.strerror}") from error


def _refuse_controls(text: str) -> None:
    """Refuse what YAML does not allow; its readers do so too, but do not all say where."""
    if found := yaml.reader.Reader.NON_PRINTABLE.search(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        spot = _Spot(text.count("\n", 0, found.start()), found.start() - line_start)
        message = f"holds the invisible character U+{ord(found[0]):04X}; remove it"
        raise _RefusedError("RM001", message, spot)


def _measure(text: str) -> None:
    """Refuse deep nesting before anything recursive sees it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"is nested more than {MAX_DEPTH} levels deep; flatten it"
                raise _RefusedError("RM007", message, event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Reader:
    """Turns nodes into values and notes where they stand."""

    def __init__(self, source: Source) -> None:
        self.source = source
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
        text = self._text(node)
        return None if not node.style and text in _NULLS else text

    def _text(self, node: yaml.ScalarNode) -> str:
        text = str(node.value)
        self.size += len(text.encode())
        if self.size > MAX_BYTES:
            message = f"comes to more than {MAX_BYTES:,} bytes of text; write its aliases out"
            raise _RefusedError("RM007", message, node.start_mark)
        return text

    def _pairs(self, node: yaml.MappingNode, at: Place) -> Iterator[tuple[str, object]]:
        seen: dict[str, Position] = {}
        for key_node, value_node in node.value:
            position = _position(key_node.start_mark, self.source.path)
            if not isinstance(key_node, yaml.ScalarNode):
                message = "a key must be a word; write it without brackets"
                self.source.problems.append(Problem(position, "RM001", message))
                continue
            key = self._text(key_node)
            if key in seen:
                first = seen[key].line
                message = f'key "{shown(key)}" stands twice (first in line {first}); remove one'
                self.source.problems.append(Problem(position, "RM002", message))
                continue
            seen[key] = self.source.keys[(*at, key)] = position
            yield key, self.value(value_node, (*at, key))


def _position(mark: _Mark | None, path: str) -> Position:
    return Position(path, mark.line + 1, mark.column + 1) if mark else Position(path, 1, 1)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    at = _position(mark, path)
    if isinstance(error, yaml.composer.ComposerError) and "document" in (error.context or ""):
        message = 'holds more than one document; keep one and remove the line "---" between them'
        return Problem(at, "RM001", message)
    if mark and text[mark.index : mark.index + 1] == "\t":
        return Problem(at, "RM001", "is indented with a tab; indent with spaces")
    begun = error.context_mark
    since = f" (begun in line {begun.line + 1})" if begun and begun.line + 1 < at.line else ""
    said = " ".join(part for part in (error.context, error.problem) if part) + since
    advice = "check the indentation, and quote texts that hold a colon or begin with a sign"
    return Problem(at, "RM001", f"cannot be read as YAML: {shown(said, 120)}; {advice}")
