"""A tree to text in the house form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roadmap_site.authoring.formatting import comments, scalars
from roadmap_site.authoring.formatting.scalars import WIDTH, width
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
)


@dataclass(frozen=True)
class Emitter:
    """Writes parts of one file."""

    source: str = ""
    """What the parts were read from, for texts whose line breaks stay."""
    sort: bool = True
    """False where an alias might come before what it names."""

    def document(self, root: Node, shape: Shape) -> list[str]:
        """Write a whole file, without the comments below all."""
        if not isinstance(root, Collection) or not root.entries or root.anchor:
            raise UneditableError("has no keys at its top level")
        header = root.entries[0].leading
        root.entries[0].leading = []
        return [*header, *self._block(root, 0, shape)]

    def lines(self, entry: Entry, indent: int, shape: Shape) -> list[str]:
        """Write one pair or item of a collection, which is of this shape."""
        return self._entry(entry, indent, shape)

    def inline(self, entry: Entry, shape: Shape) -> str:
        """Write one pair or item of a collection in brackets."""
        kind = Mapping if entry.key else Sequence
        (part,) = self._parts(kind(entries=[entry]), shape)
        if part is None:
            raise UneditableError("is written in brackets; write it on lines of its own first")
        return part

    def _block(self, collection: Collection, indent: int, shape: Shape) -> list[str]:
        """Write what a collection holds, on lines of its own."""
        lines: list[str] = []
        inner = shape.seen_in(entry.name for entry in collection.entries)
        for number, entry in enumerate(self._ordered(collection, inner)):
            if entry.blank and number:
                lines.append("")
            lines += _indented(entry.leading, indent)
            lines += self._entry(entry, indent, inner if entry.key else shape)
        return lines

    def _ordered(self, collection: Collection, shape: Shape) -> list[Entry]:
        """Give the entries in the order of the model; keys that it does not know come last."""
        if not self.sort or isinstance(collection, Sequence):
            return collection.entries
        place = shape.places
        return sorted(collection.entries, key=lambda entry: place.get(entry.name, len(place)))

    def _entry(self, entry: Entry, indent: int, shape: Shape) -> list[str]:
        head = " " * indent + (f"{self._key(entry.key)}:" if entry.key else "-")
        inner = shape.of(entry.name) if entry.key else shape
        comment = f"  {entry.trailing}" if entry.trailing else ""
        # What has comments below it needs lines to stand below.
        is_open = bool(entry.tail) and isinstance(entry.value, Collection)
        short = None if is_open else self._line(entry.value, inner, flow=False)
        if short is not None and self._fits(entry.value, f"{head} {short}", inner):
            lines = [f"{head} {short}".rstrip() + comment]
        elif isinstance(entry.value, Scalar):
            # A comment cannot stand behind a text of several lines.
            above = [" " * indent + entry.trailing] if entry.trailing else []
            lines = [*above, *self._folded(entry.value, head, indent + 2)]
        else:
            lines = self._nested(entry, head, comment, indent + 2, inner)
        return lines + _indented(entry.tail, indent + 2 if is_open else indent)

    @staticmethod
    def _key(key: Scalar) -> str:
        fits = scalars.can_be_plain(key.value, flow=True) and not key.anchor
        return key.value if fits else scalars.quoted(key.value)

    def _nested(
        self, entry: Entry, head: str, comment: str, indent: int, shape: Shape
    ) -> list[str]:
        value = entry.value
        assert isinstance(value, Collection)
        anchor = f" &{value.anchor}" if value.anchor else ""
        if entry.key or anchor:
            return [head + anchor + comment, *self._block(value, indent, shape)]
        first = self._ordered(value, shape.seen_in(each.name for each in value.entries))[0]
        above = _indented([*first.leading, *filter(None, [entry.trailing])], indent - 2)
        first.leading = []
        lines = self._block(value, indent, shape)
        return [*above, f"{head} {lines[0].lstrip()}", *lines[1:]]

    def _fits(self, value: Node, line: str, shape: Shape) -> bool:
        """Tell whether a line is to stay one: it is not too wide, or could not be narrower."""
        if isinstance(value, Scalar) and not _is_plain(value, shape) and self._kept(value, WIDTH):
            return False  # Folded, it needs no quotes.
        if width(line) <= WIDTH or isinstance(value, Alias):
            return True
        if isinstance(value, Scalar):
            return not scalars.can_be_folded(_text(value))
        return isinstance(value, Collection) and not value.entries

    def _line(self, node: Node, shape: Shape, *, flow: bool) -> str | None:
        """Write a value in one line, or give None where it is not to stand in one."""
        anchor = f"&{node.anchor} " if node.anchor else ""
        if isinstance(node, Alias):
            return f"*{node.target.anchor}"
        if isinstance(node, Scalar):
            return anchor + _scalar(node, shape.as_text(), flow=flow)
        assert isinstance(node, Collection)
        if not node.entries:
            return anchor + ("{}" if isinstance(node, Mapping) else "[]")
        if not (flow or self._is_inline(node, shape)) or comments.has_any(node):
            return None
        parts = list(self._parts(node, shape))
        if None in parts:
            return None
        inside = ", ".join(part for part in parts if part is not None)
        return anchor + ("{%s}" if isinstance(node, Mapping) else "[%s]") % inside

    def _parts(self, node: Collection, shape: Shape) -> Iterator[str | None]:
        inner = shape.seen_in(entry.name for entry in node.entries)
        for entry in self._ordered(node, inner):
            value = self._line(entry.value, inner.of(entry.name) if entry.key else shape, flow=True)
            key = f"{self._key(entry.key)}: " if entry.key else ""
            yield None if value is None else (key + value).rstrip()

    @staticmethod
    def _is_inline(node: Collection, shape: Shape) -> bool:
        """Tell whether a collection is to stand in brackets where it fits."""
        inner = shape.seen_in(entry.name for entry in node.entries)
        if inner.named:
            return False  # Parts with an id are what people look for and edit.
        if node.flow or not (inner.short and inner.text and isinstance(node, Mapping)):
            return node.flow
        values = [entry.value for entry in node.entries]
        return all(
            isinstance(value, Scalar)
            and not value.anchor
            and _is_plain(value, inner)
            and scalars.can_be_plain(_text(value), flow=True)
            for value in values
        )

    def _folded(self, value: Scalar, head: str, indent: int) -> list[str]:
        anchor = f" &{value.anchor}" if value.anchor else ""
        lines = self._kept(value, WIDTH - indent)
        lines = lines or scalars.folded(_text(value), WIDTH - indent)
        return [f"{head}{anchor} >-", *(" " * indent + line for line in lines)]

    def _kept(self, value: Scalar, room: int) -> list[str]:
        """Give the lines of a text that is folded already, where they are narrow enough."""
        if value.style != ">":
            return []
        lines = self.source[value.start : value.end].splitlines()[1:]
        lines = [line.strip() for line in lines]
        while lines and not lines[-1]:
            lines.pop()
        text = _text(value)
        return lines if " ".join(lines) == text and max(map(width, lines)) <= room else []


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def _text(value: Scalar) -> str:
    return scalars.shown(value.value)


def _is_plain(value: Scalar, shape: Shape) -> bool:
    text = _text(value)
    return scalars.can_be_plain(text) and (shape.bare or not scalars.is_misread(text))


def _scalar(value: Scalar, shape: Shape, *, flow: bool) -> str:
    text = _text(value)
    if value.empty:
        return "null" if flow else ""
    if _is_plain(value, shape) and scalars.can_be_plain(text, flow=flow):
        return text
    return scalars.quoted(text)


def of(value: object, shape: Shape) -> Node:
    """Make a tree of a plain value, in the styles that are usual for what it is."""
    if isinstance(value, dict):
        inner = shape.seen_in([*value])
        entries = [Entry(Scalar(value=key), of(item, inner.of(key))) for key, item in value.items()]
        return Mapping(entries=entries, flow=inner.short if inner.text else not inner.keys)
    if isinstance(value, list):
        items = [Entry(None, of(item, shape)) for item in value]
        return Sequence(entries=items, flow=not any(isinstance(item, dict) for item in value))
    return Scalar(value=str(value))
