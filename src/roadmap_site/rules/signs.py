"""Rules on signs that hold in every language: doubled ones, brackets, and those of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_site.model import Frozen, Resource, Roadmap, Topic, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.markdown import without_effect
from roadmap_site.rules.unwritten import is_placeholder
from roadmap_site.rules.wording import texts_in
from roadmap_site.text.late import Late
from roadmap_site.text.typography import faults, is_chinese, masked

_HAN = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_WIDE = "，。；：？！、（）．"
# Each of those that take long is looked for only where what begins with one sign is there.
_NEAR = re.compile(r"[,;!?.。，、；：！？]\s*[,;!?.。，、；：！？]")
_DOUBLED = Late(
    r"[。，、；：！？]{2,}(?<!？！)(?<!！？)|([,;!?])\1+|(?<!\.)\.\.(?!\.)|\.{4,}|[。！？，；]\s*[,.;]|[,.;]\s*[。，；]"
)
_BEFORE = re.compile(r"(?<=[A-Za-z]) (?:[,;]|\.(?=\s|$))")
_BEHIND = re.compile(r"[,;!?](?<=[a-z].)(?=[A-Z][a-z])")
_APART = re.compile("[、，；]")
_INTERVAL = Late(r"[\[(]\s*-?[\d.]+\s*,\s*[-+]?[\w.∞]+\s*[\])]|[:;]-?[)(]")
"""A half-open interval, or a face."""
_WIDE_SIGN = re.compile(f"[{_WIDE}]")
_FOREIGN = Late(rf"(?<![{_HAN}{_WIDE}》」』])[{_WIDE}](?![{_HAN}《「『])")
_PAIRS = {"（": "）", "(": ")", "《": "》", "「": "」", "『": "』", "【": "】", "[": "]", "“": "”"}
_BRACKETS = re.compile(f"[{re.escape(''.join([*_PAIRS, *_PAIRS.values()]))}]")
_NUMBERED = Late(r"(?<![\w(（])[A-Za-z0-9一二三四五六七八九十]{1,2}$")
"""A letter or number of a list, whose bracket is not opened."""
CJK = frozenset({"zh", "ja", "ko", "yue", "wuu", "lzh"})


def signs_are_sound(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No sign stands twice, alone of a pair, or in a language that has another one."""
    for language in roadmap.languages:
        for at, text in texts_in(roadmap, language):
            said = _fault(masked(text), language)
            if said and not _is_told(text, language):
                yield Problem(book.at(at), "RM077", said)


def names_stand_alone(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Each of the other names of a thing is an entry of its own."""
    for at, item in roadmap.every(Frozen):
        for index, name in enumerate(item.also) if isinstance(item, Topic | Resource) else ():
            if found := _APART.search(name):
                names = ", ".join(part.strip() for part in _APART.split(name))
                message = f'"{found[0]}" does not separate; write [{shown(names)}]'
                yield Problem(book.at((*at, "also", index)), "RM077", message)


def _is_told(text: str, language: str) -> bool:
    """Tell whether another rule says already what is wrong with the signs of a text."""
    in_chinese = is_chinese(language) and any(faults(text))
    return in_chinese or is_placeholder(text) or without_effect(text) is not None


def _fault(text: str, language: str) -> str:
    base = language.partition("-")[0]
    if _NEAR.search(text) and (found := _DOUBLED.search(text)):
        return f'has the sign twice: "{_around(text, found)}"; remove one'
    if base not in CJK and _WIDE_SIGN.search(text) and (found := _FOREIGN.search(text)):
        return f'has a full-width sign: "{_around(text, found)}"; use the one of "{language}"'
    if base not in CJK and base != "fr" and (found := _BEFORE.search(text)):
        return f'has a space before a sign: "{_around(text, found)}"; remove it'
    if base not in CJK and (found := _BEHIND.search(text)):
        return f'has no space behind a sign: "{_around(text, found)}"; write one'
    if _BRACKETS.search(text) and (sign := _unpaired(_INTERVAL.sub("", text), base)):
        verb = "close" if sign in _PAIRS else "open"
        return f'"{sign}" is alone; {verb} it, or remove it'
    return ""


def _around(text: str, found: re.Match[str]) -> str:
    return shown(text[max(found.start() - 6, 0) : found.end() + 4].strip())


def _unpaired(text: str, language: str) -> str:
    """Give the first bracket that has no partner."""
    # Only English and Chinese open with “; German closes with it.
    pairs = {a: b for a, b in _PAIRS.items() if a != "“" or language in {"zh", "en"}}
    closing = {b: a for a, b in pairs.items()}
    open_ones: list[str] = []
    for place, sign in enumerate(text):
        if sign in pairs:
            open_ones.append(sign)
        elif sign in closing:
            # A pair may be of mixed width, which is for the typography of Chinese to say.
            partner = {"（": "(", "(": "（"}.get(closing[sign], closing[sign])
            if open_ones and open_ones[-1] in {closing[sign], partner}:
                open_ones.pop()
            elif open_ones or not _NUMBERED.search(text[:place]):
                return sign
    return open_ones[0] if open_ones else ""
