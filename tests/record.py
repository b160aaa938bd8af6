"""The record of the original article, and what of it a roadmap has lost.

The article's titles, points and links are in `tests/original/article.yml`. Each of them stands in
the roadmap still or is told in a `replaces`, which puts it on the corrections page. Where it stands
is free, and so are titles, ids (as long as `aliases` hold the former ones), notes and whatever is
added. White space and the width of punctuation are not compared, since the roadmap sets both in
its own way.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from roadmap_site.model import (
    Closing,
    Name,
    Point,
    Provenance,
    Replaced,
    Resource,
    Roadmap,
    Text,
)
from roadmap_site.text import markup

FILE = Path(__file__).parent / "original" / "article.yml"

Holder = Resource | Point | Closing | Provenance
"""What can hold a `replaces`."""


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Link(Strict):
    title: str
    url: str
    label: str = ""


class Statement(Strict):
    point: str


class Part(Strict):
    id: str
    title: str


class OriginalTopic(Part):
    points: tuple[str, ...] = ()
    bullets: tuple[Link | Statement, ...] = ()

    @property
    def every_point(self) -> tuple[str, ...]:
        return self.points + tuple(b.point for b in self.bullets if isinstance(b, Statement))

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(bullet for bullet in self.bullets if isinstance(bullet, Link))


class OriginalSection(Part):
    topics: tuple[OriginalTopic, ...]


class OriginalStage(Part):
    sections: tuple[OriginalSection, ...]


class Entry(Strict):
    title: str
    by: str = ""
    course: str = ""
    links: tuple[Link, ...] = ()

    @property
    def words(self) -> str:
        """The entry as the article has it, in one line."""
        work = " by ".join(part for part in (self.course or self.title, self.by) if part)
        return f"{self.title}：{work}" if self.course else work


class OriginalShelf(Part):
    entries: tuple[Entry, ...]


class Article(Strict):
    title: str
    author: str
    date: date
    stages: tuple[OriginalStage, ...]
    shelves: tuple[OriginalShelf, ...]
    steps: tuple[str, ...]
    quotes: tuple[str, ...]

    @property
    def sections(self) -> tuple[OriginalSection, ...]:
        return tuple(section for stage in self.stages for section in stage.sections)

    @property
    def topics(self) -> tuple[OriginalTopic, ...]:
        return tuple(topic for section in self.sections for topic in section.topics)

    @property
    def links(self) -> tuple[Link, ...]:
        in_topics = [link for topic in self.topics for link in topic.links]
        return (*in_topics, *(link for entry in self.entries for link in entry.links))

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for shelf in self.shelves for entry in shelf.entries)

    @property
    def quotable(self) -> set[str]:
        """Everything that a `replaces` may quote."""
        words = {words for topic in self.topics for words in (topic.title, *topic.every_point)}
        words |= {link.title for link in self.links} | {entry.words for entry in self.entries}
        return words | set(self.quotes)


@cache
def article() -> Article:
    return Article.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def plain(text: str) -> str:
    """Fold away what is not compared: white space and the width of punctuation."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return folded.replace("、", ",").removesuffix("。")


def lost(roadmap: Roadmap) -> Iterator[str]:
    """Say what of the article a roadmap has lost, a line each with the way to mend it."""
    for rule in (
        lost_topics, lost_points, lost_links, lost_entries, lost_steps, lost_provenance,
        false_quotes, unmade_corrections,
    ):  # fmt: skip
        yield from rule(roadmap)


def lost_topics(roadmap: Roadmap) -> Iterator[str]:
    """Every topic is there, under its id or with it as an alias, and none but those is original."""
    wanted = {topic.id for topic in article().topics}
    for topic in roadmap.topics:
        names = {topic.id, *topic.aliases} & wanted
        wanted -= names
        if names and topic.origin != "original":
            yield f"{topic.id} stood in the article; write `origin: original`"
        elif not names and topic.origin == "original":
            yield f"{topic.id} did not stand in the article; write `origin: added`"
    for name in sorted(wanted):
        yield f"no topic is or was called {name}; put that into the `aliases` of what it is now"


def lost_points(roadmap: Roadmap) -> Iterator[str]:
    """Every point stands in some topic, or some point says that it replaces it."""
    there = {_said(roadmap, point.text) for _, point in roadmap.every(Point)} | _told(roadmap)
    for topic in article().topics:
        for words in topic.every_point:
            if plain(words) not in there:
                yield f'{topic.id} has lost the point "{words}"; {_ADVICE}'


def lost_links(roadmap: Roadmap) -> Iterator[str]:
    """Every link is offered at its address, or told in a `replaces`."""
    offered = {resource.url for _, resource in roadmap.every(Resource)}
    told = {(plain(old.title), old.url) for _, old in roadmap.every(Replaced)}
    for link in article().links:
        if link.url not in offered and (plain(link.title), link.url) not in told:
            yield f'the roadmap has lost the link "{link.title}" {link.url}; {_ADVICE}'


def lost_entries(roadmap: Roadmap) -> Iterator[str]:
    """Every book and course is on a shelf, or told in a `replaces`; links are looked at alone."""
    titles = {_said(roadmap, resource.title) for _, resource in roadmap.every(Resource)}
    told = _told(roadmap)
    for entry in article().entries:
        there = plain(entry.course or entry.title) in titles or plain(entry.words) in told
        if not there and not entry.links:
            yield f'the shelves have lost "{entry.words}"; {_ADVICE}'


def lost_steps(roadmap: Roadmap) -> Iterator[str]:
    """Every step of the article's summary begins a step of the closing, or is told there."""
    closing = roadmap.closing
    lines = [_said(roadmap, step.text) for step in closing.steps] if closing else []
    told = "".join(plain(old.title) for old in closing.replaces) if closing else ""
    for step in article().steps:
        if not any(line.startswith(plain(step)) for line in lines) and plain(step) not in told:
            yield f'the closing has lost the step "{step}"; {_ADVICE}'


def lost_provenance(roadmap: Roadmap) -> Iterator[str]:
    """The roadmap says what it was made from."""
    source = roadmap.provenance
    wanted = (article().title, article().author, article().date)
    if not source or (source.title, source.author, source.date) != wanted:
        yield f"`provenance` does not name {wanted}; write it as it was"


def false_quotes(roadmap: Roadmap) -> Iterator[str]:
    """A `replaces` quotes the article word for word; another one beside it may be more recent."""
    words = {plain(words) for words in article().quotable}
    urls = {link.url for link in article().links}
    for holder in _holders(roadmap):
        quotes = [plain(old.title) in words and old.url in {None, *urls} for old in holder.replaces]
        if quotes and not any(quotes):
            yield f'the article does not say "{holder.replaces[0].title}"; quote it word for word'


def unmade_corrections(roadmap: Roadmap) -> Iterator[str]:
    """What is said to be replaced does not stand there all the same."""
    for holder in _holders(roadmap):
        for old in holder.replaces:
            if isinstance(holder, Resource):
                same = (holder.url, _said(roadmap, holder.title)) == (old.url, plain(old.title))
            else:
                same = isinstance(holder, Point) and _said(roadmap, holder.text) == plain(old.title)
            if same:
                yield f'"{old.title}" is replaced by itself; remove the `replaces`'


_ADVICE = "put it back, or into the `replaces` of what stands for it now, with the reason"


def _said(roadmap: Roadmap, text: Text | Name) -> str:
    """Give a text in the article's language, without what is not compared."""
    return plain(markup.plain(text.read("zh", roadmap.language).text))


def _told(roadmap: Roadmap) -> set[str]:
    return {plain(old.title) for _, old in roadmap.every(Replaced)}


def _holders(roadmap: Roadmap) -> Iterator[Holder]:
    for kind in (Resource, Point, Closing, Provenance):
        yield from (item for _, item in roadmap.every(kind) if isinstance(item, Holder))
