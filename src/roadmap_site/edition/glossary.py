"""The glossary for the readers of one language: its terms, and their first use in a text marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    order = {topic.id: index for index, topic in enumerate(edition.roadmap.topics)}
    terms = sorted(edition.terms, key=lambda term: order[term.topic])
    for stage in edition.roadmap.stages:
        ids = {topic.id: topic for topic in stage.topics}
        found = [_entry(edition, term, ids[term.topic]) for term in terms if term.topic in ids]
        if found:
            yield stage, found


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
