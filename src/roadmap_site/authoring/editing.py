"""Exact edits of a file: everything else keeps its comments, its order and its form, to the byte.

Every edit is checked by reading its result: where that says anything else than it should, the edit
is refused.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from roadmap_site.authoring.formatting.emitting import Emitter, of
from roadmap_site.authoring.sheets import BOM, LINE_END, Sheet
from roadmap_site.authoring.tree import Alias, Entry, Mapping, Scalar, Sequence, end_of
from roadmap_site.model import Place


@dataclass(frozen=True)
class Draft(Sheet):
    """A file that is being edited. An edit gives another draft."""

    def renamed(self, at: Place, old: str, new: str) -> Draft:
        """Put one word in the place of another, which is all that stands there."""
        node = self.node(at)
        if isinstance(node, Alias):
            return self  # What it stands for is renamed where that is written.
        assert isinstance(node, Scalar)
        found = self.body.find(old, node.start, node.end)
        if found < 0:
            raise self.refusal(at)
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
        return self._inserted(self.below(before[-1], mapping.column), lines, expected)

    def without_key(self, at: Place, key: str) -> Draft:
        """Remove a key from a mapping whose keys have lines of their own."""
        mapping = self.node(at)
        assert isinstance(mapping, Mapping)
        index = [entry.name for entry in mapping.entries].index(key)
        if mapping.flow or not index:
            raise self.refusal(at)
        expected = deepcopy(self.data)
        del _find(expected, at)[key]
        start = self.below(mapping.entries[index - 1], mapping.column)
        end = self.below(mapping.entries[index], mapping.column)
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
        return self._inserted(self.gap(at, index), self.spaced(at, index, lines), expected)

    def _with_list(self, at: Place, value: object) -> Draft:
        """Write a list of one where there is none or an empty one."""
        name = at[-1]
        assert isinstance(name, str)
        if not _has(self.data, at):
            return self.with_key(at[:-1], name, [value])
        mapping = self.node(at[:-1])
        assert isinstance(mapping, Mapping)
        if mapping.flow:
            raise self.refusal(at)
        expected = deepcopy(self.data)
        _put(expected, at, [value])
        made = Entry(Scalar(value=name), of([value], self.shape_of(at)))
        lines = Emitter().lines(made, mapping.column, self.shape_of(at[:-1]))
        text = self.newline.join(lines).lstrip()
        return self._replaced(self.key(at).start, self.node(at).end, text, expected)

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
            raise self.refusal(at)
        start, end = self.gap(at, index), self.gap(at, index + 1)
        lines = LINE_END.split(self.body[start:end])
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
                raise self.refusal(at)
            _find(expected, at).insert(index, value)
            spaced = self.spaced(at, index, _indented(lines, items.column))
            return self._inserted(self.gap(at, index), spaced, expected)
        # A list of one, to be replaced: the model says where it has to stand.
        made = self.with_key(at[:-1], name, ["-"]) if not _has(self.data, at) else self
        mapping, list_node = made.node(at[:-1]), made.node(at)
        assert isinstance(mapping, Mapping)
        if mapping.flow:
            raise self.refusal(at)
        _put(expected, at, [value])
        head = [f"{name}:", *_indented(lines, mapping.column + 2)]
        text = self.newline.join(head)
        return made._replaced(made.key(at).start, end_of(list_node, made.body), text, expected)

    def _inserted(self, place: int, lines: list[str], expected: object) -> Draft:
        newline = self.newline
        ended = not self.body[:place] or self.body[place - 1] in "\r\n"
        text = "".join(line + newline for line in lines)
        return self._replaced(place, place, text if ended else newline + text, expected)

    def _replaced(self, start: int, end: int, text: str, expected: object) -> Draft:
        mark = BOM if self.text.startswith(BOM) else ""
        made = Draft(self.path, mark + self.body[:start] + text + self.body[end:])
        if made.data != expected:
            raise self.refusal(())
        return made


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
