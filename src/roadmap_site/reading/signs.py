"""What YAML takes out of a text, or puts into it, without a word.

All of it is lawful YAML, and hardly ever meant: a text that ends at ` #`, a first word that is an
anchor or a tag, a backslash that makes a tab, lines that are folded into one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from roadmap_site.model import is_language, shown
from roadmap_site.reading.meant_keys import every_key

CUT = re.compile(r"\S[ \t]+(?P<rest>#(?:[^\s#!]|[ \t]\d).*)")
"""A comment beside something, without the space that a comment has after its sign."""
CUT_HERE = re.compile(r"[ \t]+(?P<rest>#(?:[^\s#!]|[ \t]\d)[^\n]*)")
"""The same, right after the end of a text."""
MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\s*\(\s*<?(?P<url>[^)>\s]*)>?[^)]*\)")

_STANDARD = "tag:yaml.org,2002:"
_TAG = re.compile(f"{_STANDARD}(binary|bool|float|int|map|null|omap|pairs|seq|set|str|timestamp)")
_ESCAPE = re.compile(r"\\(?P<sign>[^\n])", re.DOTALL)
_MADE = {"t": "a tab", "n": "a line break", "r": "a line break", "_": "a hard space"}
"""What escapes stand for that a text of a roadmap never needs; others are control signs."""
_UNWANTED = frozenset("abtnvfre0NLP_")
_LIST = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)、])\s+\S")
_COMMENT = re.compile(r"\s*#+(?:\s|TODO|FIXME|XXX)")
_COLON = re.compile(r"\s*(?P<key>[a-z]{2,12})：")


def cut_message(rest: str) -> str:
    """Say that a comment cuts off what stands before it."""
    return (
        f'" #" begins a comment, so "{shown(rest.strip(), 40)}" is left out; quote the text, '
        "or put a space after # if it is a comment"
    )


def left_out(event: yaml.NodeEvent) -> str | None:
    """Say which tag of a value is read as YAML's own, and is no part of the text."""
    tag = getattr(event, "tag", None)
    if not tag or _TAG.fullmatch(tag):
        return None
    written = tag.replace(_STANDARD, "!!")
    return f'"{shown(written)}" is read as a tag and left out; quote the text, if it is one'


def anchor_message(name: str) -> str:
    """Say that an anchor is left out that nothing refers to."""
    return f'"&{shown(name)}" is read as an anchor and left out; quote the text, if it is one'


def escape_message(raw: str) -> str | None:
    """Say which backslash of a text in double quotes makes something that nobody wants."""
    for found in _ESCAPE.finditer(raw):
        if (sign := found["sign"]) in _UNWANTED:
            made = _MADE.get(sign, "an invisible sign")
            return f'in double quotes "\\{sign}" is {made}; put single quotes around the text'
    return None


def folded(raw: str, *, block: bool) -> Iterator[tuple[int, str]]:
    """Find lines of one text that are meant as something else; by the number of the line."""
    lines = raw.split("\n")
    inner = [*enumerate(lines)][1:]
    items = [number for number, line in inner if _LIST.match(line)]
    if len(items) > 1 or (items and not block):
        yield items[0], "line breaks become spaces, so this is no list; write one entry for each"
    for number, line in inner if block else ():
        if _COMMENT.match(line):
            shortened = shown(line.strip(), 40)
            yield (
                number,
                f'"{shortened}" stands within a text and is shown; move it out of the text',
            )
            return


def _is_joined(line: str) -> bool:
    """Tell whether a line is a language and a text, without the space between them."""
    found = re.match(r"\s*(?P<key>[a-z]{2}):[^\s/:]", line)
    return bool(found and is_language(found["key"]))


def wide_colon(raw: str) -> tuple[int, str] | None:
    """Find keys with a wrong colon in a text; the number of the line, and what is wrong."""
    lines = raw.split("\n")
    if len(lines) > 1 and all(map(_is_joined, lines)):
        key, rest = lines[0].strip().split(":", 1)
        return 0, f"a colon has to be followed by a space: {key}: {shown(rest)}"
    for number, line in enumerate(lines):
        found = _COLON.match(line)
        if found and (found["key"] in every_key() or is_language(found["key"])):
            key = found["key"]
            return number, f'"：" is the full-width colon; write a colon and a space: {key}: ...'
    return None
