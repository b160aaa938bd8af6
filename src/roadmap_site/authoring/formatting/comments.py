"""Comments and empty lines of a file, given to the entries of its tree that they belong to."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

import yaml

from roadmap_site.authoring.tree import Alias, Collection, Entry, Node, Scalar, UneditableError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"#[^\r\n]*")
_EMPTY = re.compile(r"\n[ \t]*(?=\n)")
_HEAD = re.compile(r"\ufeff?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n|\Z))*")
"""What stands above all: comments and empty lines."""
_MAYBE = re.compile(r"#(?<![^\W\d_]#)(?<!/#)(?<![^\W\d_][\d_-]#)")
"""A sign that may begin a comment: within a word, as in addresses, none does."""


@dataclass(frozen=True)
class Comment:
    """A comment as it stands."""

    start: int
    column: int
    text: str
    alone: bool
    """True where nothing else stands on its line."""
    apart: bool
    """True where an empty line comes before it."""

    @property
    def lines(self) -> list[str]:
        """The comment as lines: an empty one first where it stands apart."""
        return ["", self.text] if self.apart else [self.text]


def find(text: str) -> list[Comment]:
    """Give every comment of a text that is YAML: whatever begins with # between its tokens."""
    head = _HEAD.match(text)
    assert head
    if not _MAYBE.search(text, head.end()):
        return _within(text, 0, head.end())
    found: list[Comment] = []
    after = 0
    for token in yaml.scan(text, Loader=_Loader):
        start, end = token.start_mark.index, token.end_mark.index
        if start > after:
            found += _within(text, after, start)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            head = re.compile(r"[^\r\n]*").match(text, start)
            assert head
            found += _within(text, start, head.end())
            end = start + len(text[start:end].rstrip())
        after = max(after, end)
    return found + _within(text, after, len(text))


def _within(text: str, start: int, end: int) -> list[Comment]:
    found = []
    for match in _COMMENT.finditer(text, start, end):
        line = _start_of_line(text, match.start())
        alone = not text[line : match.start()].strip(" \t\ufeff")
        comment = match[0].rstrip()
        apart = alone and is_after_empty_line(text, line)
        found.append(Comment(match.start(), match.start() - line, comment, alone, apart))
    return found


def is_after_empty_line(text: str, place: int) -> bool:
    """Tell whether the line above that of a place is empty."""
    line = _start_of_line(text, place)
    end = line - 2 if text.endswith("\r\n", 0, line) else line - 1
    above = _start_of_line(text, max(end, 0))
    return above > 0 and not text[above:line].strip(" \t\r\n")


def _start_of_line(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def attach(root: Node | None, text: str) -> list[str]:
    """Give each comment and each empty line to an entry; what stands below all comes back."""
    waiting = deque(find(text))
    if isinstance(root, Collection):
        _Attacher(text, waiting).entries(root, len(text))
    return [line for comment in waiting for line in comment.lines]


class _Attacher:
    """Walks through a tree in the order of its text."""

    def __init__(self, text: str, waiting: deque[Comment]) -> None:
        self.text = text
        self.waiting = waiting
        self.apart = {found.end() + 1 for found in _EMPTY.finditer(text)}
        self.has_returns = "\r" in text

    def entries(self, collection: Collection, until: int) -> None:
        for index, entry in enumerate(collection.entries):
            last = index + 1 == len(collection.entries)
            self._entry(entry, until if last else collection.entries[index + 1].start)
        while collection.flow and self.waiting and self.waiting[0].start < collection.end:
            if not collection.entries:
                raise UneditableError("has a comment in empty brackets; move it")
            collection.entries[-1].tail += self.waiting.popleft().lines

    def _entry(self, entry: Entry, until: int) -> None:
        entry.blank = self._is_apart(entry.start)
        while self.waiting and self.waiting[0].start < entry.start:
            entry.leading += self.waiting.popleft().lines
        if entry.leading:
            entry.leading += [""] if entry.blank else []
            entry.blank = not entry.leading[0]
            del entry.leading[: int(entry.blank)]
        value = entry.value
        if isinstance(value, Collection):
            if entry.key:
                entry.trailing = self._behind(entry.key.end, _first(value))
            self.entries(value, value.end if value.flow else until)
            if value.flow:
                entry.trailing = entry.trailing or self._behind(value.end, until)
            else:
                self._tail(entry, value.column, until)
        else:
            end = value.end if not _is_block(value) else value.start + 1
            entry.trailing = self._behind(end, until)

    def _is_apart(self, place: int) -> bool:
        if self.has_returns:
            return is_after_empty_line(self.text, place)
        return self.text.rfind("\n", 0, place) + 1 in self.apart

    def _behind(self, end: int, until: int) -> str:
        """Take the comment on the line of `end`, as far as it stands there."""
        if self.waiting and not self.waiting[0].alone and end <= self.waiting[0].start < until:
            between = self.text[end : self.waiting[0].start]
            if "\n" not in between and "\r" not in between:
                return self.waiting.popleft().text
        return ""

    def _tail(self, entry: Entry, column: int, until: int) -> None:
        """Take the comments below a value that are indented as it is."""
        while self.waiting and self.waiting[0].start < until:
            if not self.waiting[0].alone or self.waiting[0].column < max(column, 1):
                return
            entry.tail += self.waiting.popleft().lines


def _first(collection: Collection) -> int:
    return collection.entries[0].start if collection.entries else collection.end


def _is_block(value: Node) -> bool:
    return isinstance(value, Scalar) and value.style in ("|", ">")


def has_any(node: Node) -> bool:
    """Tell whether a comment stands within a part."""
    if isinstance(node, Alias) or not isinstance(node, Collection):
        return False
    return any(
        entry.leading or entry.trailing or entry.tail or has_any(entry.value)
        for entry in node.entries
    )
