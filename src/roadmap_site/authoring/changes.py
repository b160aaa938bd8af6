"""What a change does to a roadmap: which parts came, changed and went, and what is there now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.authoring.pairs import Index, Pair, Part, Placed, pairs
from roadmap_site.model import (
    UNNAMED,
    Frozen,
    Resource,
    Roadmap,
    Section,
    Stage,
    Term,
    Text,
    Topic,
)
from roadmap_site.model.shares import Share


@dataclass(frozen=True)
class Change:
    """What happened to one part."""

    placed: Placed
    """The part as it is, or as it was where it is gone."""
    whole: Part | None = None
    """The section of a topic or the stage of a section."""
    fields: tuple[str, ...] = ()
    """What it says otherwise, by the keys of the YAML: `points`, or `summary (en)`."""
    formerly: str = ""
    """The id that it had before, where that was another."""
    came_from: str = ""
    """The id of the section or stage that it stood in before, where that was another."""


@dataclass(frozen=True)
class Changes:
    """The parts of a roadmap that came, changed and went."""

    added: tuple[Change, ...]
    changed: tuple[Change, ...]
    removed: tuple[Change, ...]
    head: tuple[str, ...]
    """What `roadmap.yml` says otherwise, by its keys; its paths and shelves are parts."""

    def __bool__(self) -> bool:
        return any((self.added, self.changed, self.removed, self.head))


def changes(old: Roadmap | None, new: Roadmap | None) -> Changes:
    """Compare two versions of a roadmap by the ids of their parts; None stands for no roadmap."""
    before, after = (Index(roadmap) if roadmap else None for roadmap in (old, new))
    both = list(pairs(before, after)) if before and after else []
    stayed = {id(pair.old) for pair in both} | {id(pair.new) for pair in both}
    gone, came = (
        tuple(Change(each, _whole(each, index)) for each in index.parts if id(each) not in stayed)
        if index
        else ()
        for index in (before, after)
    )
    changed = (_change(pair, before, after) for pair in both) if before and after else ()
    head = tuple(_fields(old, new)) if old and new else ()
    return Changes(came, tuple(filter(None, changed)), gone, head)


def _change(pair: Pair, before: Index, after: Index) -> Change | None:
    was, now = _whole(pair.old, before), _whole(pair.new, after)
    fields = tuple(_fields(pair.old.part, pair.new.part))
    formerly = pair.old.part.id if pair.old.part.id != pair.new.part.id else ""
    moved = was and now and after.find("learnt", was.id) is not after.find("learnt", now.id)
    came_from = was.id if was and moved else ""
    if not (fields or formerly or came_from):
        return None
    return Change(pair.new, now, fields, formerly, came_from)


def _whole(placed: Placed, index: Index) -> Part | None:
    around = index.whole_of.get((placed.space, placed.part.id))
    return around.part if around else None


def _fields(old: Frozen, new: Frozen) -> Iterator[str]:
    """Name the fields that differ; parts within are told by themselves, and ids as such."""
    for name in type(new).model_fields:
        was, now = getattr(old, name), getattr(new, name)
        if was == now or name in _TOLD_APART:
            continue
        if isinstance(was, Text) and isinstance(now, Text):
            said = was.root.items() ^ now.root.items()
            tags = sorted({tag for tag, _ in said} - {UNNAMED})
            yield f"{name} ({', '.join(tags)})" if tags else name
        else:
            yield name


_TOLD_APART = frozenset({"id", "stages", "sections", "topics", "paths", "shelves", "glossary"})


def counts(roadmap: Roadmap) -> dict[str, int | Share]:
    """Count what a roadmap has: its parts, and how much of what it can have is there."""
    kinds: dict[str, type] = {
        "stages": Stage,
        "sections": Section,
        "topics": Topic,
        "resources": Resource,
        "terms": Term,
    }
    found: dict[str, int | Share] = {
        name: sum(1 for _ in roadmap.every(kind)) for name, kind in kinds.items()
    }
    texts = [text for _, text in roadmap.every(Text)]
    for language in roadmap.languages:
        read = [text.read(language, roadmap.language) for text in texts]
        found[f"texts in {language}"] = Share.of([not reading.missing for reading in read])
    found["topics with outcomes"] = Share.of([bool(topic.outcomes) for topic in roadmap.topics])
    return found
