"""Rules on the glossary by itself: which words it names and which it avoids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from roadmap_site.model import Glossary, Place, Roadmap, Term, shown
from roadmap_site.reading import Book, Problem, suggest
from roadmap_site.rules.repeating import repeated


def terms_are_told_apart(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No word stands for two terms, and none that is a name is avoided."""
    for language in roadmap.languages:
        words = [*_words(roadmap.every(Term), language, roadmap.language)]
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


def _words(
    terms: Iterable[tuple[Place, Term]], language: str, default: str
) -> Iterator[tuple[str, Place]]:
    """Give every word that stands for a term in a language, in small letters, with its place."""
    for at, term in terms:
        if language in term.name.root or language == default:
            name = term.name.read(language, default).text
            yield name.lower(), (*at, "name", language)
        if term.short:
            yield term.short.lower(), (*at, "short")
        for number, form in enumerate(term.forms.get(language, ())):
            yield form.lower(), (*at, "forms", language, number)


def words_of(roadmap: Roadmap, language: str) -> Mapping[str, str]:
    """Give every word that stands for a term in a language, in small letters, with its id."""
    return words_in(Same(roadmap.glossary), language, roadmap.language)


class Same:
    """A glossary that equals itself alone, so that what is found in it can be kept."""

    def __init__(self, glossary: Glossary | None) -> None:
        self.glossary = glossary

    def __hash__(self) -> int:
        return id(self.glossary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.glossary is self.glossary

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term."""
        return self.glossary.terms if self.glossary else ()


@lru_cache(maxsize=8)
def words_in(glossary: Same, language: str, default: str) -> Mapping[str, str]:
    """Give the words of a glossary as `words_of` does."""
    terms: list[tuple[Place, Term]] = [((term.id,), term) for term in glossary.terms]
    return {word: str(place[0]) for word, place in _words(terms, language, default)}


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
