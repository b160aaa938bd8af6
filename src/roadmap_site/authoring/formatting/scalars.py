"""How a single text is written in YAML: plain where that can be, quoted or folded where not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import yaml

from roadmap_site.authoring.tree import NULLS

WIDTH = 100
"""The widest line; a Chinese character counts as two columns."""

_INDICATORS = set(",[]{}#&*!|>'\"%@`")
"""Signs that a plain text cannot begin with."""
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NO_SPACES = (("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"))
"""The signs of scripts that are written without spaces, which a fold would bring in."""
_IN_FLOW = re.compile(r"^:|[,\[\]{}?]")
"""Signs that end a plain text within brackets, or might."""
_MISREAD = frozenset({"bool", "float", "int", "merge", "null", "timestamp", "value"})
_RESOLVER = yaml.resolver.Resolver()


def hides(text: str) -> bool:
    """Tell whether a text holds a sign that cannot be seen, other than a break of its lines."""
    return not text.isprintable() and bool(_HIDDEN.search(_BREAKS.sub(" ", text)))


@lru_cache(maxsize=1 << 12)
def shown(text: str) -> str:
    """Give a text as it is read: with single spaces, unless it holds what nobody could see."""
    return text if hides(text) else " ".join(text.split())


def width(text: str) -> int:
    """Count the columns of a text."""
    return len(text) if text.isascii() else sum(map(_columns.__getitem__, text))


class _Columns(dict[str, int]):
    """How many columns each sign takes, asked once a sign."""

    def __missing__(self, sign: str) -> int:
        self[sign] = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        return self[sign]


_columns = _Columns()


@lru_cache(maxsize=1 << 12)
def can_be_plain(text: str, *, flow: bool = False) -> bool:
    """Tell whether a text is read as itself where it stands without quotes."""
    if not text or text != text.strip():
        return False
    if not text.isprintable() and (_BREAKS.search(text) or _HIDDEN.search(text)):
        return False
    if (
        text in NULLS
        or text[0] in _INDICATORS
        or (text[0] in "-?:" and (len(text) < 2 or text[1] in " ,[]{}"))
    ):
        return False
    if text.startswith(("---", "...")) or ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and _IN_FLOW.search(text))


@lru_cache(maxsize=1 << 12)
def is_misread(text: str) -> bool:
    """Tell whether readers of YAML take the plain text for a number, a date, a truth or nothing."""
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag.rpartition(":")[2] in _MISREAD


def quoted(text: str) -> str:
    """Write a text in quotes: single ones where it has backslashes, which mean nothing there."""
    if "\\" in text and not _HIDDEN.search(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _HIDDEN.sub(lambda found: _escape(found[0]), escaped) + '"'


def _escape(sign: str) -> str:
    return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}.get(sign, f"\\u{ord(sign):04X}")


def can_be_folded(text: str) -> bool:
    """Tell whether line breaks may take the place of spaces in a text."""
    return " " in text and not _HIDDEN.search(text) and not _has_no_spaces(text)


def _has_no_spaces(text: str) -> bool:
    """Tell whether a text has a sign of such a script; most end at the first one or are ASCII."""
    return not text.isascii() and any(
        first <= sign <= last for sign in text for first, last in _NO_SPACES
    )


def folded(text: str, room: int) -> list[str]:
    """Break a text into lines of at most `room` columns, where its words allow it."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > room:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
