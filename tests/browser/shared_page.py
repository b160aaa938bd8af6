"""One page for one test after the other, which each of them gets as if nobody had been there.

A new page is a new process, which has to learn everything anew: that costs as much as three more
pages of a site in an old one. So `page` is the page of the test before, and what sites keep in a
browser is forgotten, and what a test set on the page is set back. After a test that did what cannot
be taken back, the next one gets a new page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial, wraps
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Frame, Page, ViewportSize

from site_server import EMPTY

SPOILING = (
    *("add_init_script", "add_locator_handler", "close", "expose_", "once", "pause", "route_"),
    *("set_default_", "set_extra_http_headers"),
)
"""How the names of what leaves a trace on a page begin; on a profile, everything does but a tab."""
UNDONE = ("emulate_media", "route", "set_viewport_size")
"""What leaves a trace on a page that can be taken back."""
MEDIA = {
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}
"""What a profile says of its reader where no option says otherwise, as Playwright does."""
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

    On one whose clock is `standing`, a test may set it to another time: the last one counts. Its
    `options` are those of the profile that `opening` makes.
    """

    def __init__(
        self,
        opening: Callable[[], Page],
        *,
        standing: bool = False,
        options: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self._opening = opening
        self._standing = standing
        self._media = {name: options.get(name, usual) for name, usual in MEDIA.items()}
        self._size: ViewportSize | None = None
        self._changed: set[str] = set()
        self._tabs: list[Page] = []
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
            self._changed.clear()
            self._tabs.clear()
            self._size = self._page.viewport_size
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
        if not self._spoilt and {*page.context.pages} <= {page, *self._tabs}:
            try:
                self._undo(page)
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

    def _undo(self, page: Page) -> None:
        """Set back what the test set, and close its further tabs."""
        for tab in self._tabs:
            tab.close()
        if "route" in self._changed:
            page.unroute_all(behavior="ignoreErrors")
        if "set_viewport_size" in self._changed and self._size:
            page.set_viewport_size(self._size)
        if "emulate_media" in self._changed:
            page.emulate_media(media="null", **self._media)
        self._tabs.clear()
        self._changed.clear()

    def _forget(self, page: Page) -> None:
        for event, listener in self._listeners:
            page.remove_listener(event, listener)
        self._listeners.clear()
        if not self._sites:  # What was set on a page stands where the page was.
            self._remember(page.main_frame)
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
            if name in UNDONE:
                self._changes(page, name)
            elif name.startswith(SPOILING):
                self._spoils(page, name)
        for part in (page.context, page.clock):
            for name in _methods(part):
                if not (self._standing and name == "set_fixed_time"):
                    self._spoils(part, name)
        _replace(page.context, "new_page", partial(self._add_tab, page.context))

    def _add_tab(self, context: BrowserContext) -> Page:
        tab = BrowserContext.new_page(context)
        tab.on("framenavigated", self._remember)
        self._tabs.append(tab)
        return tab

    def _changes(self, page: Page, name: str) -> None:
        work = getattr(page, name)

        @wraps(work)
        def tell(*args: Any, **options: Any) -> Any:
            self._changed.add(name)
            return work(*args, **options)

        _replace(page, name, tell)

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

    of: Callable[..., SharedPage]
    """Gives the one of a device and a theme, with further options of a profile."""
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
