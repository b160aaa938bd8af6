"""Rules on texts that are not finished: what only holds their place, or was left in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_site.model import UNNAMED, Place, Roadmap, Text, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.text.late import Late
from roadmap_site.text.typography import without_code

_PLACEHOLDER = re.compile(
    r"(?:(?:todo|tbd|tba|fixme|xxx|lorem ipsum)\b.*|[?？]{2,}|[.。…]+|-+|n/?a|\.*to ?do|"
    r"(?:to be|not yet|not) (?:translated|written|done|added|continued)|coming soon|"
    r"translation (?:missing|needed|to follow|pending)|translate (?:me|this)|"
    r"same as (?:above|zh|en|chinese|english)|"
    r"(?:待补|待写|待定|待翻译|待完善|待续|暂无|暂缺|未翻译|同上)\S{0,4})",
    re.IGNORECASE,
)
_TRUTH = re.compile(r"true|false|yes|no|on|off|null|none|nil|nan|undefined|[01]", re.IGNORECASE)
"""What programs write where people write a sentence."""
_SENTENCES = frozenset(
    {
        "summary",
        "outcome",
        "outcomes",
        "ask",
        "why",
        "because",
        "meaning",
        "reason",
        "note",
        "intro",
    }
)
"""The fields of which no text is one word that programs write."""
_WITH_TODO = frozenset({"an", "ast", "es", "gl", "pt"})
"""Languages in which `todo` means everything."""
_LEFT_OVER = Late(
    r"(?:^|[（(\[#。.!?！？；;]\s*)(?P<note>TODO|FIXME|TBD|XXX)\b|"
    r"\b(?P<other>TODO|FIXME|TBD|XXX)\s*[:：]"
)
"""A note to oneself within a text; a list of things to do may be called so as well."""

_OF_A_PROGRAM = Late(
    r"contentReference\[oaicite|oaicite:\d|【\d+†|turn\d+(?:search|view|news|image|file)\d+",
    re.IGNORECASE,
)
_BY_A_PROGRAM = re.compile(
    r"作为(?:一个|一名)?\s?(?:AI|人工智能)\s?(?:语言)?(?:模型|助手)|"
    r"As an AI (?:language )?(?:model|assistant)|"
    r"(?:好的|当然)(?:可以)?[，,！!。].{0,12}(?:以下|翻译|译文)|"
    r"以下是.{0,8}(?:翻译|译文|(?:修改|润色|优化)后的)|"
    r"(?:(?:Sure|Certainly|Of course)[!,.].{0,12})?here(?: is|'s|’s) (?:the|a|your) (?:\w+ )?"
    r"(?:translation|summary|version|text)",
    re.IGNORECASE,
)
"""What a program says beside a text that it was asked for, and what it leaves within one."""


def texts_are_written(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No text holds the place of one that is still to be written."""
    for at, text in roadmap.every(Text):
        if len(at) == 1:
            continue  # A head that cannot be read has such texts from us.
        for tag, said in text.root.items():
            if message := _unwritten(at, said, roadmap.language if tag == UNNAMED else tag):
                yield Problem(book.at(book.in_language(at, tag)), "RM064", message)


def _unwritten(at: Place, said: str, tag: str) -> str:
    """Tell what shows that a text is not finished."""
    if is_placeholder(said, tag) or (_TRUTH.fullmatch(said) and _SENTENCES & {*at[-3:]}):
        return f'"{shown(said)}" is no text yet; write it, or leave it out'
    noted = "TODO" in said or "FIXME" in said or "TBD" in said or "XXX" in said
    if noted and (found := _LEFT_OVER.search(without_code(said))):
        return f'"{found["note"] or found["other"]}" was left in the text; do it, or remove it'
    marked = "[" in said or ":" in said or "【" in said or "turn" in said
    if found := _BY_A_PROGRAM.match(said) or (marked and _OF_A_PROGRAM.search(said)) or None:
        return f'"{shown(found[0])}" is what a program said beside the text; remove it'
    return ""


def is_placeholder(text: str, tag: str = "") -> bool:
    """Tell whether a text only holds the place of one."""
    if tag.partition("-")[0] in _WITH_TODO and re.match(r"[Tt]odo\b", text):
        return False
    return bool(_PLACEHOLDER.fullmatch(text.strip("*_`[]()（）【】 ")))
