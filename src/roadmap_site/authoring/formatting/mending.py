"""The signs and spaces of Chinese texts, mended where that is safe.

Code, links and escapes stay as they are, and so does whatever touches markup: there a person has to
look. So do names of works, and what learners tick, since another wording would undo the tick.
"""

from __future__ import annotations

import re

from roadmap_site.authoring.formatting import shapes
from roadmap_site.authoring.formatting.shapes import Shape
from roadmap_site.authoring.tree import Collection, Mapping, Node, Scalar
from roadmap_site.model import UNNAMED
from roadmap_site.text.late import Late
from roadmap_site.text.typography import LETTER

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = "，。、；：？！（）《》〈〉「」『』“”‘’…"
_SIGNS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_KEPT = Late(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\]\([^)]*\)|<[^>\s]*>|https?://[^\s，。；）]+|\\.")
"""What is never touched: code, where links lead, addresses and escapes."""
_PAIRS = (
    (Late(rf"\(([^()\ue000-\uf8ff]*[{_HAN}][^()\ue000-\uf8ff]*)\)"), r"（\1）"),
    (Late(rf'(?<!")"([^"\ue000-\uf8ff]*[{_HAN}][^"\ue000-\uf8ff]*)"(?!")'), r"“\1”"),
)
_STEPS = (
    (
        Late(rf"(?<=[{_HAN}）》」』”]) ?([,;:!?])(?![,;:!?.]) ?"),
        lambda found: _SIGNS[found[1]],
    ),
    (Late(rf"(?<=[{_HAN}）》」』”])\.(?![A-Za-z0-9.]) ?"), lambda _: "。"),
    (Late(rf"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])"), lambda _: " "),
    (Late(rf" +(?=[{_WIDE}])|(?<=[{_WIDE}]) +"), lambda _: ""),
    (Late(rf"(?<=[{_HAN}]) +(?=[{_HAN}])"), lambda _: ""),
)
# Each begins with one sign, which is looked for many times faster than one of several.
_DOUBTS = (
    re.compile(rf"[,;:!?.](?:(?<=(?:{LETTER}|[）》」』”]).)|(?<=(?:{LETTER}|[）》」』”]) .))"),
    re.compile(rf"[A-Za-z0-9](?:(?<={LETTER}.)|(?={LETTER}))"),
    re.compile(rf" (?:(?=[{_WIDE}])|(?<=[{_WIDE}] )|(?<={LETTER} ) *(?={LETTER}))"),
    re.compile(rf'\([^()]*{LETTER}|"[^"]*{LETTER}'),
)
"""What stands in every text that is changed, and in few others."""
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


def mended(text: str) -> str:
    """Give a Chinese text with full-width signs, and spaces only beside Latin letters and digits.

    What is kept is put aside under private signs, so that nothing there meets a rule.
    """
    if not _may_change(text) or _PRIVATE.search(text):
        return text
    aside: list[str] = []

    def put(found: re.Match[str]) -> str:
        aside.append(found[0])
        return chr(0xE000 + len(aside) - 1)

    found = _KEPT.sub(put, text)
    if len(aside) > 0x1800 or not _may_change(found):
        return text
    last = ""
    while last != found:
        last = found
        for pattern, to in (*_PAIRS, *_STEPS):
            found = pattern.sub(to, found)
    return _PRIVATE.sub(lambda sign: aside[ord(sign[0]) - 0xE000], found)


def _may_change(text: str) -> bool:
    """Tell whether a text has what one of the steps looks for."""
    *steps, pairs = _DOUBTS
    has_pairs = ("(" in text or '"' in text) and pairs.search(text)
    return bool(has_pairs) or any(step.search(text) for step in steps)


def mend(root: Node, shape: Shape, language: str) -> dict[str, str]:
    """Mend the Chinese texts of a tree, and give what was mended by what it was."""
    done: dict[str, str] = {}
    _walk(root, shape, language, UNNAMED, done)
    return done


def _walk(node: Node, shape: Shape, default: str, tag: str, done: dict[str, str]) -> None:
    if isinstance(node, Collection):
        inner = shape.seen_in(entry.name for entry in node.entries)
        for entry in node.entries:
            part = inner.of(entry.name) if entry.key else shape
            is_language = isinstance(node, Mapping) and inner.text
            _walk(entry.value, part, default, entry.name if is_language else UNNAMED, done)
    elif isinstance(node, Scalar) and _is_prose(shape.as_text(), default, tag):
        text = " ".join(node.value.split())
        language = default if tag == UNNAMED else tag
        if language.partition("-")[0] == "zh" and (better := mended(text)) != text:
            done[text] = node.value = better


def _is_prose(shape: Shape, default: str, tag: str) -> bool:
    """Tell whether a text may be mended: what is ticked only in the languages that are no key."""
    if shape.text is None or shapes.is_name(shape):
        return False
    return not shape.ticked or bool(default and tag not in (default, UNNAMED))
