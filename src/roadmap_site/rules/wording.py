"""Rules on wording: the glossary's words, and the typography of Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from roadmap_site.model import (
    UNNAMED,
    Name,
    Place,
    Replaced,
    Roadmap,
    Text,
    shown,
)
from roadmap_site.model.unseen import LIKE_LATIN
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.naming import Same, words_in, words_of
from roadmap_site.text.finding import finder, folded
from roadmap_site.text.late import Late
from roadmap_site.text.lookalikes import lookalikes
from roadmap_site.text.typography import faults, is_chinese, without_code


def terms_are_used(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Texts use the words of the glossary."""
    for at, term, word in avoided(roadmap):
        message = f'"{shown(word)}" is called "{shown(term)}" here; use that word'
        yield Problem(book.at(at), "RM019", message)


def signs_fit(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Chinese texts have full-width signs, and a space beside Latin letters and digits."""
    for language in filter(is_chinese, roadmap.languages):
        for at, text in texts_in(roadmap, language):
            for advice, found in faults(text):
                yield Problem(book.at(at), "RM020", f'{advice}: "{shown(found)}"')


def signs_are_what_they_seem(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No text holds signs that only look like those that readers search for."""
    for at, text in roadmap.every(Text):
        for language, said in text.root.items():
            if said.isascii():
                continue
            for found, meant in lookalikes(said):
                place = (*at, language) if language != UNNAMED else at
                yield Problem(book.at(place), "RM043", _seeming(found, meant))
            for word in _MIXED.finditer(said) if _TWIN.search(said) else ():
                place = book.in_language(at, language)
                yield Problem(book.at(place), "RM043", _of_two_scripts(word[0]))


_TWINS = "".join(map(chr, LIKE_LATIN))
_TWIN = re.compile(f"[{_TWINS}]")
_MIXED = Late(rf"\w*(?:[A-Za-z][{_TWINS}]|[{_TWINS}][A-Za-z])\w*")
"""A word of Latin letters, some of which only look like that."""


def _of_two_scripts(word: str) -> str:
    sign = next(sign for sign in word if sign in _TWINS)
    latin = sign.translate(LIKE_LATIN)
    return (
        f'"{sign}" (U+{ord(sign):04X}) in "{shown(word, 40)}" only looks like "{latin}"; '
        f'write "{shown(word.translate(LIKE_LATIN), 40)}"'
    )


def _seeming(found: str, meant: str) -> str:
    said = f'"{shown(found, 40)}"'
    if not meant:
        return f"{said} was read in a wrong encoding; write it again"
    if len(found) == 1:
        said += f" (U+{ord(found):04X})"
    return f'{said} looks like "{shown(meant, 40)}"; write that'


def avoided(roadmap: Roadmap) -> Iterator[tuple[Place, str, str]]:
    """Give every place that uses a word which the glossary avoids: the term, and that word."""
    for language in roadmap.languages:
        instead = _avoided(Same(roadmap.glossary), language, roadmap.language)
        texts = [*texts_in(roadmap, language)] if instead else []
        # Few roadmaps use any of them, and looking for a word alone is fast.
        written = folded("\n".join(text for _, text in texts))
        if not any(folded(word) in written for word in instead):
            continue
        # A word to avoid may be a part of one that is not, which then is what stands there.
        longer = [
            known for known in words_of(roadmap, language) if any(word in known for word in instead)
        ]
        find = finder({**dict.fromkeys(longer, ""), **instead})
        for at, text in texts:
            for found, name in find(without_code(text)):
                if name:
                    yield at, name, found[0]


@lru_cache(maxsize=8)
def _avoided(glossary: Same, language: str, default: str) -> Mapping[str, str]:
    """Give the words that texts in a language do not use, with what they say instead."""
    known = words_in(glossary, language, default)  # A word of the glossary cannot be avoided.
    return {
        word.lower(): term.name.read(language, default).text
        for term in glossary.terms
        for word in term.avoid.get(language, ())
        if word.lower() not in known
    }


def texts_in(roadmap: Roadmap, language: str) -> Iterator[tuple[Place, str]]:
    """Give what is written in a language, without names of works and without the original."""
    original = {at for at, _ in roadmap.every(Replaced)}
    for at, text in roadmap.every(Text):
        if isinstance(text, Name) or at[:-1] in original:
            continue
        if language in text.root:
            yield (*at, language), text.root[language]
        elif UNNAMED in text.root and language == roadmap.language:
            yield at, text.root[UNNAMED]
