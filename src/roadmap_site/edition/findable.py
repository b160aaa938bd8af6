"""What a search finds in a roadmap, each with all that it is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roadmap_site.edition.addresses import GLOSSARY, RESOURCES, address
from roadmap_site.edition.edition import Edition
from roadmap_site.edition.glossary import terms_by_topic
from roadmap_site.model import Resource, Section, Stage, Term, Text, Topic


@dataclass(frozen=True)
class Findable:
    """A place on the site that answers a query."""

    kind: str
    """What it is: a topic, term, stage, section, milestone, shelf, page, document or act."""
    title: str
    address: str
    """Where it is, from the root of the language."""
    within: str = ""
    """The address of what it belongs to, which tells two of one title apart."""
    names: tuple[str, ...] = ()
    """What else it is called, in any language."""
    body: tuple[str, ...] = ()
    """What it says, a sentence or a line each."""
    points: tuple[str, ...] = ()
    """What it covers, a line each."""
    resources: tuple[str, ...] = ()
    """What it offers, a line for each."""
    resource_names: tuple[str, ...] = ()
    """What those are called, in any language."""


def findables(edition: Edition) -> Iterator[Findable]:
    """Give what can be found, what is learnt first; all but pages, which are none of a roadmap."""
    terms = terms_by_topic(edition)
    for stage in edition.roadmap.stages:
        yield from _stage(edition, stage, terms)
    for term in edition.terms:
        yield _term(edition, term)
    page = address(RESOURCES, directory_urls=edition.directory_urls)
    for shelf in edition.roadmap.shelves:
        yield Findable(
            "shelf",
            edition.read(shelf.title).text,
            f"{page}#{shelf.id}",
            page,
            tuple(_others(edition, shelf.title)),
            (),
            (),
            *_resources(edition, shelf.resources),
        )


def _stage(edition: Edition, stage: Stage, terms: dict[str, list[Term]]) -> Iterator[Findable]:
    yield _part(edition, stage, "")
    for section in stage.sections:
        yield _part(edition, section, edition.address_of(stage.id))
        for topic in section.topics:
            yield _topic(edition, topic, section, terms.get(topic.id, []))
    if made := stage.milestone:
        page = edition.address_of(stage.id)
        said = (made.input, made.build, *(outcome.text for outcome in made.done))
        title, names = edition.read(made.title).text, tuple(_others(edition, made.title))
        body = tuple(map(edition.plain, said))
        yield Findable("milestone", title, f"{page}#_milestone", page, names, body)


def _part(edition: Edition, part: Stage | Section, within: str) -> Findable:
    return Findable(
        "stage" if isinstance(part, Stage) else "section",
        edition.title(part),
        edition.address_of(part.id),
        within,
        tuple(_others(edition, part.title)),
        tuple(filter(None, map(edition.plain, (part.summary, part.outcome)))),
    )


def _topic(edition: Edition, topic: Topic, section: Section, terms: list[Term]) -> Findable:
    said = (topic.summary, *(outcome.text for outcome in topic.outcomes))
    called = (name for term in terms for name in names_of(term))
    return Findable(
        "topic",
        edition.title(topic),
        edition.address_of(topic.id),
        edition.address_of(section.id),
        tuple(dict.fromkeys((*topic.also, *_others(edition, topic.title), *called))),
        tuple(filter(None, map(edition.plain, said))),
        tuple(edition.plain(point.text) for point in topic.points),
        *_resources(edition, topic.resources),
    )


def _resources(
    edition: Edition, resources: Iterable[Resource]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give a line for each resource, as it is shown, and what else they are called."""
    given = [*resources]
    names = tuple(name for item in given for name in item.also)
    return tuple(_line(edition, item) for item in given), names


def _line(edition: Edition, item: Resource) -> str:
    title, note = edition.read(item.title).text, edition.plain(item.note)
    return f"{title}{edition.words.term('script', 'colon')}{note}" if note else title


def _term(edition: Edition, term: Term) -> Findable:
    page = address(GLOSSARY, directory_urls=edition.directory_urls)
    name = edition.read(term.name).text
    others = tuple(other for other in names_of(term) if other != name)
    return Findable("term", name, f"{page}#{term.id}", page, others, (edition.plain(term.meaning),))


def names_of(term: Term) -> Iterator[str]:
    """Give every word for a term that people use in any language, wanted or not."""
    yield from term.name.root.values()
    if term.short:
        yield term.short
    for more in (*term.forms.values(), *term.avoid.values()):
        yield from more


def _others(edition: Edition, text: Text) -> Iterator[str]:
    """Give what a title is in the other languages."""
    shown = edition.read(text).text
    yield from (other for other in text.root.values() if other != shown)
