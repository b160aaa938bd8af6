"""YAML text to nodes. What is usual takes one pass; all else is measured before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import yaml

from roadmap_site.reading import signs
from roadmap_site.reading.raw import Mark, RefusedError

MAX_DEPTH = 32
"""The deepest nesting of collections; a roadmap itself needs nine."""
_TOO_DEEP = f"is nested more than {MAX_DEPTH} levels deep; close a bracket or indent less"

Note = Callable[[Mark | None, str, str], None]
"""Takes what is wrong at a mark: its code, and the message."""
_BEGINNINGS = frozenset({yaml.MappingStartEvent, yaml.SequenceStartEvent})
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, note: Note) -> yaml.Node | None:
    """Give the one document of a text; None where it holds nothing.

    Raises RefusedError for what is nested too deep, and what PyYAML raises for what is no YAML.
    """
    with suppress(_UnusualError, yaml.YAMLError, ValueError):
        return _composed(text)
    try:
        _measure(text, note)
    except yaml.MarkedYAMLError as error:
        # PyYAML from 6.0.4 on may give up before it has said what stands in front.
        if "nesting depth" in (error.problem or ""):
            raise RefusedError("RM007", _TOO_DEEP, error.problem_mark) from None
        raise
    return yaml.compose(text, Loader=_Loader)


class _UnusualError(Exception):
    """A text has anchors, aliases, tags or directives, is nested deep or is no single document."""


def _composed(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        loader.get_event()
        if isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            return None
        if event.version or event.tags:
            raise _UnusualError
        node = _root(loader.get_event)
        if not isinstance(loader.get_event(), yaml.StreamEndEvent):
            raise _UnusualError
        return node
    finally:
        loader.dispose()


def _root(get: Callable[[], Any]) -> yaml.Node:
    """Make the node of a document. Its tags are left out, for nobody asks for them."""
    made: yaml.Node
    found: list[yaml.Node] = []
    around: list[tuple[list[yaml.Node], Any]] = []
    while (kind := type(event := get())) is not yaml.DocumentEndEvent:
        start, end = event.start_mark, event.end_mark
        if kind is yaml.ScalarEvent and not (event.anchor or event.tag):
            found.append(yaml.ScalarNode("", event.value, start, end, event.style))
        elif kind in _BEGINNINGS and not (event.anchor or event.tag or len(around) >= MAX_DEPTH):
            around.append((found, start))
            found = []
        elif kind is yaml.SequenceEndEvent:
            made = yaml.SequenceNode("", found, around[-1][1], end)
            found = around.pop()[0]
            found.append(made)
        elif kind is yaml.MappingEndEvent:
            pairs = [*zip(found[::2], found[1::2], strict=True)]
            made = yaml.MappingNode("", pairs, around[-1][1], end)
            found = around.pop()[0]
            found.append(made)
        else:
            raise _UnusualError
    return found[0]


def _measure(text: str, note: Note) -> None:
    """Refuse deep nesting before anything recursive sees it, and note what is no part of texts."""
    depth = 0
    anchors: dict[str | None, Mark | None] = {}
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.AliasEvent):
                anchors.pop(event.anchor, None)
            elif event.anchor and isinstance(event, yaml.ScalarEvent):
                anchors[event.anchor] = event.start_mark
            if message := signs.left_out(event):
                note(event.start_mark, "RM041", message)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise RefusedError("RM007", _TOO_DEEP, event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    for name, mark in anchors.items():
        note(mark, "RM041", signs.anchor_message(str(name)))
