"""Watches what YAML makes of each text of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from roadmap_site.reading import signs

Found = tuple[int, int, str, str]
"""A line and a column, both counted from zero, a code, and what is wrong."""

_WIDE_COMMENT = re.compile(r"(?:^|\s)＃")
_IN_BRACES = re.compile(r"\{\s*[a-z]{2}\s*:\s.*\}", re.DOTALL)
_QUOTED = "the quotes make one text of what is in braces; remove them"
_WIDE_HASH = (
    '"＃" is the full-width sign and begins no comment; remove it, or end the line with " # ..."'
)


@dataclass
class Seen:
    """What was seen of one text."""

    meant: str
    """The text that was meant, as far as that can be told."""
    found: list[Found] = field(default_factory=list)
    changed: bool = True
    """True where the text is not what was written."""


class Watcher:
    """Compares texts with what is written in a file."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.has_comments = " #" in written or "\t#" in written
        self.has_wide_signs = "＃" in written

    def look(self, node: yaml.ScalarNode, text: str) -> Seen:
        """Tell what YAML did to a text."""
        start, end = node.start_mark, node.end_mark
        if not node.style and self.has_comments:
            cut = signs.CUT_HERE.match(self.written, end.index)
            if cut:
                column = end.column + cut.start("rest") - cut.start()
                found = (end.line, column, "RM040", signs.cut_message(cut["rest"]))
                return Seen(f"{text} {cut['rest']}", [found])
        if not node.style and self.has_wide_signs and (wide := _WIDE_COMMENT.search(text)):
            raw = self.written[start.index : end.index]
            lines = raw[: raw.index("＃")].split("\n")
            column = len(lines[-1]) + (0 if lines[1:] else start.column)
            found = (start.line + len(lines) - 1, column, "RM006", _WIDE_HASH)
            return Seen(text[: wide.start()], [found])
        if node.style in {'"', "'"} and _IN_BRACES.fullmatch(text):
            return Seen(text, [(start.line, start.column, "RM006", _QUOTED)])
        raw = self.written[start.index : end.index] if node.style == '"' else ""
        if "\\" in raw and (message := signs.escape_message(raw)):
            return Seen(raw[1:-1], [(start.line, start.column, "RM042", message)])
        if node.style in {"|", ">"} or end.line > start.line or (not node.style and "：" in text):
            return self._lines(node, text)
        return Seen(text)

    def _lines(self, node: yaml.ScalarNode, text: str) -> Seen:
        """Look at a text line by line."""
        start, block = node.start_mark, node.style in {"|", ">"}
        raw = self.written[start.index : node.end_mark.index]
        if not node.style and (colon := signs.wide_colon(raw)):
            number, message = colon
            column = 0 if number else start.column
            return Seen(text, [(start.line + number, column, "RM006", message)])
        lines = signs.folded(raw, block=block)
        found = [(start.line + number, 0, "RM044", message) for number, message in lines]
        return Seen(text, found, changed=False)
