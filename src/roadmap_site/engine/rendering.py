"""The pages of all languages, rendered side by side on the cores that there are.

What another process does not deliver is rendered in this one, which then says what was wrong.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection

from roadmap_site.edition import Edition
from roadmap_site.engine.languages import cores, method
from roadmap_site.pages import Page, pages
from roadmap_site.pages.rendering import compile_templates

Pages = tuple[Page, ...]
Sent = tuple[Page, str | None, list[str] | None]
"""A page without the stages that it is about, and their ids: both processes have the stages."""


def side_by_side(editions: Mapping[str, Edition]) -> dict[str, Pages]:
    """Render every page of every language, in copies of this process where that can be."""
    tags = [*editions]
    count = min(cores(), len(tags)) if method() == "fork" else 1
    if count > 1:
        compile_templates()
    others = [_begin(editions, tags[number::count]) for number in range(1, count)]
    found = {tag: pages(editions[tag]) for tag in tags[::count]}
    for each in others:
        with suppress(EOFError):
            while sent := each.recv():
                tag, packed = sent
                found[tag] = _unpacked(packed, editions[tag])
    return {tag: found.get(tag) or pages(editions[tag]) for tag in tags}


def _begin(editions: Mapping[str, Edition], tags: Sequence[str]) -> Connection:
    context = get_context("fork")
    results, ours = context.Pipe(duplex=False)
    # As a daemon, it ends with this process.
    context.Process(target=_work, args=(editions, tags, ours), daemon=True).start()
    ours.close()
    return results


def _work(editions: Mapping[str, Edition], tags: Sequence[str], results: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The first process ends this one.
    with suppress(Exception):
        for tag in tags:
            results.send((tag, [*map(_packed, pages(editions[tag]))]))
        results.send(None)


def _packed(page: Page) -> Sent:
    stages = None if page.stages is None else [stage.id for stage in page.stages]
    stage = page.stage.id if page.stage else None
    return replace(page, stage=None, stages=None), stage, stages


def _unpacked(packed: Sequence[Sent], edition: Edition) -> Pages:
    known = {stage.id: stage for stage in edition.roadmap.stages}
    return tuple(
        replace(
            page,
            stage=known[stage] if stage else None,
            stages=None if stages is None else tuple(map(known.__getitem__, stages)),
        )
        for page, stage, stages in packed
    )
