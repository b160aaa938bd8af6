"""What is wrong with a file that is no YAML, said about the line that has to be changed.

A YAML reader says where it gave up, which is often a line or more below the mistake, and in words
about itself. The lines around that place show what was meant.
"""

from __future__ import annotations

import re

import yaml

from roadmap_site.model import shown
from roadmap_site.reading.lines import LOOKS
from roadmap_site.reading.notations import KEY, LEAD, is_key
from roadmap_site.reading.problems import Position, Problem

_BLOCK = re.compile(r"\s*(?:- +)*(?:[^\s#'\"].*:|-)\s+[|>][-+0-9]{0,2}\s*(?:#.*)?$")
_QUOTED = re.compile(r"""(?::\s+|[\[{,]\s*|-\s+)(?P<quote>")(?:[^"\\]|\\.)*$""")
"""A text that begins with a quote in a line which has no other behind it."""
_KEY_LINE = re.compile(r"\s*(?:- +)*[a-z_]{2,12}:(?:\s|$)")
_LINE_END = re.compile(r"\r\n?|\n")
_WIDEST = 2_000
"""How much of a line is looked at, in characters."""
_NEARBY = 3
"""How many lines above the place where a reader gave up the mistake may be."""


def explain_syntax(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """Say what has to be changed so that a file can be read."""
    lines = _LINE_END.split(text)
    mark = error.problem_mark or error.context_mark
    last = min(mark.line, len(lines) - 1) if mark else 0
    # At its end a file may be a line longer to a reader than it is.
    begun = min(error.context_mark.line, len(lines) - 1) if error.context_mark else last
    if isinstance(error, yaml.composer.ComposerError) and "document" in (error.context or ""):
        message = 'holds more than one document; keep one and remove the line "---" between them'
        return Problem(Position(path, last + 1, 1), "RM001", message)
    if "<document start>" in (error.problem or ""):
        ends = [number for number in range(last + 1) if lines[number].rstrip() == "..."]
        if ends:
            message = 'the line "..." ends the file for every reader; remove it'
            return Problem(Position(path, ends[-1] + 1, 1), "RM001", message)
    # Within a folded text every sign is a sign.
    inside = _folded(lines[:last])
    near = [n for n in range(last, max(last - _NEARBY, 0) - 1, -1) if n not in inside]
    where = dict.fromkeys([*near[:1], begun, *near])
    for look in LOOKS:
        for number in where:
            if found := look(lines[number][:_WIDEST]):
                column, message = found
                return Problem(Position(path, number + 1, column + 1), "RM001", message)
    return _by_the_reader(error, lines, path)


def _folded(lines: list[str]) -> set[int]:
    """Give the numbers of the lines that are a text below a key with `|` or `>`."""
    found: set[int] = set()
    least = text = 0
    for number, line in enumerate(lines):
        blank = not line.strip()
        if (least and blank) or (text and _indent(line) >= text):
            found.add(number)
        elif least and not text and _indent(line) >= least:
            text = _indent(line)
            found.add(number)
        else:
            head = _BLOCK.match(line)
            least, text = (_indent(line) + 1 if head else 0), 0
    return found


def _by_the_reader(error: yaml.MarkedYAMLError, lines: list[str], path: str) -> Problem:
    """Say what the reader says, in words about the file and not about the reader."""
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    at = Position(path, mark.line + 1, mark.column + 1) if mark else Position(path, 1, 1)
    begun = Position(path, context.line + 1, context.column + 1) if context else at
    problem, around = error.problem or "", error.context or ""
    line = lines[min(at.line, len(lines)) - 1]
    if "hexdecimal" in problem or "unknown escape" in problem:
        advice = "in double quotes a backslash is an escape; put single quotes around the text"
        return Problem(at, "RM001", advice)
    if "quoted scalar" in around and "end of stream" in problem:
        return Problem(begun, "RM001", "the quote that begins here is not closed")
    if "flow" in around and (twice := re.search(r",\s*,", line)):
        at = Position(path, at.line, twice.end())
        return Problem(at, "RM001", "a comma stands twice, and nothing between; remove one")
    if "flow" in around and begun.line == at.line and line[at.column - 1 :].startswith(": "):
        return Problem(at, "RM001", 'a text that holds ": " needs quotes')
    if "flow" in around and begun.line < at.line:
        opened = lines[begun.line - 1][begun.column - 1 :]
        if opened.count('"') % 2:
            begun = Position(path, begun.line, begun.column + opened.index('"'))
            return Problem(begun, "RM001", "the quote that begins here is not closed")
        sign = lines[begun.line - 1][begun.column - 1 : begun.column]
        return Problem(begun, "RM001", f'the "{sign}" that begins here is not closed')
    if entry := _no_hyphen(lines, at, begun):
        number, column, advice = entry
        return Problem(Position(path, number, column), "RM001", advice)
    if "mapping values are not allowed" in problem:
        return Problem(at, "RM001", _colon(line[: at.column - 1]))
    if "could not find expected ':'" in problem:
        return Problem(begun, "RM001", _no_colon(lines[begun.line - 1]))
    if (quote := _open_quote(lines[: at.line], surely=True)) is not None:
        return Problem(Position(path, *quote), "RM001", "the quote that begins here is not closed")
    if "did not find expected key" in problem or "block collection" in around:
        return Problem(at, "RM001", _out_of_line(line))
    if "undefined alias" in problem:
        name = line[at.column :].split(" ")[0].strip(",]}")
        return Problem(at, "RM001", f"there is no &{name} that this could stand for; write it out")
    if (quote := _open_quote(lines[: at.line])) is not None:
        return Problem(Position(path, *quote), "RM001", "the quote that begins here is not closed")
    since = f" (begun in line {begun.line})" if begun.line < at.line else ""
    said = " ".join(part for part in (around, problem) if part) + since
    advice = "check the indentation, and quote texts that hold a colon or begin with a sign"
    return Problem(at, "RM001", f"cannot be read as YAML: {shown(said, 120)}; {advice}")


def _no_hyphen(lines: list[str], at: Position, begun: Position) -> tuple[int, int, str] | None:
    """Find the entry of a list that begins without a hyphen, by what follows it.

    Either its first key stands alone above others that are deeper, or the next entry has a hyphen.
    """
    # The end of a file is behind its last line.
    line, above, start = (
        lines[min(max(number, 1), len(lines)) - 1] for number in (at.line, at.line - 1, begun.line)
    )
    first = re.match(r"\s+(?P<key>id|title): [^\s{\[|>].*$", above)
    if first and re.match(rf"\s+{KEY}:", line) and _indent(line) > _indent(above):
        return at.line - 1, _indent(above) + 1, f'put "- " before "{shown(above.strip(), 40)}"'
    level = _indent(line) == _indent(above)
    if level and above.lstrip().startswith("{") and line.lstrip().startswith("- "):
        return at.line - 1, _indent(above) + 1, 'an entry begins with a hyphen; write "- "'
    named = re.match(r"\s+(?P<name>[\w-]+):\s*$", start)
    if named and line.lstrip().startswith("- ") and _indent(line) == begun.column - 1:
        name = named["name"]
        advice = f'an entry begins with a hyphen; write "- id: {shown(name)}" for it'
        return begun.line, begun.column, advice
    empty = re.match(rf"{LEAD}{KEY}:\s*(?P<value>\[\]|\{{\}})\s*$", above)
    if empty and _indent(line) >= _indent(above):
        advice = f'remove "{empty["value"]}", for what it should hold follows'
        return at.line - 1, empty.start("value") + 1, advice
    return None


def _open_quote(lines: list[str], *, surely: bool = False) -> tuple[int, int] | None:
    """Find the first text in quotes that its own line does not close, surely if a key follows."""
    folded = _folded(lines)
    for number, line in enumerate(lines):
        found = _QUOTED.search(line)
        if found and number not in folded and line.count('"') % 2:
            if surely and not _KEY_LINE.match("".join(lines[number + 1 : number + 2])):
                continue
            return number + 1, found.start("quote") + 1
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _colon(before: str) -> str:
    if re.search(r":\s|[{,]", before.lstrip(" -")):
        return 'a text that holds ": " needs quotes'
    return (
        "is indented deeper than the keys beside it, or the line above has a value already; "
        "align it, or quote a text that holds a colon"
    )


def _no_colon(line: str) -> str:
    word = re.match(rf"{LEAD}{KEY}(\s|[;；=]|$)", line)
    if word and is_key(word["key"]):
        return f'a colon is missing after "{word["key"]}"'
    return (
        f'"{shown(line.strip(), 40)}" is no key with a value; remove the line, '
        "or indent it more if it belongs to the text above"
    )


def _out_of_line(line: str) -> str:
    if line.count("}") > line.count("{") or line.count("]") > line.count("["):
        return "a bracket is closed here that is not open; remove it, or put quotes around the text"
    if re.match(rf"{LEAD}[\w-]+:(\s|$)|\s*- ", line):
        return "is not indented as the lines that it belongs to; align it with them"
    return _no_colon(line)
