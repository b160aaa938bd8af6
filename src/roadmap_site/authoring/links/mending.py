"""Writes new addresses into the YAML: each in the place of the old one, and not a byte beside.

Every edit is read again before it is kept: whatever it changed but the address itself undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path as File
from typing import NamedTuple

import yaml

from roadmap_site.authoring.links.collecting import Found
from roadmap_site.authoring.links.judging import as_link, nowhere
from roadmap_site.authoring.writing import write_whole
from roadmap_site.reading import Position

_BOM = "\ufeff"


class Mend(NamedTuple):
    """What came of one link that moved."""

    link: Found
    to: str
    refused: str
    """Why it was left as it was; empty where the new address stands there now."""


@dataclass(frozen=True)
class _Span:
    """A value of a file as it is written."""

    path: tuple[str | int, ...]
    begin: int
    end: int


def mend(links: Mapping[Found, str], directory: File) -> list[Mend]:
    """Write the new address of each link, and say what was refused, in the order of the places."""
    done = []
    for path, found in groupby(sorted(links), lambda link: link.at.path):
        here = list(found)
        refused = dict(_refusals(here, links))
        wanted = {link.at: link for link in here if link.at not in refused}
        if wanted:
            file = directory / path.removeprefix(f"{directory.as_posix()}/")
            refused |= _mend_file(file, wanted.values(), links)
        done += [Mend(link, links[link], refused.get(link.at, "")) for link in here]
    return done


def _refusals(found: Iterable[Found], links: Mapping[Found, str]) -> Iterator[tuple[Position, str]]:
    """Give the places that are to stay; where aliases share one, it stays if it is to for any."""
    for link in found:
        if reason := refusal(link, links[link]):
            yield link.at, reason


def refusal(link: Found, to: str) -> str:
    """Say why a new address is not to be written; empty where it may be."""
    if not to or as_link(to) != to:
        return "the new address is no link that a roadmap may have"
    if link.kind == "former":
        return "the record of the original stays as it is"
    if link.kind == "page":
        return "hand-written pages are mended by hand"
    if link.url.startswith("https:") and to.startswith("http:"):
        return "the new address is not encrypted, as the old one is"
    if what := nowhere(link.url, to):
        return f"it leads to {what}"
    return ""


def _mend_file(
    file: File, found: Iterable[Found], links: Mapping[Found, str]
) -> dict[Position, str]:
    """Edit one file; give the places that could not be changed, each with the reason."""
    text = file.read_bytes().decode("utf-8")
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    spans, value, refused = _Spans(text), _value(text), {}
    # From the end: what was written before an edit keeps its place.
    for link in sorted(found, reverse=True):
        try:
            text, value = _edit(text, value, spans, link, links[link])
        except _RefusedError as refusal:
            refused[link.at] = str(refusal)
    write_whole(file, (bom + text).encode())
    return refused


class _RefusedError(Exception):
    """An address cannot be written in the place of another."""


def _edit(text: str, value: object, spans: _Spans, link: Found, to: str) -> tuple[str, object]:
    """Put an address in the place of another, in a text and in what it means."""
    span = spans.at(link.at)
    if span is None:
        raise _RefusedError("its place was not found")
    begin = spans.offset(link.at)
    if not text.startswith(link.url, begin):
        raise _RefusedError("it is not written in one piece")
    if to.rstrip("/") in _beside(value, span.path):
        raise _RefusedError("the new address stands in the same list already")
    end = begin + len(link.url)
    before = text.count(link.url, span.begin, begin)
    wanted = _with(value, span.path, _Change(link.url, to, before))
    for new in (to, f'"{to}"'):
        edited = text[:begin] + new + text[end:]
        if _value(edited) == wanted:
            return edited, wanted
    raise _RefusedError("that would change something else, such as what refers to it")


class _Texts(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Reads every value as the text that was written."""


def _value(text: str) -> object:
    """Read a file as plain values; None where it cannot be read."""
    try:
        return yaml.load(text, Loader=_Texts)
    except (yaml.YAMLError, ValueError):
        return None


class _Spans:
    """Where the values of a file begin and end."""

    def __init__(self, text: str) -> None:
        # The reader in Python: its marks count every sign.
        self._nodes = list(_scalars(yaml.compose(text, Loader=yaml.SafeLoader), ()))
        lengths = map(len, text.splitlines(keepends=True))
        self._starts = list(accumulate(lengths, initial=0))

    def offset(self, place: Position) -> int:
        """Say how many signs stand before a place."""
        return self._starts[place.line - 1] + place.column - 1

    def at(self, place: Position) -> _Span | None:
        """Find the value around a place."""
        spot = (place.line - 1, place.column - 1)
        return next(
            (
                _Span(path, node.start_mark.index, node.end_mark.index)
                for path, node in self._nodes
                if _spot(node.start_mark) <= spot < _spot(node.end_mark)
            ),
            None,
        )


def _spot(mark: yaml.Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _scalars(
    node: yaml.Node | None, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], yaml.Node]]:
    if isinstance(node, yaml.ScalarNode):
        yield path, node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _scalars(item, (*path, index))


def _beside(value: object, path: tuple[str | int, ...]) -> set[str]:
    """Give the addresses of the other resources in the list that a resource stands in."""
    if path[-1:] != ("url",) or len(path) < 2 or not isinstance(path[-2], int):
        return set()
    items = _at(value, path[:-2])
    assert isinstance(items, list)
    others = [item for index, item in enumerate(items) if index != path[-2]]
    return {str(item.get("url")).rstrip("/") for item in others if isinstance(item, dict)}


def _at(value: object, path: tuple[str | int, ...]) -> object:
    for step in path:
        value = value[step]  # type: ignore[index]
    return value


class _Change(NamedTuple):
    """One address in the place of another."""

    old: str
    new: str
    before: int
    """How often the old one stands before it in the same text."""

    def of(self, text: str) -> str:
        """Make the change; a text that the address stands in less often stays as it is."""
        parts = text.split(self.old)
        head, tail = parts[: self.before + 1], parts[self.before + 1 :]
        return self.old.join(head) + (self.new + self.old.join(tail) if tail else "")


def _with(value: object, path: tuple[str | int, ...], change: _Change) -> object:
    """Give a copy of values with a change in one of them."""
    copy = deepcopy(value)
    holder = _at(copy, path[:-1])
    holder[path[-1]] = change.of(holder[path[-1]])  # type: ignore[index]
    return copy
