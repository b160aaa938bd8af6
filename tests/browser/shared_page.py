"""One page for one test after the other, which each of them gets as if nobody had been there.

A new page is a new process, which has to learn everything anew: that costs as much as three more
pages of a site in an old one. So `page` is the page of the test before, and what sites keep in a
browser is forgotten. After a test that did what cannot be taken back, the next one gets a new page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Frame, Page

from site_server import EMPTY

SPOILING = (
    *("add_init_script", "add_locator_handler", "close", "emulate_media", "expose_", "once"),
    *("pause", "route", "set_default_", "set_extra_http_headers", "set_viewport_size"),
)
"""How the names of what leaves a trace on a page begin; on a profile, everything does."""
FORGET = """async () => {
  localStorage.clear();
  sessionStorage.clear();
  name = "";
  const kept = globalThis.caches ? await caches.keys() : [];
  const bases = await indexedDB.databases();
  await Promise.all([...kept.map((key) => caches.delete(key)), ...bases.map((base) =>
    new Promise((end, fail) => Object.assign(indexedDB.deleteDatabase(base.name), {
      onsuccess: end, onerror: fail, onblocked: fail,
    })),
  )]);
}"""
"""Runs on an empty page: nothing of the page before is left that could write once more."""
STANDING = "2000-01-01T12:00:00"
"""What the clock of a page whose clock stands says, until a test sets it."""


class SharedPage:
    """Lends a page to one test at a time.

    On one whose clock is `standing`, a test may set it to another time: the last one counts.
    """

    def __init__(self, opening: Callable[[], Page], *, standing: bool = False) -> None:
        self._opening = opening
        self._standing = standing
        self.lent = False
        self._page: Page | None = None
        self._spoilt = False
        self._sites: set[tuple[str, str]] = set()
        self._listeners: list[tuple[str, Callable[..., Any]]] = []

    def lend(self) -> Page:
        """Give a page in whose profile nothing is kept but copies of files that last."""
        if self._page is None:
            self._page = self._opening()
            self._spoilt = False
            self._sites.clear()
            self._page.on("framenavigated", self._remember)
            self._watch(self._page)
        if self._standing:
            self._page.clock.set_fixed_time(STANDING)
        self.lent = True
        return self._page

    def take_back(self) -> None:
        """Make the page ready for the next test, or end it where that cannot be."""
        page = self._page
        self.lent = False
        if page is None:
            return
        if not self._spoilt and len(page.context.pages) == 1:
            try:
                self._forget(page)
            except Error:
                self._spoilt = True
        else:
            self._spoilt = True
        if self._spoilt:
            self.end()

    def end(self) -> None:
        """Close the page with its profile."""
        if self._page is not None:
            _original(self._page.context, "close")()
        self._page = None

    def _forget(self, page: Page) -> None:
        for event, listener in self._listeners:
            page.remove_listener(event, listener)
        self._listeners.clear()
        # A page that was nowhere may yet go to where it could not; files of a disk are one site.
        if {scheme for scheme, _ in self._sites} != {"http"}:
            self._spoilt = True
            return
        for _, host in self._sites:
            page.goto(f"http://{host}{EMPTY}")
            page.evaluate(FORGET)
        page.mouse.move(-1, -1)
        self._sites.clear()

    def _remember(self, frame: Frame) -> None:
        parts = urlsplit(frame.url)
        if parts.scheme != "about":  # Frames begin there.
            self._sites.add((parts.scheme, parts.netloc))

    def _watch(self, page: Page) -> None:
        """Learn of whatever is done to the page that outlasts a document."""
        listen = page.on

        def on(event: Any, listener: Callable[..., Any]) -> None:
            self._listeners.append((event, listener))
            listen(event, listener)

        _replace(page, "on", on)
        for name in _methods(page):
            if name.startswith(SPOILING):
                self._spoils(page, name)
        for part in (page.context, page.clock):
            for name in _methods(part):
                if not (self._standing and name == "set_fixed_time"):
                    self._spoils(part, name)

    def _spoils(self, part: object, name: str) -> None:
        work = getattr(part, name)

        @wraps(work)
        def tell(*args: Any, **options: Any) -> Any:
            self._spoilt = True
            return work(*args, **options)

        _replace(part, name, tell)


@dataclass(frozen=True)
class SharedPages:
    """The pages that tests of a worker have one after the other."""

    of: Mapping[tuple[str, str], SharedPage]
    """For each device and theme."""
    standing: SharedPage
    """One whose clock stands."""
    broken: list[str]
    """What a test did against the policy of any page."""


def _methods(part: object) -> list[str]:
    return [
        name
        for name in dir(type(part))
        if not name.startswith("_") and callable(getattr(type(part), name))
    ]


def _replace(part: object, name: str, work: Callable[..., Any]) -> None:
    """Put something in the place of a method, of this one object alone."""
    setattr(part, name, work)


def _original(part: BrowserContext, name: str) -> Callable[[], None]:
    work: Callable[[], None] = getattr(type(part), name).__get__(part)
    return work
