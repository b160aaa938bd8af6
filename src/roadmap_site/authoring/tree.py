"""YAML as it is written: every part with its place in the text, its style and its anchor.

The reader of a roadmap needs values alone; who edits a file has to know where each of them begins
and ends, and how it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from roadmap_site.reading.source import MAX_VALUES

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain texts that are read as no value."""


class UneditableError(Exception):
    """A file cannot be edited or formatted without a risk; the message says why."""


@dataclass
class Node:
    """A part of a file, from `start` to `end`, which count characters."""

    start: int = 0
    end: int = 0
    column: int = 0
    anchor: str = ""


@dataclass
class Scalar(Node):
    """A single value."""

    value: str = ""
    style: str = ""
    """`'`, `"`, `|` or `>`; empty where the text is plain."""

    @property
    def empty(self) -> bool:
        """True where it is read as no value."""
        return not self.style and self.value in NULLS


@dataclass
class Alias(Node):
    """A mention of a part that has an anchor."""

    target: Node = field(default_factory=Node)


@dataclass
class Entry:
    """A pair of a mapping, or an item of a sequence, which has no key."""

    key: Scalar | None
    value: Node
    blank: bool = False
    """True where an empty line comes before it."""
    leading: list[str] = field(default_factory=list)
    """The comments on the lines before it."""
    trailing: str = ""
    """The comment behind it; behind the key where the value follows on lines of its own."""
    tail: list[str] = field(default_factory=list)
    """The comments below its value that are indented as that is."""

    @property
    def start(self) -> int:
        """Where its own text begins, without a hyphen."""
        return self.key.start if self.key else self.value.start

    @property
    def name(self) -> str:
        """The key; empty for an item."""
        return self.key.value if self.key else ""


@dataclass
class Collection(Node):
    """A mapping or a sequence."""

    entries: list[Entry] = field(default_factory=list)
    flow: bool = False
    """True where it is written in brackets."""

    def find(self, name: str) -> Entry | None:
        """Find the pair of a key."""
        return next((entry for entry in self.entries if entry.key and entry.name == name), None)


class Mapping(Collection):
    """Keys with values."""


class Sequence(Collection):
    """A list."""


def parse(text: str) -> Node | None:
    """Give the one document of a text as a tree; None where it holds nothing.

    Raises yaml.YAMLError where the text is not YAML, and UneditableError where it has what an edit
    could not keep.
    """
    return _Builder(yaml.parse(text, Loader=_Loader)).document()


class _Builder:
    """Makes a tree of events. The depth of what it gets is limited by the reader."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.anchors: dict[str, Node] = {}

    def document(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        assert isinstance(event, yaml.DocumentStartEvent)
        if event.version or event.tags:
            raise UneditableError("begins with a directive (%); remove it")
        root = self.node(next(self.events))
        next(self.events)
        if not isinstance(next(self.events), yaml.StreamEndEvent):
            raise UneditableError("holds more than one document; keep one")
        return root

    def node(self, event: yaml.Event) -> Node:
        if type(event) is yaml.ScalarEvent and not (event.anchor or event.tag):
            return Scalar(*_extent(event), value=event.value, style=event.style or "")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise UneditableError(f'names "*{event.anchor}" before it is defined')
            return Alias(*_extent(event), target=self.anchors[event.anchor])
        assert isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent)
        if event.tag:
            raise UneditableError(f"has a tag in line {_line(event)}; it has no effect: remove it")
        anchor = event.anchor or ""
        if isinstance(event, yaml.ScalarEvent):
            style = "" if event.style in (None, "") else event.style
            found: Node = Scalar(*_extent(event), anchor, value=event.value, style=style)
            self.anchors[anchor] = found
            return found
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        collection = kind(*_extent(event), anchor, flow=bool(event.flow_style))
        self.anchors[anchor] = collection
        if anchor and not collection.flow and event.end_mark:
            collection.column = event.end_mark.column  # behind the anchor
        collection.entries, collection.end = self.entries(kind is Mapping)
        return collection

    def entries(self, paired: bool) -> tuple[list[Entry], int]:
        found = []
        events = self.events
        while not isinstance(event := next(events), yaml.CollectionEndEvent):
            key = self.key(event) if paired else None
            found.append(Entry(key, self.node(next(events) if paired else event)))
        return found, _extent(event)[1]

    def key(self, event: yaml.Event) -> Scalar:
        key = self.node(event)
        if not isinstance(key, Scalar):
            raise UneditableError(f"has a key that is no word in line {_line(event)}")
        return key


def _extent(event: yaml.Event) -> tuple[int, int, int]:
    assert event.start_mark  # Only events of our own making have none.
    assert event.end_mark
    return event.start_mark.index, event.end_mark.index, event.start_mark.column


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def end_of(node: Node, text: str) -> int:
    """Give where the text of a node ends, without what follows: comments and empty lines."""
    if isinstance(node, Collection) and not node.flow:
        last = node.entries[-1]
        return max(end_of(last.value, text), last.key.end if last.key else 0)
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        return node.start + len(text[node.start : node.end].rstrip())
    return node.end


def plain(root: Node | None) -> object:
    """Give the value of a tree: mappings, lists and texts, or None where there is no value."""
    left = MAX_VALUES

    def value(node: Node | None) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise UneditableError(f"holds more than {MAX_VALUES:,} values; write aliases out")
        if isinstance(node, Alias):
            return value(node.target)
        if isinstance(node, Mapping):
            _refuse_twins(node)
            return {entry.name: value(entry.value) for entry in node.entries}
        if isinstance(node, Sequence):
            return [value(entry.value) for entry in node.entries]
        assert node is None or isinstance(node, Scalar)
        return None if node is None or node.empty else node.value

    return value(root)


def _refuse_twins(mapping: Mapping) -> None:
    names = [entry.name for entry in mapping.entries]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise UneditableError(f'has the key "{twice}" twice')
