"""Rules on the language that a text is in, as far as its letters tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from babel.core import get_global

from roadmap_site.model import (
    UNNAMED,
    Frozen,
    Milestone,
    Name,
    Place,
    Replaced,
    Roadmap,
    Text,
    Topic,
)
from roadmap_site.reading import Book, Position, Problem
from roadmap_site.rules.unwritten import is_placeholder
from roadmap_site.text.typography import masked, without_code

TITLES = frozenset({"title", "name"})
"""The fields whose text may be a name, and so the same in every language."""
_HAN = r"\u3005\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_LETTERS = {
    "Hans": (_HAN, "Chinese characters"),
    "Hant": (_HAN, "Chinese characters"),
    "Jpan": (_HAN + r"\u3040-\u30ff", "Japanese characters"),
    "Kore": (r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3", "Korean letters"),
    "Cyrl": (r"\u0400-\u052f", "Cyrillic letters"),
    "Grek": (r"\u0370-\u03ff", "Greek letters"),
    "Arab": (r"\u0600-\u06ff\u0750-\u077f", "Arabic letters"),
    "Hebr": (r"\u0590-\u05ff", "Hebrew letters"),
    "Deva": (r"\u0900-\u097f", "Devanagari letters"),
    "Thai": (r"\u0e00-\u0e7f", "Thai letters"),
    "Latn": (r"A-Za-z\u00c0-\u024f\u1e00-\u1eff", "Latin letters"),
}
"""The letters of each script that can be told apart, and what they are called."""
_BEYOND_LATIN = re.compile(r"[^\x00-\u024f\u1e00-\u2bff]")
"""What is no Latin letter and none of the signs beside them; few texts with Latin ones have any."""
_SENTENCE = re.compile(r"(?<![A-Za-z0-9_.-])[a-z]{2,} [a-z]{2,}(?![A-Za-z0-9_-])")
"""Two words in small letters: no name, and more than a word between names."""


def texts_are_in_their_language(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A text has letters of its language, and is not the same in two languages."""
    quoted = {at for at, _ in roadmap.every(Replaced)}
    for at, text in roadmap.every(Text):
        texts = {t: said for t, said in _named(text, roadmap).items() if t in roadmap.languages}
        if swapped := _swapped(texts):
            one, other = swapped
            message = f'the texts in "{one}" and "{other}" have changed places; exchange them'
            yield Problem(book.at((*at, one)), "RM062", message)
        elif not isinstance(text, Name) and at[:-1] not in quoted:
            title = at[-1] in TITLES
            yield from _foreign(book, at, texts, title)


def _named(text: Text, roadmap: Roadmap) -> dict[str, str]:
    """Give the text of each language; a name that says none is in no language."""
    if text.neutral:
        return {tag: said for tag, said in text.root.items() if tag != UNNAMED}
    return {roadmap.language if t == UNNAMED else t: said for t, said in text.root.items()}


def _swapped(texts: dict[str, str]) -> tuple[str, str] | None:
    """Find two languages of different scripts, each with the letters of the other alone."""
    tags = list(texts)
    for number, one in enumerate(tags):
        for other in tags[number + 1 :]:
            here, there = _letters(one), _letters(other)
            if here and there and here != there:
                crossed = _only(texts[one], there, here) and _only(texts[other], here, there)
                if crossed:
                    return one, other
    return None


def _only(text: str, wanted: str, unwanted: str) -> bool:
    return bool(_any_of(wanted).search(text)) and not _any_of(unwanted).search(text)


@cache
def _any_of(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


def _foreign(book: Book, at: Place, texts: dict[str, str], title: bool) -> Iterator[Problem]:
    wrong = {
        tag: said
        for tag, text in texts.items()
        if (said := _wrong(tag, text)) and not is_placeholder(text)
    }
    for tag, said in wrong.items():
        place = book.in_language(at, tag)
        if place != at:
            message = f'the text in "{tag}" {said}; write it in "{tag}"'
            yield Problem(book.at(place), "RM062", message)
        else:
            message = f'is read as "{tag}" and {said}; name its language, as in {{en: ...}}'
            yield Problem(book.at(at), "RM062", message)
    seen: dict[str, str] = {}
    for tag, text in {} if title or wrong else texts.items():
        if text in seen and is_sentence(without_code(text)):
            message = f'is the same in "{seen[text]}" and "{tag}"; translate it, or leave one out'
            yield Problem(book.at((*at, tag)), "RM063", message)
        seen.setdefault(text, tag)


def _has_foreign(script: str, text: str) -> bool:
    is_plain = script == "Latn" and not _BEYOND_LATIN.search(text)
    return not is_plain and bool(_foreign_to(script).search(text))


@cache
def _foreign_to(script: str) -> re.Pattern[str]:
    """Find letters that are neither of a script nor Latin ones."""
    own, strange = {*_ranges(_LETTERS[script][0])}, dict[str, None]()
    for other, (letters, _) in _LETTERS.items():
        if other != "Latn":
            strange |= dict.fromkeys(each for each in _ranges(letters) if each not in own)
    return re.compile(f"[{''.join(strange)}]")


def _ranges(letters: str) -> list[str]:
    """Split the letters of a script, of which no range is a part of another's."""
    sign = r"(?:\\[uU][0-9a-f]+|\w)"
    return re.findall(f"{sign}(?:-{sign})?", letters)


def _wrong(tag: str, text: str) -> str:
    """Say that a text has none of the letters of its language, or far more of another's."""
    script = _script(tag)
    if script not in _LETTERS:
        return ""
    said = masked(text)
    own, name = _LETTERS[script]
    if script != "Latn" and not _any_of(own).search(said) and is_sentence(said):
        return f"has no {name}"
    if not _has_foreign(script, said):
        return ""
    count = len(re.findall(f"[{own}]", said))
    others = re.sub(f"[{own}]", "", said)
    for other, (letters, foreign) in _LETTERS.items():
        strange = len(re.findall(f"[{letters}]", others))
        # Names in Latin letters stand in every language; kana stand between Chinese characters.
        many = 2 * strange if _is_dense(own, other) else strange
        if other != "Latn" and many > count:
            return f"is in {foreign}"
    return ""


def _is_dense(own: str, other: str) -> bool:
    """Tell whether letters of another script weigh more beside those of a text's own."""
    return (own == _HAN and other == "Jpan") or (own == _LETTERS["Latn"][0] and other == "Hans")


def is_sentence(text: str) -> bool:
    """Tell a sentence from names: it has words in small letters, or signs that need no capitals."""
    return bool(_SENTENCE.search(text) or re.search(f"[{_HAN}]{{4,}}", text))


@lru_cache(maxsize=1 << 8)
def _script(tag: str) -> str:
    """Give the script that a language is usually written in, or that the tag names."""
    parts = tag.split("-")
    if named := next((part for part in parts[1:] if len(part) == 4), ""):
        return named
    likely = get_global("likely_subtags").get(parts[0], "")
    return next((part for part in str(likely).split("_") if len(part) == 4), "")


def _letters(tag: str) -> str:
    return _LETTERS.get(_script(tag), ("", ""))[0]


def bullets_are_whole(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No text is split into one bullet for each language."""
    for one, other in split_bullets(roadmap):
        (here, _), (there, _) = one, other
        tags = [next(iter(text.root)) for _, text in (one, other)]
        first, second = book.at(here), book.at(there)
        message = (
            f'line {first.line} has no "{tags[1]}" and line {second.line} no "{tags[0]}"; '
            f"if they are one item, remove the hyphen in line {second.line}"
        )
        yield Problem(first, "RM065", message)


def split_lines(book: Book, roadmap: Roadmap) -> frozenset[Position]:
    """Give where such halves stand, so that nothing else is said of what each lacks."""
    places = [at for pair in split_bullets(roadmap) for at, _ in pair]
    return frozenset(book.at(end) for at in places for end in (at, (*at, "text")))


def split_bullets(roadmap: Roadmap) -> Iterator[tuple[tuple[Place, Text], tuple[Place, Text]]]:
    """Give pairs of neighbouring items that have one language each, and not the same."""
    for at, item in roadmap.every(Frozen):
        if not isinstance(item, Topic | Milestone):
            continue
        for field in ("points", "outcomes") if isinstance(item, Topic) else ("done",):
            said = [((*at, field, n), each.text) for n, each in enumerate(getattr(item, field))]
            skip = False
            for one, other in pairwise(said):
                languages = {**one[1].root, **other[1].root}
                alone = len(one[1].root) == len(other[1].root) == 1
                skip = not skip and alone and len(languages) == 2 and UNNAMED not in languages
                if skip:
                    yield one, other
