"""YAML text to plain values, each with the place where it stands.

Knows no stage and no roadmap. Every scalar comes out as the text that was written (so that `no`
is a language and `2024` a title), an empty one as None. What could exhaust the machine is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as File

import yaml

from roadmap_site.model import Path
from roadmap_site.problems import Position, Problem

MAX_BYTES = 1_000_000
"""The largest file that is read, in bytes; the largest stage anyone would edit is a tenth of it."""
MAX_DEPTH = 32
"""The deepest nesting of collections; a roadmap itself needs nine."""
MAX_VALUES = 100_000
"""How many values one file may come to once its aliases are expanded."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Source:
    """One file as read: its value, where each part stands, and what is wrong with it."""

    path: str
    value: object = None
    positions: dict[Path, Position] = field(default_factory=dict)
    """Where the value at each place within the file begins."""
    keys: dict[Path, Position] = field(default_factory=dict)
    """Where the key of each place stands, for places in mappings."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """True where there is a value to go on with."""
        return all(problem.code == "RM002" for problem in self.problems)


def read(file: File, path: str) -> Source:
    """Read `file`, which messages call `path`. Never raises for what is in it."""
    source = Source(path)
    try:
        text = _text(file)
        _measure(text)
        node = yaml.compose(text, Loader=_Loader)
        if node is not None:
            source.value = _Reader(source).value(node, ())
    except _Refusal as refusal:
        source.problems.append(Problem(refusal.at(path), refusal.code, refusal.message))
    except yaml.MarkedYAMLError as error:
        source.problems.append(_syntax_problem(error, path))
    except yaml.YAMLError as error:
        message = f"cannot be read as YAML: {' '.join(str(error).split())}"
        source.problems.append(Problem(Position(path, 1, 1), "RM001", message))
    return source


class _Refusal(Exception):
    """Stops the reading of a file."""

    def __init__(self, code: str, message: str, mark: yaml.Mark | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.mark = code, message, mark

    def at(self, path: str) -> Position:
        return _position(self.mark, path) if self.mark else Position(path, 1, 1)


def _text(file: File) -> str:
    try:
        if file.stat().st_size > MAX_BYTES:
            size = f"is larger than {MAX_BYTES:,} bytes; split it into several stages"
            raise _Refusal("RM007", size)
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8"
        raise _Refusal("RM001", message) from error
    except OSError as error:
        raise _Refusal("RM001", f"cannot be read: {error.strerror}") from error


def _measure(text: str) -> None:
    """Refuse deep nesting before anything recursive sees it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"is nested more than {MAX_DEPTH} levels deep; flatten it"
                raise _Refusal("RM007", message, event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Reader:
    """Turns nodes into values and notes where they stand."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.count = 0

    def value(self, node: yaml.Node, at: Path) -> object:
        self.count += 1
        if self.count > MAX_VALUES:
            message = f"holds more than {MAX_VALUES:,} values; write aliases out or split the file"
            raise _Refusal("RM007", message, node.start_mark)
        if len(at) > MAX_DEPTH:
            raise _Refusal("RM007", "has an alias within what it names", node.start_mark)
        self.source.positions[at] = _position(node.start_mark, self.source.path)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, at))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        return None if not node.style and node.value in _NULLS else str(node.value)

    def _pairs(self, node: yaml.MappingNode, at: Path) -> Iterator[tuple[str, object]]:
        seen: dict[str, Position] = {}
        for key_node, value_node in node.value:
            position = _position(key_node.start_mark, self.source.path)
            if not isinstance(key_node, yaml.ScalarNode):
                message = "a key must be a word; write it without brackets"
                self.source.problems.append(Problem(position, "RM001", message))
                continue
            key = str(key_node.value)
            if key in seen:
                message = f'key "{key}" stands twice (first in line {seen[key].line}); remove one'
                self.source.problems.append(Problem(position, "RM002", message))
                continue
            seen[key] = self.source.keys[(*at, key)] = position
            yield key, self.value(value_node, (*at, key))


def _position(mark: yaml.Mark, path: str) -> Position:
    return Position(path, mark.line + 1, mark.column + 1)


def _syntax_problem(error: yaml.MarkedYAMLError, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    at = _position(mark, path) if mark else Position(path, 1, 1)
    said = " ".join(part for part in (error.context, error.problem) if part)
    advice = "check the indentation, and quote texts that hold a colon or begin with a sign"
    return Problem(at, "RM001", f"cannot be read as YAML: {said}; {advice}")
