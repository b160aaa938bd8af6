"""Rules on numbers in prose: what a roadmap says about its own size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.model import UNNAMED, Place, Roadmap, Section, Text, paths, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.text.numbers import IN_ENGLISH, number_in, words_for
from roadmap_site.text.typography import is_chinese

_CHINESE = re.compile(
    r"(?<![第前后头另余其他下上每这那几0-9.一二两三四五六七八九十百-])"
    r"(?P<number>[0-9]+|[一二两三四五六七八九十百]+)\s*(?:[个大段条]\s*)?"
    r"(?:(?<=个)[^，。；、！？：（）0-9]{0,12}的)?(?P<noun>阶段|小节|主题|句话)"
)
_ENGLISH = re.compile(
    r"(?<!first )(?<!next )(?<!last )(?<!other )(?<!further )(?<!these )(?<!those )(?<!of )"
    rf"(?<![\w.,-])(?P<number>[0-9]+|{IN_ENGLISH})"
    r"(?: (?:[a-z]+ )?(?P<noun>stages|sections|topics|lines)|-(?P<whole>stage|topic))\b",
    re.IGNORECASE,
)
_KINDS = {
    "阶段": "stages", "小节": "sections", "主题": "topics", "句话": "lines",
    "stage": "stages", "topic": "topics",
}  # fmt: skip
"""What the words count, where that is not the word itself."""


@dataclass(frozen=True)
class _Size:
    """How many parts of a kind there are, and the other numbers that may be meant."""

    whole: int
    further: dict[str, int]


def numbers_agree(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """What texts of roadmap.yml say of the number of stages, sections and topics is so."""
    if not book.complete:
        return
    for at, text in _texts(roadmap):
        for language, said in text.root.items():
            for found in _claims(roadmap.language if language == UNNAMED else language, said):
                number, size = number_in(found["number"]), _size(roadmap, at, _kind(found))
                known = {size.whole, *size.further.values()}
                if number and number > 1 and size.whole and number not in known:
                    place = at if language == UNNAMED else (*at, language)
                    yield Problem(book.at(place), "RM081", _advice(found, size))


def _texts(roadmap: Roadmap) -> Iterator[tuple[Place, Text]]:
    """Give what is said of the roadmap as a whole; corrections tell of the original."""
    for at, text in roadmap.every(Text):
        whole = at[0] in {"title", "summary", "about", "paths"}
        if whole or at[:2] in {("closing", "intro"), ("provenance", "note")}:
            yield at, text


def _claims(language: str, text: str) -> Iterator[re.Match[str]]:
    if is_chinese(language):
        yield from _CHINESE.finditer(text)
    elif language.partition("-")[0] == "en":
        yield from _ENGLISH.finditer(text)


def _kind(found: re.Match[str]) -> str:
    word = (found.groupdict().get("noun") or found["whole"]).lower()
    return _KINDS.get(word, word)


def _size(roadmap: Roadmap, at: Place, kind: str) -> _Size:
    """Count the roadmap; for the text of a path also what is on that path."""
    further: dict[str, int] = {}
    if kind == "lines":  # Only the closing summary has any that are counted.
        steps = roadmap.closing.steps if roadmap.closing else ()
        return _Size(len(steps) if at[0] == "closing" else 0, {})
    if at[0] == "paths" and isinstance(at[1], int):
        further["on this path"] = _count(paths.along(roadmap, roadmap.paths[at[1]]), kind)
    if kind == "topics" and roadmap.provenance:
        original = sum(topic.origin == "original" for topic in roadmap.topics)
        further |= {"original": original, "added": len(roadmap.topics) - original}
    return _Size(_count(roadmap, kind), further)


def _count(roadmap: Roadmap, kind: str) -> int:
    if kind == "sections":
        return sum(1 for _ in roadmap.every(Section))
    return len(roadmap.stages) if kind == "stages" else len(roadmap.topics)


def _advice(found: re.Match[str], size: _Size) -> str:
    """Say which number stands there and which one fits, in the same kind of words."""
    parts = [f"{count} {name}" for name, count in size.further.items() if count != size.whole]
    there = f"{size.whole} ({', '.join(parts)})" if parts else f"{size.whole}"
    advice = "write the one that is meant"
    if size.whole == 1 and not parts:
        advice = "write the sentence anew, without the number"
    elif not parts:
        right = found[0].replace(found["number"], words_for(size.whole, found["number"]), 1)
        advice = f'write "{shown(right)}"'
    are = "is" if there == "1" else "are"
    return f'says "{shown(found[0])}", and there {are} {there}; {advice}'
