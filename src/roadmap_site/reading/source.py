"""YAML text to plain values, each with the place where it stands.

Knows no stage and no roadmap. Every scalar comes out as the text that was written (so that `no`
is a language and `2024` a title), an empty one as None. What could exhaust the machine is refused.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path as File

import yaml

from roadmap_site.model import Place, is_language, shown
from roadmap_site.reading import raw
from roadmap_site.reading.composing import MAX_DEPTH, compose
from roadmap_site.reading.known import Known, Recalled
from roadmap_site.reading.problems import Position, Problem
from roadmap_site.reading.raw import MAX_BYTES, Mark, RefusedError, Spot, position
from roadmap_site.reading.watching import Watcher

MAX_VALUES = 100_000
"""How many values one file may come to once its aliases are expanded; their text together may come
to `MAX_BYTES`, so that one long text with many aliases is refused as well."""

_STRAY = "[stray]"
"""The step to values under keys that stood before, which belong nowhere."""
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Recall = Callable[[str, bytes], Recalled | None]
"""Gives what is known of the file of a path with that content; None where nothing is."""


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
    known: Known | None = None
    """What was known of it, so that nobody needs to look at it again."""

    def note(self, mark: Mark | None, code: str, message: str) -> None:
        """Add what is wrong at a mark."""
        self.problems.append(Problem(position(mark, self.path), code, message))

    @property
    def readable(self) -> bool:
        """True where there is a value to go on with."""
        return not any(problem.code in {"RM001", "RM007"} for problem in self.problems)


def read(file: File, path: str, recall: Recall | None = None) -> Source:
    """Read `file`, which messages call `path`. Never raises for what is in it.

    Of a file that `recall` knows, what that gives is given.
    """
    try:
        content = raw.content(file)
    except RefusedError as refusal:
        return Source(path, problems=[Problem(refusal.at(path), refusal.code, refusal.message)])
    recalled = recall(path, content) if recall else None
    if recalled and recalled.value is not None:
        known = recalled.known
        return Source(path, recalled.value, known.positions(path), known=known)
    source = parsed(content, path)
    source.known = recalled.known if recalled else None
    return source


def parsed(content: bytes, path: str) -> Source:
    """Read the content of a file, which messages call `path`. Never raises for what is in it."""
    source = Source(path)
    text = ""
    try:
        text = raw.text(content)
        node = compose(text, source.note)
        if node is not None:
            source.value = _Reader(source, text).value(node, ())
    except RefusedError as refusal:
        # Nothing else is said of a file that cannot be read.
        source.problems = [Problem(refusal.at(path), refusal.code, refusal.message)]
    except yaml.MarkedYAMLError as error:
        # Imported here, since most files are YAML.
        from roadmap_site.reading.syntax import explain_syntax

        source.problems = [explain_syntax(error, text, path)]
    except (yaml.YAMLError, ValueError) as error:
        # ValueError: PyYAML without libyaml makes one of an escape such as "\U00110000".
        message = f"cannot be read as YAML: {shown(' '.join(str(error).split()))}"
        source.problems = [Problem(Position(path, 1, 1), "RM001", message)]
    return source


class _Reader:
    """Turns nodes into values and notes where they stand."""

    def __init__(self, source: Source, text: str) -> None:
        self.source, self.watcher = source, Watcher(text)
        self.count = 0
        self.size = 0

    def value(self, node: yaml.Node, at: Place) -> object:
        self.count += 1
        if self.count > MAX_VALUES:
            message = f"comes to more than {MAX_VALUES:,} values; remove aliases (*)"
            raise RefusedError("RM007", message, node.start_mark)
        if len(at) > MAX_DEPTH:
            message = "holds an alias (*) of itself, so that it never ends; write what is meant"
            raise RefusedError("RM007", message, node.start_mark)
        self.source.positions[at] = position(node.start_mark, self.source.path)
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
            self.source.note(Spot(line, column), code, message)
        if seen.found and seen.changed:
            self.source.doubtful.add(position(node.start_mark, self.source.path))
        return seen.meant

    def _text(self, node: yaml.ScalarNode) -> str:
        text: str = node.value
        self.size += len(text) if text.isascii() else len(text.encode())
        if self.size > MAX_BYTES:
            message = f"comes to more than {MAX_BYTES:,} bytes of text; remove aliases (*)"
            raise RefusedError("RM007", message, node.start_mark)
        return text

    def _pairs(self, node: yaml.MappingNode, at: Place) -> Iterator[tuple[str, object]]:
        seen: dict[str, Position] = {}
        again = _second_entry(node) if not at or isinstance(at[-1], int) else None
        deep = None if again else _too_deep(node)
        if deep is not None:
            again = deep
            self._put_aside(node.value[deep - 1][1].value.pop(), node, at)
        for number, (key_node, value_node) in enumerate(node.value):
            place = position(key_node.start_mark, self.source.path)
            if number == again != deep:
                advice = f'put "- " before line {place.line}' if at else "remove one of the two"
                message = f"the keys of line {node.start_mark.line + 1} stand again; {advice}"
                self._note(place, "RM002", message)
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(place, "RM001", _no_word(key_node, value_node))
                self.source.doubtful.add(self.source.positions[at])
                continue
            key = sys.intern(self._text(key_node))  # Thousands of values have the same few.
            if key in seen or (again is not None and number >= again):
                self.source.stray.append({key: self.value(value_node, (*at, _STRAY, key))})
                if again is None:
                    # Of two values nobody knows which is meant.
                    self.source.doubtful.add(self.source.positions[(*at, key)])
                    if is_language(key):
                        self.source.doubtful.add(self.source.positions[at])
                    first = seen[key].line
                    told = f'key "{shown(key)}" stands twice (first in line {first}); remove one'
                    self._note(place, "RM002", told)
                continue
            seen[key] = self.source.keys[(*at, key)] = place
            yield key, self.value(value_node, (*at, key))

    def _put_aside(self, entry: yaml.Node, above: yaml.Node, at: Place) -> None:
        """Take an entry out of the list that it fell into by its indentation."""
        self.source.stray.append(self.value(entry, (*at, _STRAY)))
        line = above.start_mark.line + 1
        message = f"is indented deeper than the entry of line {line}; align its hyphen with that"
        self._note(position(entry.start_mark, self.source.path), "RM002", message)

    def _note(self, at: Position, code: str, message: str) -> None:
        self.source.problems.append(Problem(at, code, message))


def _no_word(key: yaml.Node, value: yaml.Node) -> str:
    """Say how to write a key that is none."""
    if isinstance(key, yaml.MappingNode) and not value.value:
        return "the braces stand twice; write them once"
    return "a key must be a word; write it without brackets"


def _too_deep(node: yaml.MappingNode) -> int | None:
    """Tell where the keys go on of an entry whose hyphen, one line above, is indented too deep."""
    seen: set[str] = set()
    for number, (key, _) in enumerate(node.value):
        if not isinstance(key, yaml.ScalarNode):
            continue
        if key.value in seen:
            before = node.value[number - 1][1]
            entries = before.value if isinstance(before, yaml.SequenceNode) else []
            last = entries[-1] if entries else None
            if not isinstance(last, yaml.MappingNode) or len(last.value) != 1:
                return None
            return number if last.start_mark.line == key.start_mark.line - 1 else None
        seen.add(key.value)
    return None


def _second_entry(node: yaml.MappingNode) -> int | None:
    """Tell from which key on a mapping in a list is two: its first key and others stand again."""
    names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    if len({*names}) + 1 >= len(names) or len(names) < len(node.value):
        return None
    return names.index(names[0], 1) if names[0] in names[1:] else None
