"""Rules on the glossary by itself: which words it names and which it avoids."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import Place, Roadmap, Term, shown
from roadmap_site.reading import Book, Problem, suggest
from roadmap_site.rules.repeating import repeated


def terms_are_told_apart(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No word stands for two terms, and none that is a name is avoided."""
    for language in roadmap.languages:
        words = [*_words(roadmap, language)]
        for word, place, first in repeated(words):
            message = (
                f'"{shown(word)}" stands for another term, too ({book.at(first)}); one word can '
                "explain one thing only: remove it from one of the two"
            )
            if place[:3] == first[:3]:
                message = f'"{shown(word)}" is a word of this term already; remove it here'
            yield Problem(book.at(place), "RM069", message)
        for word, place, first in repeated(_avoided(roadmap, language)):
            message = f'"{shown(word)}" is avoided in line {book.at(first).line}, too; remove one'
            yield Problem(book.at(place), "RM068", message)
        yield from _avoided_names(book, roadmap, language, dict(reversed(words)))


def _avoided(roadmap: Roadmap, language: str) -> Iterator[tuple[str, Place]]:
    for at, term in roadmap.every(Term):
        for number, word in enumerate(term.avoid.get(language, ())):
            yield word.lower(), (*at, "avoid", language, number)


def _avoided_names(
    book: Book, roadmap: Roadmap, language: str, words: dict[str, Place]
) -> Iterator[Problem]:
    for word, at in _avoided(roadmap, language):
        if place := words.get(word):
            message = (
                f'"{shown(word)}" is a word of the glossary ({book.at(place)}) and cannot be '
                "avoided; remove one"
            )
            yield Problem(book.at(at), "RM068", message)


def _words(roadmap: Roadmap, language: str) -> Iterator[tuple[str, Place]]:
    """Give every word that stands for a term in a language, in small letters, with its place."""
    for at, term in roadmap.every(Term):
        if language in term.name.root or language == roadmap.language:
            name = term.name.read(language, roadmap.language).text
            yield name.lower(), (*at, "name", language)
        if term.short:
            yield term.short.lower(), (*at, "short")
        for number, form in enumerate(term.forms.get(language, ())):
            yield form.lower(), (*at, "forms", language, number)


def words_of(roadmap: Roadmap, language: str) -> dict[str, str]:
    """Give every word that stands for a term in a language, in small letters, with its id."""
    owners = {at: term.id for at, term in roadmap.every(Term)}
    return {word: owners[place[:3]] for word, place in _words(roadmap, language)}


def languages_of_words(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """The glossary's words are in languages that the site has, and no language stands twice."""
    if not (book.complete and book.languages_known):
        return
    for at, term in roadmap.every(Term):
        for field in ("forms", "avoid"):
            for language in getattr(term, field).keys() - {*roadmap.languages}:
                known = suggest(language, roadmap.languages)
                message = f'unknown language "{language}"; {known}; correct or remove it'
                yield Problem(book.at((*at, field, language)), "RM066", message)
