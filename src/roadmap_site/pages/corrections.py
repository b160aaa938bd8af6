"""The page of corrections: what the original said, and what is said now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from roadmap_site.edition import (
    CORRECTIONS,
    Edition,
    called,
)
from roadmap_site.model import (
    Place,
    Replaced,
    Roadmap,
    Stage,
    Topic,
    every,
)
from roadmap_site.model.remembered import remembered
from roadmap_site.pages.in_pieces import Links
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render


class Correction(NamedTuple):
    """Something that the original said, and what of the roadmap took its place."""

    replaced: Replaced
    now: object
    stage: Stage | None
    topic: Topic | None


def page(edition: Edition, uri: str = CORRECTIONS, pieces: Links = ()) -> Page:
    """Render the page."""
    title = called(edition, edition.words("corrections_title"))
    markdown = Once(_markdown, edition, uri, pieces=pieces, titled=title)
    return Page(uri, "corrections", title, edition.words("corrections_summary"), markdown)


def _markdown(edition: Edition, uri: str, **values: object) -> str:
    found = list(corrections(edition.roadmap))
    groups = [
        (stage, list(group)) for stage, group in groupby(found, lambda correction: correction.stage)
    ]
    return render(edition, uri, "corrections.md.jinja", groups=groups, count=len(found), **values)


def has_any(roadmap: Roadmap) -> bool:
    """Tell whether the roadmap comes from an original, or has put anything in the place of one."""
    head = roadmap.model_copy(update={"stages": ()})
    came = roadmap.provenance or any(every(Replaced, head))
    return bool(came) or any(map(_replaces, roadmap.stages))


@remembered
def _replaces(stage: Stage) -> bool:
    return any(True for _ in every(Replaced, stage))


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
