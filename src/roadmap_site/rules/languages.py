"""Rules on languages."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    UNNAMED,
    Roadmap,
    Text,
    every,
)
from roadmap_site.reading import Book, Problem, suggest


def languages_are_known(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No text is in a language that the site does not have."""
    if not (book.complete and book.languages_known):
        return
    for at, text in every(Text, roadmap):
        for language in text.root.keys() - {*roadmap.languages, UNNAMED}:
            message = f'unknown language "{language}"; {suggest(language, roadmap.languages)}'
            yield Problem(book.at((*at, language)), "RM004", message)


def languages_are_there(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every text is there in every language of the site."""
    if not (book.complete and book.languages_known):
        return
    for at, text in every(Text, roadmap):
        for language in roadmap.languages:
            reading = text.read(language, roadmap.language)
            if reading.missing:
                message = f'no text in "{language}"; the one in "{reading.language}" stands in'
                yield Problem(book.at(at), "RM013", message)
