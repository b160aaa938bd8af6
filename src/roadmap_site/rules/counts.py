"""Rules on numbers in prose: what a roadmap says about its own size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.model import Path, Place, Roadmap, Text, every, paths, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.text.numbers import number_in, words_for
from roadmap_site.text.typography import is_chinese

_CHINESE = re.compile(
    r"(?<![第前后头另余其他下上每这那几0-9.-])(?P<number>[0-9]+|[一二两三四五六七八九十百]+)\s*个\s*"
    r"(?:[^，。；、！？：（）0-9]{0,12}的)?(?P<noun>阶段|主题)"
)
_ENGLISH = re.compile(
    r"(?<!first )(?<!next )(?<!last )(?<!other )(?<!further )(?<!these )(?<!those )(?<!of )"
    r"(?<![\w.,-])(?P<number>[0-9]+|[a-z]+(?:-[a-z]+)?) (?:[a-z]+ )?(?P<noun>stages|topics)\b",
    re.IGNORECASE,
)
_NOUNS = {"阶段": "stages", "主题": "topics", "stages": "stages", "topics": "topics"}


@dataclass(frozen=True)
class _Size:
    """How many parts of a kind there are, and the other numbers that may be meant."""

    whole: int
    further: dict[str, int]


def numbers_agree(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """What texts of roadmap.yml say of the number of stages and topics is so."""
    if not book.complete:
        return
    for at, text in _texts(roadmap):
        for language, said in text.root.items():
            for found in _claims(language, said, roadmap):
                number = number_in(found["number"])
                size = _size(roadmap, at, _NOUNS[found["noun"].lower()])
                if number and number > 1 and number not in {size.whole, *size.further.values()}:
                    place = (*at, language)
                    message = _advice(found, size)
                    yield Problem(book.at(place), "RM081", message)


def _texts(roadmap: Roadmap) -> Iterator[tuple[Place, Text]]:
    """Give what is said of the roadmap as a whole; corrections tell of the original."""
    for at, text in every(Text, roadmap):
        about_all = at[0] in {"title", "summary", "about", "paths"} or at[:2] == (
            "closing",
            "intro",
        )
        if about_all or at[:2] == ("provenance", "note"):
            yield at, text


def _claims(language: str, text: str, roadmap: Roadmap) -> Iterator[re.Match[str]]:
    tag = roadmap.language if language == "und" else language
    if is_chinese(tag):
        yield from _CHINESE.finditer(text)
    elif tag.partition("-")[0] == "en":
        yield from _ENGLISH.finditer(text)


def _size(roadmap: Roadmap, at: Place, kind: str) -> _Size:
    """Count the roadmap; for the text of a path also what is on that path."""
    further = {}
    path = (
        roadmap.paths[at[1]]
        if at[0] == "paths" and isinstance(at[1], int)
        else Path.model_construct()
    )
    on_path = paths.along(roadmap, path) if at[0] == "paths" else roadmap
    if kind == "stages":
        return _Size(len(roadmap.stages), {"on this path": len(on_path.stages)})
    if at[0] == "paths":
        further["on this path"] = len(on_path.topics)
    if roadmap.provenance:
        original = sum(topic.origin == "original" for topic in roadmap.topics)
        further |= {"original": original, "added": len(roadmap.topics) - original}
    return _Size(len(roadmap.topics), further)


def _advice(found: re.Match[str], size: _Size) -> str:
    """Say which number stands there and which one fits, in the same kind of words."""
    parts = [f"{count} {name}" for name, count in size.further.items() if count != size.whole]
    there = f"{size.whole} ({', '.join(parts)})" if parts else f"{size.whole}"
    advice = "write the number that is meant"
    if not parts:
        right = found[0].replace(found["number"], words_for(size.whole, found["number"]), 1)
        advice = f'write "{shown(right)}"'
    return f'says "{shown(found[0])}", there are {there}; {advice}'
