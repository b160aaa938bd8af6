"""Asks axe what hinders a reader on a page."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

from site_server import AXE

ASK = Path(__file__).with_suffix(".js").read_text("utf-8")
IMPORT = f"() => import('{AXE}').then(() => true, () => false)"


known: list[str] = []
"""The looks of texts, on any page before, that axe found to stand out."""


def violations(page: Page, *, targets: bool = True) -> list[tuple[str, list[str]]]:
    """Give the rules of axe that a page breaks, with the first elements that do.

    One rule is not among those that axe checks by itself: that targets are large enough for
    fingers; source: WCAG 2.2, success criterion 2.5.8.
    """
    if not page.evaluate("'axe' in globalThis"):
        _bring_axe(page)
    wanted = {"rules": {"target-size": {"enabled": targets}}, "known": " ".join(known)}
    said = page.evaluate(ASK, wanted)
    if said["known"]:
        known.append(said["known"])
    return [(rule, elements) for rule, elements in said["faults"]]


def _bring_axe(page: Page) -> None:
    """Run axe's script, half a megabyte, which a browser keeps compiled where it comes by itself.

    Elsewhere it is handed over in a session, at half of the price of Playwright's `evaluate`: one
    in which nothing is switched on leaves no trace on a page, so that it may be shared.
    """
    if page.url.startswith("http:") and page.evaluate(IMPORT):
        return
    session = BrowserContext.new_cdp_session(page.context, page)
    session.send("Runtime.evaluate", {"expression": AXE_SCRIPT})
    session.detach()
