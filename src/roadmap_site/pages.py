"""A roadmap's pages in one language, as Markdown. Reads no file of the roadmap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby
from typing import Literal, NamedTuple

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from roadmap_site import cards, catalogue, diagram, glossary, markup
from roadmap_site.authoring.answers import Answers
from roadmap_site.authoring.status import MAX_LISTED, Status, status
from roadmap_site.diagram import Caption, Direction
from roadmap_site.edition import (
    CARDS,
    CORRECTIONS,
    GLOSSARY,
    HOME,
    PLAN,
    PRINT,
    PROGRESS,
    RESOURCES,
    STATUS,
    Edition,
    stage_uri,
)
from roadmap_site.model import (
    Place,
    Point,
    Provenance,
    Replaced,
    Resource,
    Roadmap,
    Stage,
    Topic,
    every,
)
from roadmap_site.words import words

NO_ANSWERS = Answers()
"""What is known where nobody has asked the links."""

Kind = Literal[
    "home",
    "stage",
    "resources",
    "glossary",
    "corrections",
    "plan",
    "cards",
    "progress",
    "print",
    "status",
]


@dataclass(frozen=True)
class Page:
    """One page of the site, in one language."""

    uri: str
    """Where the page stands among the Markdown files, such as `stages/tools.md`."""
    kind: Kind
    title: str
    """The title, as plain text."""
    description: str
    """One or two sentences for search engines, as plain text."""
    markdown: str
    stage: Stage | None = None
    """The stage that the page is about."""


class Correction(NamedTuple):
    """Something that the original said, and what of the roadmap took its place."""

    replaced: Replaced
    now: object
    stage: Stage | None
    topic: Topic | None


def editions(roadmap: Roadmap, *, directory_urls: bool = True) -> dict[str, Edition]:
    """Give the roadmap in each of its languages, the default first."""
    return {
        language: Edition(roadmap, words(language), directory_urls)
        for language in roadmap.languages
    }


def pages(edition: Edition, answers: Answers = NO_ANSWERS) -> tuple[Page, ...]:
    """Render every page of one edition, in the order of the navigation.

    `answers` is what is known of the links.
    """
    marker = glossary.Marker(edition)
    return (
        _home(edition),
        *(_stage(edition, stage, marker) for stage in edition.roadmap.stages),
        *([_plan(edition)] if edition.roadmap.hours else []),
        _cards(edition),
        _progress(edition),
        _resources(edition),
        *([_glossary(edition)] if edition.terms else []),
        _corrections(edition),
        _print(edition),
        _status(edition, status(edition.roadmap, answers)),
    )


def _home(edition: Edition) -> Page:
    roadmap = edition.roadmap
    markdown = _render(
        edition,
        HOME,
        "home.md.jinja",
        drawings={direction: _map(edition, direction) for direction in ("LR", "TB")},
        source=diagram.source(edition, "TB", _addresses(edition, HOME)),
    )
    title, summary = edition.title(roadmap), edition.plain(roadmap.summary)
    return Page(HOME, "home", title, summary, markdown)


def _map(edition: Edition, direction: Direction, uri: str = HOME) -> Markup | None:
    title = edition.words("map_title", title=edition.title(edition.roadmap))
    description = edition.words("map_description", count=len(edition.roadmap.stages))
    caption = Caption(f"_map-{direction.lower()}", title, description)
    return diagram.draw_map(edition, direction, _addresses(edition, uri), caption)


def _addresses(edition: Edition, uri: str) -> diagram.Address:
    return lambda stage: edition.href(uri, stage_uri(stage))


def _stage(edition: Edition, stage: Stage, marker: glossary.Marker) -> Page:
    uri = stage_uri(stage)
    markdown = _render(
        edition,
        uri,
        "stage.md.jinja",
        stage=stage,
        needs=edition.before(stage),
        note_once=partial(marker.once, uri),
        keys_of=edition.keys_of,
        cards=edition.href(uri, CARDS),
    )
    topics = edition.words.listed(edition.title(topic) for topic in stage.topics)
    description = edition.plain(stage.summary) or topics
    return Page(uri, "stage", edition.title(stage), description, markdown, stage)


def _plan(edition: Edition) -> Page:
    ways = edition.ways or ((None, edition.roadmap),)
    parts = [{stage.id: stage for stage in way.stages} for _, way in ways]
    rows = [(stage, [part.get(stage.id) for part in parts]) for stage in edition.roadmap.stages]
    markdown = _render(edition, PLAN, "plan.md.jinja", ways=ways, rows=rows)
    words = edition.words
    return Page(PLAN, "plan", words("plan_title"), words("plan_summary"), markdown)


def _cards(edition: Edition) -> Page:
    markdown = _render(
        edition,
        CARDS,
        "cards.md.jinja",
        decks=list(cards.decks(edition)),
        anki="../cards.txt" if edition.directory_urls else "cards.txt",
    )
    words = edition.words
    return Page(CARDS, "cards", words("cards_title"), words("cards_summary"), markdown)


def _progress(edition: Edition) -> Page:
    markdown = _render(edition, PROGRESS, "progress.md.jinja")
    words = edition.words
    return Page(PROGRESS, "progress", words("progress_title"), words("progress_summary"), markdown)


def _resources(edition: Edition) -> Page:
    markdown = _render(
        edition,
        RESOURCES,
        "resources.md.jinja",
        count=len({resource.url for _, resource in every(Resource, edition.roadmap)}),
        filters=catalogue.filters(edition),
        facts_of=catalogue.facts,
    )
    words = edition.words
    return Page(
        RESOURCES, "resources", words("resources_title"), words("resources_summary"), markdown
    )


def _glossary(edition: Edition) -> Page:
    groups = list(glossary.entries(edition))
    markdown = _render(
        edition, GLOSSARY, "glossary.md.jinja", groups=groups, count=len(edition.terms)
    )
    words = edition.words
    return Page(GLOSSARY, "glossary", words("glossary_title"), words("glossary_summary"), markdown)


def _corrections(edition: Edition) -> Page:
    found = list(corrections(edition.roadmap))
    groups = [
        (stage, list(group)) for stage, group in groupby(found, lambda correction: correction.stage)
    ]
    markdown = _render(
        edition, CORRECTIONS, "corrections.md.jinja", groups=groups, count=len(found)
    )
    words = edition.words
    title, description = words("corrections_title"), words("corrections_summary")
    return Page(CORRECTIONS, "corrections", title, description, markdown)


def _print(edition: Edition) -> Page:
    markdown = _render(
        edition,
        PRINT,
        "print.md.jinja",
        drawing=_map(edition, "TB", PRINT),
        terms=[entry for _, entries in glossary.entries(edition) for entry in entries],
    )
    words = edition.words
    return Page(PRINT, "print", words("print_title"), words("print_summary"), markdown)


def _status(edition: Edition, found: Status) -> Page:
    markdown = _render(edition, STATUS, "status.md.jinja", status=found, most=MAX_LISTED)
    words = edition.words
    return Page(STATUS, "status", words("status_title"), words("status_summary"), markdown)


def corrections(roadmap: Roadmap) -> Iterator[Correction]:
    """Give every correction: those of the stages in their order, then the general ones."""
    found = sorted(every(Replaced, roadmap), key=lambda item: item[0][0] != "stages")
    for at, replaced in found:
        around = list(_around(roadmap, at))
        stage = next((item for item in around if isinstance(item, Stage)), None)
        topic = next((item for item in around if isinstance(item, Topic)), None)
        yield Correction(replaced, around[-3], stage, topic)


def _around(roadmap: Roadmap, at: Place) -> Iterator[object]:
    """Give the values on the way to a place, the roadmap first, the value itself last."""
    value: object = roadmap
    yield value
    for step in at:
        value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index]
        yield value


def _render(edition: Edition, uri: str, template: str, **values: object) -> str:
    return (
        _environment()
        .get_template(template)
        .render(
            edition=edition,
            roadmap=edition.roadmap,
            t=edition.words,
            read=edition.read,
            to=partial(edition.href_of, uri),
            page_to=partial(edition.href, uri),
            **values,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("roadmap_site"),
        bytecode_cache=FileSystemBytecodeCache(),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(prose=markup.prose, heading=markup.heading)
    environment.tests.update(
        resource=lambda value: isinstance(value, Resource),
        point=lambda value: isinstance(value, Point),
        provenance=lambda value: isinstance(value, Provenance),
    )
    return environment
