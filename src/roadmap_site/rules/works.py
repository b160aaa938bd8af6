"""Rules on works: one that is there in several languages is one resource."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from urllib.parse import parse_qsl, urlencode, urlsplit

from roadmap_site.model import Place, Resource, Roadmap, Shelf, Topic, shown
from roadmap_site.reading import Book, Problem

_LONGEST = 500
"""How much of an address a message repeats: it is there to be copied."""
_REGIONS = "cn|hans|hant|tw|hk|us|gb|br|pt|zh"
_INDEX = re.compile(r"/(index\.[a-z]+)?$")
_REMARK = re.compile(r"\s*[(（][^()（）]*[)）]|[\s\W_]+")
"""What a title says in brackets, such as its language, and signs that mean nothing."""
_OTHER_NAMES = {"zh": "cn|chs|chinese", "en": "english"}
"""What addresses call a language besides its tag."""


def languages_have_one_edition(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A work has one address for a language."""
    for at, resource in roadmap.every(Resource):
        for tag in resource.editions:
            if tag in resource.language:
                message = f'is in "{tag}" already, at its url; keep one of the two addresses'
                yield Problem(book.at((*at, "editions", tag)), "RM070", message)


def editions_are_one_resource(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """What has the same title or the same address but for the language is one resource."""
    for kind in (Topic, Shelf):
        for at, place in roadmap.every(kind):
            assert isinstance(place, Topic | Shelf)
            told: set[int] = set()
            for (m, one), (n, other) in combinations(enumerate(place.resources), 2):
                if n not in told and _are_editions(one, other, roadmap):
                    told.add(n)
                    yield _problem(book, (*at, "resources"), (m, n), other)


def _problem(book: Book, at: Place, pair: tuple[int, int], other: Resource) -> Problem:
    first, second = pair
    line = book.at((*at, first)).line
    tags = ", ".join(f"{tag}: {shown(other.url, _LONGEST)}" for tag in other.language)
    message = (
        f"is another edition of line {line}; write editions: {{{tags}}} there, and remove this one"
    )
    return Problem(book.at((*at, second)), "RM048", message)


def _are_editions(one: Resource, other: Resource, roadmap: Roadmap) -> bool:
    if one.type != other.type or not {*one.languages}.isdisjoint(other.languages):
        return False
    if _bare(one) == _bare(other):
        return True
    return _domain(one) == _domain(other) and not _titles(one, roadmap).isdisjoint(
        _titles(other, roadmap)
    )


def _titles(resource: Resource, roadmap: Roadmap) -> set[str]:
    """Give what a work is called, without remarks on its language."""
    read = (resource.title.read(tag, roadmap.language).text for tag in roadmap.languages)
    return {_REMARK.sub("", title).casefold() for title in read} - {""}


def _domain(resource: Resource) -> str:
    return ".".join((urlsplit(resource.url).hostname or "").split(".")[-2:])


def _bare(resource: Resource) -> str:
    """Give the address of a work without what names its language."""
    parts = urlsplit(resource.url)
    tags = "|".join(_names(tag) for tag in resource.language)
    marked = re.compile(rf"(?:{tags})(?:[-_](?:{_REGIONS}))?(?:\.html?)?", re.IGNORECASE)
    host = [label for label in (parts.hostname or "").split(".") if not marked.fullmatch(label)]
    path = [step for step in parts.path.split("/") if not marked.fullmatch(step)]
    query = [(key, value) for key, value in parse_qsl(parts.query) if not marked.fullmatch(value)]
    name = ".".join(host).removeprefix("www.")
    return f"{name}{_INDEX.sub('', '/'.join(path))}?{urlencode(query)}#{parts.fragment}"


def _names(tag: str) -> str:
    base = tag.partition("-")[0]
    return "|".join(filter(None, [re.escape(tag), base, _OTHER_NAMES.get(base)]))
