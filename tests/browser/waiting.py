"""Waits for states of a page that Playwright has no wait for, or only one of half a second."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from playwright.sync_api import Page, Request, Response

PAUSE = 20
"""Milliseconds between two questions."""
QUESTIONS = 1500
"""How often a page is asked before it is given up."""


def wait_until(page: Page, script: str, arg: Any = None) -> Any:
    """Ask a page until what a script gives or promises is true, and give it.

    Playwright's own wait takes a promise for true, and makes a script of a text within the page,
    which the policy forbids.
    """
    for _ in range(QUESTIONS):
        found = page.evaluate(script, arg)
        if found or isinstance(found, list | dict):  # as JavaScript takes it
            return found
        page.wait_for_timeout(PAUSE)
    raise AssertionError(f"never came true with {arg!r}: {script}")


IDLE = "() => new Promise((go) => requestAnimationFrame(() => requestIdleCallback(() => go())))"
"""Comes true when a page has been drawn and its scripts have nothing left to do."""


def visit(
    page: Page, address: str, meanwhile: Callable[[], None] | None = None, *, again: bool = False
) -> Response | None:
    """Open a page and wait until it has asked for all that it wants, and has worked it off.

    `again` reloads the page that is open, at the place to which it is scrolled. What is to be done
    `meanwhile` is done as soon as the page has begun. Playwright's `networkidle`
    means that nothing was asked for during half a second.
    """
    asked: list[str] = []
    answered: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    def answer(request: Request) -> None:
        answered.append(request.url)

    page.on("request", ask)
    page.on("requestfinished", answer)
    page.on("requestfailed", answer)
    until: Literal["commit", "load"] = "commit" if meanwhile else "load"
    opened = page.reload(wait_until=until) if again else page.goto(address, wait_until=until)
    if meanwhile:
        meanwhile()
    before = -1
    for _ in range(QUESTIONS):
        page.evaluate(IDLE)
        if len(answered) == len(asked) == before:
            break
        before = len(asked)
    else:
        raise AssertionError(f"{address} goes on asking, last for {asked[-1]}")
    page.remove_listener("request", ask)
    page.remove_listener("requestfinished", answer)
    page.remove_listener("requestfailed", answer)
    return opened
