"""A run through all links: asks what is left to ask, and keeps the results as they come."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path as File
from urllib.parse import urldefrag, urlsplit

import httpx

from roadmap_site.authoring.links import fragments, keeping
from roadmap_site.authoring.links.addresses import (
    MayAsk,
    Resolve,
    any_address,
    is_public,
    resolve,
)
from roadmap_site.authoring.links.asking import PROGRAM, Asker
from roadmap_site.authoring.links.hosts import Clock, Limits
from roadmap_site.authoring.links.judging import Verdict, judge, note
from roadmap_site.authoring.links.keeping import Run
from roadmap_site.authoring.links.requests import Requests
from roadmap_site.model.link_record import Entry

SAVE_AFTER = 25
"""After how many results they are written."""
SAVE_SECONDS = 10.0
"""After how many seconds they are written, if there are any."""

ALL_SILENT = 3
"""How many hosts have to be silent, and none to answer, for the fault to be sought here."""

Told = Callable[[str], None]
"""Hears of each address that was asked."""


@dataclass(frozen=True)
class World:
    """All that a run meets outside of the roadmap; tests bring their own."""

    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=Clock)
    may_ask: MayAsk = is_public
    resolve: Resolve = resolve
    tls: ssl.SSLContext = field(default_factory=httpx.create_ssl_context)

    def requests(self) -> Requests:
        """Make what sends requests into this world."""
        return Requests(self.limits, self.clock, agent(), self.may_ask, self.resolve, self.tls)


def real_world(limits: Limits, *, allow_private: bool) -> World:
    """Give the world as it is."""
    return World(limits, may_ask=any_address if allow_private else is_public)


def agent() -> str:
    """Say who asks, and why."""
    return f"{PROGRAM}/{version('roadmap-site')} (checks the links of a learning roadmap)"


class NoNetworkError(Exception):
    """No host answered at all."""


@dataclass
class Results:
    """What is known of links, written now and then while more comes in."""

    directory: File
    links: frozenset[str]
    """Every address that the roadmap has; nothing else is kept."""
    entries: dict[str, Entry]
    day: date
    clock: Clock
    run: Run | None = None
    """How far the run has come; None where it is about some links alone and is not gone on with."""
    _waiting: int = 0
    _heard: bool = False
    """True once any host answered."""
    _held: dict[str, Verdict] = field(default_factory=dict)
    """What is not noted before any host answered: perhaps there is no network."""

    def __post_init__(self) -> None:
        self._saved_at = self.clock.monotonic()

    def left(self, urls: Iterable[str]) -> list[str]:
        """Give the addresses that are still to be asked, in order."""
        asked = self.run.asked if self.run else set()
        return sorted(set(urls) - asked)

    def add(self, url: str, verdict: Verdict) -> None:
        """Note what came of one address; silence only once any host was heard."""
        self._heard = self._heard or not verdict.silent
        self._held[url] = verdict
        if self._heard:
            self._note_held()

    def _note_held(self) -> None:
        while self._held:
            self._note(*self._held.popitem())

    def _note(self, url: str, verdict: Verdict) -> None:
        self.entries[url] = note(self.entries.get(url), verdict, self.day)
        if self.run:
            self.run.asked.add(url)
        self._waiting += 1
        late = self.clock.monotonic() - self._saved_at >= SAVE_SECONDS
        if late or self._waiting >= SAVE_AFTER:
            self.save()

    def save(self) -> None:
        """Write what is known. What was asked comes last: killed in between, it is asked again."""
        keeping.save(self.directory, self.entries, self.links)
        if self.run:
            keeping.remember(self.directory, self.run)
        self._waiting, self._saved_at = 0, self.clock.monotonic()

    def finish(self) -> None:
        """Write what is known at the end of a run that is through.

        Raises NoNetworkError, and writes nothing, where many hosts were asked and none was heard.
        """
        if len({urlsplit(url).hostname for url in self._held}) >= ALL_SILENT:
            raise NoNetworkError
        self._note_held()
        keeping.save(self.directory, self.entries, self.links)
        if self.run:
            keeping.finish(self.directory)

    def follow(self, written: Mapping[str, str], links: frozenset[str]) -> None:
        """Take over what is known of addresses that new ones were written for."""
        for old, new in written.items():
            entry = self.entries[old].model_copy(update={"state": "ok", "to": None})
            self.entries.setdefault(new, entry)
        self.links = links
        keeping.save(self.directory, self.entries, links)


def check(urls: Iterable[str], results: Results, world: World, told: Told) -> None:
    """Ask what is left, and keep what comes of it, also where the run is broken off."""
    left = results.left(urls)
    try:
        asyncio.run(_ask_all(left, results, world, told))
    except BaseException:
        results.save()
        raise
    results.finish()


async def _ask_all(urls: list[str], results: Results, world: World, told: Told) -> None:
    pages: dict[str, list[str]] = {}
    for url in urls:
        pages.setdefault(urldefrag(url).url, []).append(url)
    async with world.requests() as requests, asyncio.TaskGroup() as group:
        asker = Asker(requests)
        for page, here in pages.items():
            group.create_task(_ask(page, here, asker, results, told))


async def _ask(page: str, urls: list[str], asker: Asker, results: Results, told: Told) -> None:
    """Ask for one page, once, and judge every link to it."""
    places = {url: fragments.wanted(url) for url in urls}
    answer = await asker.ask(page, frozenset(filter(None, places.values())))
    for url, place in places.items():
        results.add(url, judge(url, answer, place))
        told(url)
