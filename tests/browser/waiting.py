"""Waits for what a page can tell only by a promise, which Playwright's own wait takes for true."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

PAUSE = 20
"""Milliseconds between two questions."""
QUESTIONS = 1500
"""How often a page is asked before it is given up."""


def wait_until(page: Page, script: str, arg: Any = None) -> Any:
    """Ask a page until what a script gives or promises is true, and give it.

    Playwright's own wait makes a script of a text within the page, which the policy forbids.
    """
    for _ in range(QUESTIONS):
        found = page.evaluate(script, arg)
        if found or isinstance(found, list | dict):  # as JavaScript takes it
            return found
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"never came true with {arg!r}: {script}")
