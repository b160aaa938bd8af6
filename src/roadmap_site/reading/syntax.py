"""What is wrong with a file that is no YAML, said about the line that has to be changed.

A YAML reader says where it gave up, which is often a line or more below the mistake, and in words
about itself. The lines around that place show what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from roadmap_site.model import is_language, shown
from roadmap_site.reading.meant_keys import every_key
from roadmap_site.reading.problems import Position, Problem
from roadmap_site.reading.signs import CUT, MARKDOWN_LINK, cut_message

Found = tuple[int, str]
"""A column, counted from zero, and what is wrong there."""

_CONFLICT = re.compile(r"^[ \t]*(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
CONFLICT_MESSAGE = "a merge conflict was left here; keep one side and remove the markers"
_NEARBY = 3
"""How many lines above the place where a reader gave up the mistake may be."""
_LEAD = r"(?P<lead>\s*(?:- +)*)"
_KEY = r"(?P<key>[A-Za-z_]{2,20})"
_VALUE = re.compile(rf"\s*(?:- +)*(?:{_KEY}:[ \t]+)?(?P<value>\S.*)")
_INDENT = re.compile(r" *(?P<sign>[\t\u00a0\u2000-\u200b\u202f\u3000\ufeff])")
_WIDE = {"｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]"}
_WIDE_QUOTES = "“”‘’「」『』＂＇"
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]{0,2}\s*(#.*)?")


def conflict(text: str) -> int | None:
    """Find what a version control system wrote between two versions; the line, from zero."""
    if not any(marker in text for marker in ("<<<<<<<", ">>>>>>>", "=======")):
        return None
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) if found else None


def explain_syntax(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """Say what has to be changed so that a file can be read."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    last = min(mark.line, len(lines) - 1) if mark else 0
    begun = error.context_mark.line if error.context_mark else last
    if isinstance(error, yaml.composer.ComposerError) and "document" in (error.context or ""):
        message = 'holds more than one document; keep one and remove the line "---" between them'
        return Problem(Position(path, last + 1, 1), "RM001", message)
    near = [*range(last, max(last - _NEARBY, 0) - 1, -1)]
    where = dict.fromkeys([*near[:1], begun, *near])
    for look in _LOOKS:
        for number in where:
            if found := look(lines[number].rstrip("\r")):
                column, message = found
                return Problem(Position(path, number + 1, column + 1), "RM001", message)
    return _by_the_reader(error, lines, path)


def _looks() -> Iterator[Callable[[str], Found | None]]:
    yield from (
        _fence,
        _indent,
        _hyphen,
        _wide_colon,
        _no_space,
        _wide_bracket,
        _cut,
        _sign,
        _after_quote,
    )


def _fence(line: str) -> Found | None:
    if line.lstrip().startswith("```"):
        return len(line) - len(line.lstrip()), '"```" is Markdown and no YAML; remove the line'
    return None


def _indent(line: str) -> Found | None:
    found = _INDENT.match(line)
    if not found or not line.strip():
        return None
    if found["sign"] == "\t":
        return found.start("sign"), "is indented with a tab; indent with spaces"
    sign = f"U+{ord(found['sign']):04X}"
    return found.start("sign"), f"is indented with the sign {sign}; indent with spaces"


def _hyphen(line: str) -> Found | None:
    found = re.match(rf"\s*-(?P<rest>{_KEY}:\s.*)", line)
    if not found or not _is_key(found["key"]):
        return None
    meant = f"- {shown(found['rest'])}"
    return found.start("rest"), f"a hyphen has to be followed by a space: {meant}"


def _wide_colon(line: str) -> Found | None:
    found = re.match(rf"{_LEAD}{_KEY}：\s*(?P<rest>.*)", line)
    found = found or re.search(rf"[{{,]\s*{_KEY}：\s*(?P<rest>[^,}}]*)", line)
    if not found or not _is_key(found["key"]):
        return None
    meant = f"{found['key']}: {shown(found['rest'])}".rstrip()
    return found.end("key"), f'"：" is the full-width colon; write a colon and a space: {meant}'


def _no_space(line: str) -> Found | None:
    found = re.match(rf"{_LEAD}{_KEY}:(?P<rest>[^\s/:].*)", line)
    if not found or not _is_key(found["key"]):
        return None
    meant = f"{found['key']}: {shown(found['rest'])}"
    return found.end("key"), f"a colon has to be followed by a space: {meant}"


def _is_key(word: str) -> bool:
    return word in every_key() or is_language(word)


def _wide_bracket(line: str) -> Found | None:
    found = _VALUE.match(line)
    sign = found["value"][0] if found else ""
    if found and sign in _WIDE:
        return found.start("value"), f'"{sign}" is the full-width bracket; write {_WIDE[sign]}'
    if found and sign in _WIDE_QUOTES and ": " in found["value"]:
        return found.start("value"), f'"{sign}" does not quote; put \' or " around the text'
    return None


def _cut(line: str) -> Found | None:
    found = CUT.search(line)
    if found and re.search(r"[{\[]", line[: found.start("rest")]):
        return found.start("rest"), cut_message(found["rest"])
    return None


def _sign(line: str) -> Found | None:
    found = _VALUE.match(line)
    if not found or not _begins_something_else(value := found["value"]):
        return None
    if (link := MARKDOWN_LINK.match(value)) and found["key"] == "url":
        return found.start("value"), f"write the address alone: {shown(link['url'])}"
    return found.start("value"), f'a text that begins with "{value[0]}" needs quotes'


def _begins_something_else(value: str) -> bool:
    """Tell whether a text begins with a sign that has a meaning of its own in YAML."""
    first = value[0]
    if first in "@`%":
        return True
    if first in "*&!":
        return bool(re.search(r"^.[*&!]|^\S+\s+\S|[^\w\s-]", value))
    if first in "|>":
        return not _BLOCK_HEAD.fullmatch(value)
    if first == "[":
        return bool(re.match(r"\[[^\]]*\]\s*[^\s,\]}#]", value))
    if first == "{":
        return bool(re.match(r"\{[^}]*\}\s*[^\s,\]}#]", value))
    return bool(re.match(r"[-?] ", value))


def _after_quote(line: str) -> Found | None:
    """Find a text that goes on after the quote that ends it."""
    found = re.search(
        r""": +(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<rest>\s*[^\s,}\]#:].*)""", line
    )
    if not found:
        return None
    other = "'" if found["text"][0] == '"' else '"'
    message = f"the text ends at this quote; put {other} around the whole of it instead"
    return found.start("rest"), message


_LOOKS = tuple(_looks())


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
    if "flow" in around and begun.line < at.line:
        sign = lines[begun.line - 1][begun.column - 1 : begun.column]
        return Problem(begun, "RM001", f'the "{sign}" that begins here is not closed')
    if "mapping values are not allowed" in problem:
        return Problem(at, "RM001", _colon(line[: at.column - 1]))
    if "could not find expected ':'" in problem:
        return Problem(begun, "RM001", _no_colon(lines[begun.line - 1]))
    if "did not find expected key" in problem or "block collection" in around:
        return Problem(at, "RM001", _out_of_line(line))
    since = f" (begun in line {begun.line})" if begun.line < at.line else ""
    said = " ".join(part for part in (around, problem) if part) + since
    advice = "check the indentation, and quote texts that hold a colon or begin with a sign"
    return Problem(at, "RM001", f"cannot be read as YAML: {shown(said, 120)}; {advice}")


def _colon(before: str) -> str:
    if re.search(r":\s|[{,]", before.lstrip(" -")):
        return 'a text that holds ": " needs quotes'
    return (
        "is indented deeper than the keys beside it, or the line above has a value already; "
        "align it, or quote a text that holds a colon"
    )


def _no_colon(line: str) -> str:
    word = re.match(rf"{_LEAD}{_KEY}\s+(?P<rest>.+)", line)
    if word and _is_key(word["key"]):
        return f'a colon is missing after "{word["key"]}"'
    return (
        f'"{shown(line.strip(), 40)}" is no key with a value; remove the line, '
        "or indent it more if it belongs to the text above"
    )


def _out_of_line(line: str) -> str:
    if re.match(rf"{_LEAD}[\w-]+:(\s|$)|\s*- ", line):
        return "is not indented as the lines that it belongs to; align it with them"
    return _no_colon(line)
