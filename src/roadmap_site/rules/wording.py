"""Rules on wording: the glossary's words, and the typography of Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    UNNAMED,
    Name,
    Place,
    Replaced,
    Roadmap,
    Term,
    Text,
    every,
    shown,
    walk,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.naming import words_of
from roadmap_site.text.finding import finder
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


def avoided(roadmap: Roadmap) -> Iterator[tuple[Place, str, str]]:
    """Give every place that uses a word which the glossary avoids: the term, and that word."""
    for language in roadmap.languages:
        instead = dict(_avoided(roadmap, language))
        if not instead:
            continue
        find = finder(instead)
        for at, text in texts_in(roadmap, language):
            for found, name in find(without_code(text)):
                yield at, name, found[0]


def _avoided(roadmap: Roadmap, language: str) -> Iterator[tuple[str, str]]:
    known = words_of(roadmap, language)  # What is a word of the glossary cannot be avoided.
    for _, term in every(Term, roadmap):
        name = term.name.read(language, roadmap.language).text
        for word in term.avoid.get(language, ()):
            if word.lower() not in known:
                yield word.lower(), name


def texts_in(roadmap: Roadmap, language: str) -> Iterator[tuple[Place, str]]:
    """Give what is written in a language, without names of works and without the original."""
    original = {at for at, _ in every(Replaced, roadmap)}
    for at, item in walk(roadmap):
        if not isinstance(item, Text) or isinstance(item, Name) or at[:-1] in original:
            continue
        if language in item.root:
            yield (*at, language), item.root[language]
        elif UNNAMED in item.root and language == roadmap.language:
            yield at, item.root[UNNAMED]
