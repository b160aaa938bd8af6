"""Asks axe what hinders a reader on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

OPTIONS: dict[str, Any] = {
    # Of what is in order axe tells one element a rule; what is wrong it tells in full.
    "resultTypes": ["violations"],
    "selectors": False,
}
# The rest of an answer is megabytes on a long page, and nobody reads it.
RUN = """async (options) => (await axe.run(options)).violations.map(({ id, nodes }) =>
  [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))])"""


def violations(page: Page, *, targets: bool = True) -> list[tuple[str, list[str]]]:
    """Give the rules of axe that a page breaks, with the first elements that do.

    One rule is not among those that axe checks by itself: that targets are large enough for
    fingers; source: WCAG 2.2, success criterion 2.5.8.
    """
    page.evaluate(AXE_SCRIPT)
    options = {**OPTIONS, "rules": {"target-size": {"enabled": targets}}}
    return [(rule, elements) for rule, elements in page.evaluate(RUN, options)]
