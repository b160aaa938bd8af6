"""Waits for what a page can tell only by a promise, which Playwright's own wait takes for true."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

PAUSE = 20
"""Milliseconds between two questions."""
QUESTIONS = 1500
"""How often a page is asked before it is given up."""


def wait_until(page: Page, script: str, arg: Any = None) -> None:
    """Ask a page until the promise that a script gives comes true."""
    for _ in range(QUESTIONS):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"never came true with {arg!r}: {script}")
