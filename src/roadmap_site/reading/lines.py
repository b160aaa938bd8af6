"""What is wrong with one line of YAML, as people write it."""

from __future__ import annotations

import re

from roadmap_site.model import is_language, shown
from roadmap_site.reading import notations
from roadmap_site.reading.notations import KEY, LEAD, Found, is_key
from roadmap_site.reading.signs import CUT, MARKDOWN_LINK, cut_message

_VALUE = re.compile(rf"\s*(?:- +)*(?:{KEY}:[ \t]+)?(?P<value>\S.*)")
_INDENT = re.compile(r" *(?P<sign>[\t\u00a0\u2000-\u200b\u202f\u3000\ufeff])")
_WIDE = {"｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]"}
_WIDE_QUOTES = "“”‘’「」『』＂＇"
_INNER = re.compile(
    rf"[{{\[,]\s*(?:{KEY}:\s+)?(?P<value>[@`%|>]|-(?=\s)|\*(?![\w-]+\s*[,}}\]])|\[[^\]]*\]\()"
)
_LISTS = {
    *("aliases", "also", "languages", "needs", "outcomes", "points", "recommends", "resources"),
    *("sections", "takes", "topics"),
}
"""Keys whose value is a list."""
_BLOCK_HEAD = re.compile(r"[|>][-+0-9]{0,2}\s*(#.*)?")


def _odd_space(line: str) -> Found | None:
    """Find what looks like the space between a key and its value, and is none."""
    found = re.match(rf"{LEAD}{KEY}:(?P<sign>[\u00a0\u2000-\u200b\u202f\u3000\ufeff])", line)
    if not found or not is_key(found["key"]):
        return None
    sign = f"U+{ord(found['sign']):04X}"
    return found.start("sign"), f"the sign {sign} follows the colon; write a space"


def _wide_hash(line: str) -> Found | None:
    found = re.search(r"(?:^|\s)(?P<sign>＃)", line)
    if not found:
        return None
    return found.start("sign"), '"＃" is the full-width sign; a comment begins with "# "'


def _hash_in_list(line: str) -> Found | None:
    found = re.search(r"[\[{,]\s*(?P<word>#(?P<rest>[\w-]+))", line)
    if not found:
        return None
    advice = f"write {found['rest']} without it, or quote the text"
    return found.start("word"), f'"#" begins a comment here; {advice}'


def _bracket_in_braces(line: str) -> Found | None:
    """Find a text within braces that a bracket ends."""
    found = re.search(
        rf"[{{,]\s*{KEY}:\s+(?![\s'\"{{\[|>&*!%@`])[^,{{}}\[\]#]+(?P<sign>[\[\]{{])", line
    )
    if not found or not is_key(found["key"]):
        return None
    sign = found["sign"]
    return found.start("sign"), f'within {{}} a "{sign}" ends the text; put quotes around the text'


def _indent(line: str) -> Found | None:
    if found := re.match(r" *-(?P<sign>\t)", line):
        return found.start("sign"), "a tab follows the hyphen; write a space"
    found = _INDENT.match(line)
    if not found or not line.strip():
        return None
    if found["sign"] == "\t":
        return found.start("sign"), "is indented with a tab; indent with spaces"
    sign = f"U+{ord(found['sign']):04X}"
    return found.start("sign"), f"is indented with the sign {sign}; indent with spaces"


def _hyphen(line: str) -> Found | None:
    found = re.match(rf"\s*-(?P<rest>{KEY}:\s.*|[{{\[].*)", line)
    if not found or (found["key"] and not is_key(found["key"])):
        return None
    meant = f"- {shown(found['rest'])}"
    return found.start("rest"), f"a hyphen has to be followed by a space: {meant}"


def _wide_comma(line: str) -> Found | None:
    found = re.search(rf"{{.*?(?P<sign>，)\s*{KEY}\s*[:：]", line)
    if not found or not is_key(found["key"]):
        return None
    return found.start("sign"), '"，" does not separate; write a comma and a space: ", "'


def _inner_sign(line: str) -> Found | None:
    """Find a text within brackets that begins with a sign of YAML's own."""
    found = _INNER.search(line)
    if not found:
        return None
    return found.start("value"), f'a text that begins with "{found["value"][0]}" needs quotes'


def _wide_colon(line: str) -> Found | None:
    found = re.match(rf"{LEAD}{KEY}：\s*(?P<rest>.*)", line)
    found = found or re.search(rf"[{{,]\s*{KEY}：\s*(?P<rest>[^,}}]*)", line)
    if not found or not is_key(found["key"]):
        return None
    meant = f"{found['key']}: {shown(found['rest'])}".rstrip()
    return found.end("key"), f'"：" is the full-width colon; write a colon and a space: {meant}'


def _wide_after_quote(line: str) -> Found | None:
    found = re.search(r"""[{,]\s*["'][A-Za-z_-]{2,20}["'](?P<sign>：)""", line)
    if not found:
        return None
    return found.start("sign"), '"：" is the full-width colon; write a colon and a space'


def _no_space(line: str) -> Found | None:
    found = re.match(rf"{LEAD}{KEY}:(?P<rest>[^\s/:].*)", line)
    if not found or not is_key(found["key"]):
        return None
    meant = f"{found['key']}: {shown(found['rest'])}"
    return found.end("key"), f"a colon has to be followed by a space: {meant}"


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
    if re.match("-( |$)", value) and found["key"] in _LISTS:
        advice = f"write {found['key']}: [...], or begin the list in the next line"
        return found.start("value"), f"a list cannot begin beside its key; {advice}"
    return found.start("value"), f'a text that begins with "{value[0]}" needs quotes'


def _begins_something_else(value: str) -> bool:
    """Tell whether a text begins with a sign that has a meaning of its own in YAML."""
    first = value[0]
    if first in "@`%,]}":
        return True
    if first in "*&!":
        return bool(re.search(r"^.[*&!]|^\S+\s+\S|[^\w\s-]", value))
    if first in "|>":
        return not _BLOCK_HEAD.fullmatch(value)
    if first == "[":
        return bool(re.match(r"\[[^\]]*\]\s*[^\s,\]}#]", value))
    if first == "{":
        return bool(re.match(r"\{[^}]*\}\s*[^\s,\]}#]", value))
    return bool(re.match(r"[-?](?: |$)", value))


def _no_comma(line: str) -> Found | None:
    """Find two keys within braces that no comma separates."""
    found = re.search(
        rf"{{\s*{KEY}: [^,{{}}\"']*?[^\s,{{}}](?P<sign>\s*[;；、|/]?)\s+(?P<next>[a-z]{{2,12}}): ",
        line,
    )
    if not found or not (is_key(found["key"]) and is_key(found["next"])):
        return None
    if sign := found["sign"].strip():
        return line.index(sign, found.start("sign")), f'"{sign}" does not separate; write ", "'
    return found.start("next"), f'a comma is missing before "{found["next"]}:"'


def _round_bracket(line: str) -> Found | None:
    found = re.match(rf"{LEAD}(?:{KEY}:\s+)?(?P<value>[(（]\s*(?P<inner>[a-z]{{2}}):\s.*)", line)
    if not found or not is_language(found["inner"]):
        return None
    sign = found["value"][0]
    return found.start("value"), f'"{sign}" encloses nothing; write {{{found["inner"]}: ...}}'


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


LOOKS = (
    notations.fence, notations.comment, notations.diff, notations.box, _wide_hash, _indent,
    _odd_space, _hyphen, notations.bullet, _round_bracket, _no_comma, _wide_colon,
    _wide_after_quote, _no_space, _wide_bracket, _wide_comma, _cut, _hash_in_list, _sign,
    _inner_sign, _after_quote, notations.equals, notations.comma_at_the_end, _bracket_in_braces,
)  # fmt: skip
"""Every look at a line: what leaves the least doubt comes first."""
