"""All pages of an edition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from roadmap_site.edition import (
    CARDS,
    CORRECTIONS,
    GLOSSARY,
    HOME,
    PLAN,
    PRINT,
    PROGRESS,
    QUESTIONS,
    RESOURCES,
    STATUS,
    Edition,
    stage_uri,
)
from roadmap_site.edition.glossary import Marker
from roadmap_site.pages import (
    cards,
    corrections,
    glossary,
    home,
    plan,
    progress,
    questions,
    resources,
    stage,
    status,
)
from roadmap_site.pages import print as print_version
from roadmap_site.pages.page import Page
from roadmap_site.pages.places import places


def pages(edition: Edition) -> tuple[Page, ...]:
    """Render every page of one edition, in the order of the navigation."""
    return tuple(make() for _, make in _makers(edition))


def uris(edition: Edition) -> tuple[str, ...]:
    """Name the Markdown files of these pages, in the same order, without rendering any."""
    return tuple(uri for uri, _ in _makers(edition))


def _makers(edition: Edition) -> Iterator[tuple[str, Callable[[], Page]]]:
    marker, there = Marker(edition), places(edition)
    yield HOME, partial(home.page, edition)
    for each in edition.roadmap.stages:
        yield stage_uri(each), partial(stage.page, edition, each, marker)
    others = (
        (PLAN, "plan" in there, plan.page),
        (CARDS, "cards" in there, cards.page),
        (QUESTIONS, questions.any_asked(edition), questions.page),
        (PROGRESS, True, progress.page),
        (RESOURCES, "resources" in there, resources.page),
        (GLOSSARY, "glossary" in there, glossary.page),
        (CORRECTIONS, corrections.has_any(edition.roadmap), corrections.page),
        (PRINT, True, print_version.page),
        (STATUS, True, status.page),
    )
    yield from ((uri, partial(page, edition)) for uri, is_there, page in others if is_there)
