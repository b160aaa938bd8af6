"""Rules on languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from roadmap_site.model import (
    UNNAMED,
    Place,
    Roadmap,
    Text,
)
from roadmap_site.reading import Book, Position, Problem, suggest
from roadmap_site.reading.other_names import LANGUAGES

MANY = 10
"""How many texts may be missing in a file before they are told as one."""


def languages_are_known(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No text is in a language that the site does not have."""
    if not (book.complete and book.languages_known):
        return
    for language, places in unlisted_in(roadmap).items():
        if len(places) == 1:
            base, listed = language.partition("-")[0], roadmap.languages
            base = LANGUAGES.get(base, base)
            advice = f'did you mean "{base}"?' if base in listed else suggest(language, listed)
            message = f'unknown language "{language}"; {advice}'
            yield Problem(book.at((*places[0], language)), "RM004", message)
        elif empty := _empty(book, roadmap):
            message = (
                f'no text is in "{empty}", {len(places)} are in "{language}", which is not listed; '
                "did you mean that?"
            )
            index = roadmap.languages.index(empty)
            yield Problem(book.at(("languages", index)), "RM004", message)
        else:
            message = (
                f'unknown language "{language}", which {len(places)} texts are in; '
                f"add it to languages, or remove them (the first is in {book.at(places[0])})"
            )
            yield Problem(book.at(("languages",)), "RM004", message)


def languages_are_there(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every text is there in every language of the site."""
    if not (book.complete and book.languages_known):
        return
    unlisted = unlisted_in(roadmap)
    hurt = {place for places in unlisted.values() for place in places}
    for language in roadmap.languages:
        if unlisted and language == _empty(book, roadmap):
            continue  # Another language was written in its place.
        yield from _missing(book, roadmap, language, hurt)


def _missing(book: Book, roadmap: Roadmap, language: str, hurt: set[Place]) -> Iterator[Problem]:
    """Give what is missing in a language; file by file where most of a file is."""
    gaps: dict[str, list[Problem]] = {}
    for at, where, instead in missing_in(book, roadmap, language):
        if at not in hurt:
            gaps.setdefault(where.path, []).append(_gap(where, language, instead))
    for path, known in book.known.items():
        for line, column, instead in known.missing[language]:
            where = Position(path, line, column)
            gaps.setdefault(path, []).append(_gap(where, language, instead))
    if not gaps:
        return
    texts = Counter(book.at(at).path for at, _ in roadmap.every(Text))
    texts.update({path: known.texts for path, known in book.known.items()})
    missing = sum(map(len, gaps.values()))
    if missing > MANY and 2 * missing > texts.total():
        message = (
            f'{missing} of {texts.total()} texts are missing in "{language}", whose readers see '
            "them in another language; translate them, or take it out of languages"
        )
        at = ("languages", roadmap.languages.index(language))
        yield Problem(book.at(at), "RM013", message)
        return
    for path, found in gaps.items():
        if len(found) > MANY and 2 * len(found) > texts[path]:
            first = min(found)
            message = (
                f'{len(found)} of {texts[path]} texts of this file are missing in "{language}", '
                "from here on; translate them"
            )
            yield Problem(first.at, "RM013", message)
        else:
            yield from found


def missing_in(
    book: Book, roadmap: Roadmap, language: str
) -> Iterator[tuple[Place, Position, str]]:
    """Give every text that is missing in a language: where it is, and which one stands in."""
    for at, text in roadmap.every(Text):
        reading = text.read(language, roadmap.language)
        if reading.missing and not book.has_lost(at):
            yield at, book.at(at), reading.language


def _gap(where: Position, language: str, instead: str) -> Problem:
    message = (
        f'has no text in "{language}", whose readers see the one in "{instead}"; '
        f"add {language}: ..."
    )
    return Problem(where, "RM013", message)


def unlisted_in(roadmap: Roadmap) -> dict[str, list[Place]]:
    """Give the languages that the site does not have, with the texts that are in them."""
    known = {*roadmap.languages, UNNAMED}
    found: dict[str, list[Place]] = {}
    for at, text in roadmap.every(Text):
        for language in text.root.keys() - known:
            found.setdefault(language, []).append(at)
    return found


def _empty(book: Book, roadmap: Roadmap) -> str | None:
    """Name the first of the site's languages that no text is in."""
    used = used_in(roadmap).union(*(known.languages for known in book.known.values()))
    return next((language for language in roadmap.languages if language not in used), None)


def used_in(roadmap: Roadmap) -> set[str]:
    """Give the languages that texts other than names are in."""
    used = {tag for _, text in roadmap.every(Text) if not text.neutral for tag in text.root}
    return {roadmap.language if tag == UNNAMED else tag for tag in used}
