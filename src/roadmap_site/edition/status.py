"""How complete and how fresh a roadmap is: by stage and by language, and what there is to do.

Has no clock: a review has a month, and how old that is anybody can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TypeVar, cast

from roadmap_site.model import (
    Part,
    Resource,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Text,
    Topic,
    groups,
    values_in,
)
from roadmap_site.model.link_record import Record
from roadmap_site.model.shares import Share

Kind = TypeVar("Kind")

MAX_LISTED = 20
"""How many topics or links a table is followed by, of each kind; JSON has them all."""

HAS: dict[str, Callable[[Topic], bool]] = {
    "outcomes": lambda topic: bool(topic.outcomes),
    "resources": lambda topic: bool(topic.resources),
    "free": lambda topic: any(resource.cost == "free" for resource in topic.resources),
    "reviewed": lambda topic: bool(topic.reviewed),
}
"""What a topic may have: outcomes, resources, a free one among them, a review."""


@dataclass(frozen=True)
class Row:
    """What is there of one stage, of a part, or of the whole roadmap."""

    stage: Stage | None
    """The stage; None for the whole, and for a part."""
    texts: dict[str, Share]
    """The texts that there are in each language."""
    topics: dict[str, Share]
    """The topics that have each of what a topic may have."""
    hours: Share
    """The sections whose hours are known."""
    oldest: str
    """The month of the oldest review, as YYYY-MM; empty where nothing was reviewed."""
    dead: int | None
    """How many links are dead; None where nobody has asked them."""
    part: Part | None = None
    """The part of the roadmap, in a row about one."""


@dataclass(frozen=True)
class Dead:
    """A link that is dead, and where it stands."""

    url: str
    title: Text
    part: Topic | Shelf


@dataclass(frozen=True)
class Status:
    """How complete and how fresh a roadmap is."""

    roadmap: Roadmap
    whole: Row
    stages: tuple[Row, ...]
    parts: tuple[tuple[Row | None, tuple[Row, ...]], ...]
    """The same rows by the parts of the roadmap, with one about each part; None for no part."""
    lacking: dict[str, tuple[Topic, ...]]
    """The topics that lack something, by what it is; those without resources lack no free one."""
    reviews: tuple[tuple[str, tuple[Topic, ...]], ...]
    """The topics of each month of review, the oldest first."""
    dead: tuple[Dead, ...] | None
    """The dead links; None where nobody has asked them."""

    @property
    def oldest(self) -> tuple[tuple[str, Topic], ...]:
        """The topics with the months of their reviews, the oldest first, without the newest."""
        return tuple((month, topic) for month, topics in self.reviews[:-1] for topic in topics)

    @property
    def complete(self) -> bool:
        """True where nothing is lacking and nothing is known to be dead."""
        shares = (*self.whole.texts.values(), *self.whole.topics.values(), self.whole.hours)
        return all(share.whole for share in shares) and not self.dead


def status(roadmap: Roadmap, links: Record) -> Status:
    """Look at a whole roadmap, with what is known of its links."""
    topics = roadmap.topics
    reviewed = sorted(filter(_month, topics), key=_month)
    counts = [_count(roadmap, stage) for stage in roadmap.stages]
    rows = tuple(
        count.row(links, stage) for stage, count in zip(roadmap.stages, counts, strict=True)
    )
    return Status(
        roadmap,
        whole=_together([*counts, _count(roadmap, _beside_stages(roadmap))]).row(links),
        stages=rows,
        parts=tuple(_by_part(roadmap, counts, rows, links)),
        lacking={name: tuple(_without(name, topics)) for name in HAS},
        reviews=tuple((month, tuple(group)) for month, group in groupby(reviewed, key=_month)),
        dead=tuple(_dead(roadmap, links)) if links.asked else None,
    )


def _by_part(
    roadmap: Roadmap, counts: Sequence[_Count], rows: tuple[Row, ...], links: Record
) -> Iterator[tuple[Row | None, tuple[Row, ...]]]:
    if not roadmap.parts:
        yield None, rows
        return
    for group in groups.groups(roadmap):
        within = slice(group.first - 1, group.last)
        yield _together(counts[within]).row(links, part=group.part), rows[within]


def _without(name: str, topics: Iterable[Topic]) -> Iterator[Topic]:
    for topic in topics:
        if not HAS[name](topic) and (name != "free" or topic.resources):
            yield topic


def _month(topic: Topic) -> str:
    return topic.reviewed or ""


@dataclass(frozen=True)
class _Count:
    """What there is of a part of the roadmap, each text and topic looked at once."""

    texts: dict[str, Share]
    topics: dict[str, Share]
    hours: Share
    oldest: str
    urls: frozenset[str]

    def row(self, links: Record, stage: Stage | None = None, part: Part | None = None) -> Row:
        dead = len(self.urls & links.dead) if links.asked else None
        return Row(stage, self.texts, self.topics, self.hours, self.oldest, dead, part)


def _count(roadmap: Roadmap, part: Stage | tuple[object, ...]) -> _Count:
    by_type: dict[type, list[object]] = {}
    for value in values_in(part):
        by_type.setdefault(type(value), []).append(value)

    def of(kind: type[Kind]) -> list[Kind]:
        found = (values for each, values in by_type.items() if issubclass(each, kind))
        return cast("list[Kind]", [*chain.from_iterable(found)])

    topics, texts = of(Topic), of(Text)
    return _Count(
        texts={
            language: Share.of(not text.is_missing(language, roadmap.language) for text in texts)
            for language in roadmap.languages
        },
        topics={name: Share.of(has(topic) for topic in topics) for name, has in HAS.items()},
        hours=Share.of(bool(section.hours) for section in of(Section)),
        oldest=min(filter(None, map(_month, topics)), default=""),
        urls=frozenset(link for resource in of(Resource) for _, link in resource.links),
    )


def _together(counts: Sequence[_Count]) -> _Count:
    one = counts[0]
    return _Count(
        texts={tag: Share.total(each.texts[tag] for each in counts) for tag in one.texts},
        topics={name: Share.total(each.topics[name] for each in counts) for name in one.topics},
        hours=Share.total(each.hours for each in counts),
        oldest=min(filter(None, (each.oldest for each in counts)), default=""),
        urls=frozenset().union(*(each.urls for each in counts)),
    )


def _beside_stages(roadmap: Roadmap) -> tuple[object, ...]:
    return tuple(getattr(roadmap, name) for name in Roadmap.model_fields if name != "stages")


def _dead(roadmap: Roadmap, links: Record) -> Iterator[Dead]:
    parts: tuple[Topic | Shelf, ...] = (*roadmap.topics, *roadmap.shelves)
    for part in parts:
        for resource in part.resources:
            for _, link in resource.links:
                if link in links.dead:
                    yield Dead(link, resource.title, part)
