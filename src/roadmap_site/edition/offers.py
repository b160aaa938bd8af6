"""Where resources lead: to the edition in the reader's language first, and to the others beside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roadmap_site.model import Link, Resource


@dataclass(frozen=True)
class Offer:
    """The editions of a work, as a reader of one language is offered them."""

    url: Link
    """The edition that fits best."""
    languages: tuple[str, ...]
    """The languages that this one is in."""
    others: tuple[tuple[tuple[str, ...], Link], ...]
    """The other editions: their languages, and where they are."""


def offer(resource: Resource, language: str) -> Offer:
    """Choose the edition for readers of a language; the main one where there is none in it."""
    editions = ((tag,) for tag in resource.editions)
    links = dict(zip((resource.language, *editions), _links(resource), strict=True))
    best = min(links, key=lambda tags: _distance(tags, language))
    others = tuple((tags, link) for tags, link in links.items() if tags != best)
    return Offer(links[best], best, others)


def _links(resource: Resource) -> Iterable[Link]:
    return (link for _, link in resource.links)


def _distance(tags: Iterable[str], language: str) -> int:
    """Say how far languages are from the wanted one: the same, another form of it, or none."""
    base = language.partition("-")[0]
    if language in tags:
        return 0
    return 1 if any(tag.partition("-")[0] == base for tag in tags) else 2


def own_first(resources: Iterable[Resource], language: str) -> list[Resource]:
    """Put resources that can be had in a language before others, which keep their order."""
    return sorted(resources, key=lambda each: _distance(each.languages, language))
