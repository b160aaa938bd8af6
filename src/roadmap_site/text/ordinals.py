"""Numbers that somebody wrote before a title or an entry: 1.1, Stage 1:, 第一阶段：."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from roadmap_site.text.late import Late
from roadmap_site.text.numbers import IN_ENGLISH, number_in

_HAN = "〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾"
# Named by what they are not: to compile every sign of Chinese takes a millisecond each time.
_TITLE = r"[^\W\d_a-zß-öø-ÿ\u03ac-\u03ff\u0430-\u04ff]"
"""A letter that a title may begin with: no small one, where there are any."""
_EASTERN = r"[^\u0000-\u303f]"
"""A sign of a script that is written without spaces, or of one beyond it."""
_DIGIT = "[0-9０-９]"
_NUMBER = rf"(?:{_DIGIT}{{1,3}}|[{_HAN}]{{1,4}})"
_RANGE = r"(?:\s*[-–—~～至到]\s*{})?"
_IN_CHINESE = _NUMBER + _RANGE.format(_NUMBER)
_ORDER = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_WORD = rf"(?:{_DIGIT}{{1,2}}|[IVX]{{1,5}}|(?i:{IN_ENGLISH}))"
_IN_WORDS = _WORD + _RANGE.format(_WORD)
_APART = r"(?:\s*[:：.．、|·，,)）–—]+\s*|\s*-+\s+)"
"""What stands between a number and its title."""
_EAST = (
    "阶段|部分|部|章节|章|节|步骤|步|周|週|课时|课|講|讲|单元|單元|天|日|期|篇|模块|模塊|关|站|"
    "级|学期|月|回|卷|编|專題|专题|主题|路线|任务|任務|課|段階|ステップ|フェーズ|단계|주차|장|부|과"
)
_WEST = (
    "stage|phase|part|chapter|section|unit|module|lesson|lecture|topic|step|level|week|day|month|"
    "track|block|course|class|session|semester|term|path|route|milestone|project|no|"
    "étape|etappe|semaine|semana|settimana|woche|schritt|teil|kapitel|chapitre|capítulo|capitolo|"
    "módulo|modulo|modul|paso|passo|fase|parte|partie|lektion|leçon|lección|неделя|этап|шаг|часть|"
    "глава|модуль|урок|раздел"
)
_ALONE = "week|chapter|lesson|lecture|unit|module|semaine|semana|woche|kapitel|chapitre|неделя"
"""Parts after whose number a title follows without a sign; a Phase 1 Trial is something else."""

_ORDINAL = re.compile(
    "|".join(
        (
            # 1.1 Queries, 1. Queries, 1、查询, 01 - Queries, 01 Queries
            rf"{_DIGIT}{{1,2}}(?:[.．]{_DIGIT}{{1,2}})+(?:[.．、)）:：]\s*|\s+)(?={_TITLE})"
            "(?![维倍米版代个种次万亿年月日元])",
            rf"{_DIGIT}{{1,3}}(?:[)）、:：]\s*|[.．](?:\s+|(?={_EASTERN})))(?=[^0-9０-９\s])",
            r"[0-9]{1,2}\s+[-–—|·]\s+(?=[^0-9\s])",
            r"0[0-9]\s+(?=[^0-9\s])",
            # (1), 【一】, #1, ①, ❶
            rf"[（(\[【]\s*{_NUMBER}\s*[)）\]】]\s*",
            r"#[0-9]{1,2}\s*[:：.-]?\s+",
            "[①-⒛㈠-㈩❶-❿➀-➓]\\s*[.、:：]?\\s*",
            # 一、查询; but not 二、八、十六进制
            rf"[{_HAN}]{{1,3}}\s*[、.．:：]\s*(?=[^{_HAN}\s])",
            # 第一阶段：查询, 阶段一 查询
            rf"第\s*{_IN_CHINESE}\s*个?大?(?:{_EAST})(?:{_APART}|\s+|(?<=[章讲])(?=[^\s台学解]))",
            rf"(?:{_EAST})\s*{_IN_CHINESE}(?:{_APART}|\s+)",
            rf"제?\s*[0-9]{{1,3}}\s*(?:단계|주차|장|부|과)(?:{_APART}|\s+)",
            # 1st stage: Queries
            rf"[0-9]{{1,2}}(?:st|nd|rd|th)\s+(?i:{_WEST}){_APART}",
            # II. Queries
            r"(?:I{1,3}|IV|VI{1,3}|IX|XI{1,3})[.)、]\s+",
        )
    )
)
_IN_LETTERS = Late(
    # Stage 1: Queries, Week 1 Queries, First Stage: Queries
    rf"(?i:{_WEST})s?\.?\s*(?:#\s*)?{_IN_WORDS}{_APART}|"
    rf"(?i:{_ALONE})s?\s*{_IN_WORDS}\s+(?={_TITLE})|"
    rf"(?i:{_ORDER})\s+(?i:{_WEST}){_APART}"
)
_FIRST_WORDS = (*_WEST.split("|"), *_ORDER.split("|"))


class Ordinal(NamedTuple):
    """A number before a text."""

    sign: str
    """What stands there, without the space behind it."""
    number: int | None
    """Which number it is, where that can be told."""
    rest: str
    """The text behind it."""


def ordinal(text: str) -> Ordinal | None:
    """Find the number before a text; None where there is none, or nothing else."""
    found = _ORDINAL.match(text)
    if not found and text.casefold().startswith(_FIRST_WORDS):
        found = _IN_LETTERS.match(text)
    if not found or not (rest := text[found.end() :].strip()):
        return None
    return Ordinal(found[0].strip(), _number(found[0]), rest)


def _number(sign: str) -> int | None:
    """Read the last number in a sign: the 2 of 1.2, the 一 of 第一阶段."""
    plain = unicodedata.normalize("NFKC", sign)
    words = re.findall(rf"[0-9]+|[{_HAN}]+|[A-Za-z]+", plain)
    return next((n for word in reversed(words) if (n := number_in(word)) is not None), None)
