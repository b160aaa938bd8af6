"""How far what is painted first moves when the scripts come, however late that is."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route

from browser.waiting import visit, wait_until
from site_server import EMPTY

LIMIT = 0.01
"""What nobody sees, of the tenth that counts as good."""
LATE = re.compile(r"/(?!early\.)[^/]*\.js$")
"""Every script but the one that runs before the first paint."""
PAINTED = """() => new Promise((go) => new PerformanceObserver(() =>
  requestAnimationFrame(() => requestAnimationFrame(() => go(true))))
  .observe({ type: "paint", buffered: true }))"""
SCROLL = """(part) => scrollTo({
  top: part * (document.documentElement.scrollHeight - innerHeight), behavior: "instant" })"""
SHIFT = """
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


class LateScripts:
    """Holds back a page's scripts until it has been painted without them.

    On a slow phone it is so; on a quick machine scripts and paint come together, and what the
    scripts move was never seen.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._held: list[Route] | None = None
        self._rested = ""  # the address of the last page, which has asked for all that it wants
        page.add_init_script(SHIFT)

    def _answer(self, route: Route) -> None:
        if self._held is None:
            route.continue_()
        else:
            self._held.append(route)

    def _release(self) -> None:
        wait_until(self._page, PAINTED)
        held, self._held = self._held or [], None
        for route in held:
            route.continue_()
        # What the scripts import need not come this way, which takes longer.
        self._page.unroute(LATE)

    def shift(self, site: str, path: str) -> float:
        """Open a page of a site and tell how far its parts moved."""
        address = site + path
        shown = self._page.url
        # Another page may still be asking; and to a place on this one, a browser would only scroll.
        if shown != self._rested or shown.partition("#")[0] == address.partition("#")[0]:
            self._page.goto(site.rstrip("/") + EMPTY)
        return self._held_back(address)

    def shift_below(self, site: str, path: str) -> float:
        """Reload a page in its middle and at its end and tell how far what is seen there moved."""
        self._page.goto(site.rstrip("/") + EMPTY)
        visit(self._page, site + path)
        return max(self._reloaded(site + path, part) for part in (1, 0.5))

    def _reloaded(self, address: str, part: float) -> float:
        self._page.evaluate(SCROLL, part)
        return self._held_back(address, again=True)

    def _held_back(self, address: str, *, again: bool = False) -> float:
        self._held = []
        self._page.route(LATE, self._answer)
        visit(self._page, address, self._release, again=again)
        self._rested = self._page.url
        return float(self._page.evaluate("window.shift"))
