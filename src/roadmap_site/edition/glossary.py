"""The glossary for the readers of one language: its terms, and their first use in a text marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from re import Match

from markupsafe import Markup, escape

from roadmap_site.edition.addresses import GLOSSARY
from roadmap_site.edition.edition import Edition
from roadmap_site.model import Stage, Term, Topic
from roadmap_site.text import finding

Note = Callable[[str], Markup]
"""Turns a piece of plain text into markup, with whatever is to be said about it."""


@dataclass(frozen=True)
class Entry:
    """A term as the glossary's page shows it."""

    term: Term
    name: str
    others: tuple[tuple[str, str], ...]
    """What it is called in the other languages, each with its language."""
    topic: Topic


def entries(edition: Edition) -> Iterator[tuple[Stage, list[Entry]]]:
    """Give the terms by the stage that teaches them, in the order of the topics."""
    taught = terms_by_topic(edition)
    for stage in edition.roadmap.stages:
        if found := list(entries_of(edition, stage, taught)):
            yield stage, found


def terms_by_topic(edition: Edition) -> dict[str, list[Term]]:
    """Give the terms that each topic teaches, by its id."""
    taught: dict[str, list[Term]] = {}
    for term in edition.terms:
        taught.setdefault(term.topic, []).append(term)
    return taught


def entries_of(edition: Edition, stage: Stage, taught: Mapping[str, list[Term]]) -> Iterator[Entry]:
    """Give the terms that one stage teaches, out of those of each topic."""
    for topic in stage.topics:
        yield from (_entry(edition, term, topic) for term in taught.get(topic.id, ()))


def _entry(edition: Edition, term: Term, topic: Topic) -> Entry:
    name = edition.read(term.name).text
    called = {
        tag: term.name.read(tag, edition.roadmap.language) for tag in edition.roadmap.languages
    }
    others = {
        reading.text: tag
        for tag, reading in called.items()
        if tag != edition.language and not reading.missing and reading.text != name
    }
    return Entry(term, name, tuple(others.items()), topic)


class Marker:
    """Links the words of the glossary to it, from the pages of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def _find(self) -> Callable[[str], Iterator[tuple[Match[str], Term]]] | None:
        terms = dict(forms(self._edition))
        return finding.finder(terms) if terms else None

    def once(self, uri: str) -> Note | None:
        """Begin a text on the page `uri`: what this gives marks each term at its first use."""
        if not self._find:
            return None
        find, seen = self._find, set[str]()

        def link(found: Match[str], term: Term) -> Markup:
            if term.id in seen:
                return escape(found[0])
            seen.add(term.id)
            return Markup('<a class="rm-term" href="{}" title="{}">{}</a>').format(
                self._edition.href(uri, GLOSSARY, term.id),
                self._edition.plain(term.meaning),
                found[0],
            )

        def mark(text: str) -> Markup:
            done, shown = 0, Markup("")
            for found, term in find(text):
                shown += escape(text[done : found.start()]) + link(found, term)
                done = found.end()
            return shown + escape(text[done:]) if done else escape(text)

        return mark


def forms(edition: Edition) -> Iterator[tuple[str, Term]]:
    """Give every way to write a term in the language of the edition, in small letters."""
    for term in edition.terms:
        written = (term.short, *term.forms.get(edition.language, ()))
        if not (name := edition.read(term.name)).missing:
            written = (name.text, *written)
        yield from ((form.lower(), term) for form in written if form)
