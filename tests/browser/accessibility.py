"""Asks axe what hinders a reader on a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

CONTRAST = "color-contrast"
"""The rule that takes nine tenths of the time on a long page."""

# The rest of an answer is megabytes on a long page, and nobody reads it.
RUN = """async ([where, options]) => (await axe.run(where, options)).violations.map(
  ({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))]
)"""


def violations(
    page: Page, *, targets: bool = True, known: str | None = None
) -> list[tuple[str, list[str]]]:
    """Give the rules of axe that a page breaks, with the first elements that do.

    One rule is not among those that axe checks by itself: that targets are large enough for
    fingers; source: WCAG 2.2, success criterion 2.5.8. The contrast of what lies in `known`, a
    selector, is not asked for again; every other rule is asked about the whole page.
    """
    page.evaluate(AXE_SCRIPT)
    rules = {"target-size": {"enabled": targets}}
    if known is None:
        return _run(page, {"rules": rules})
    rest = _run(page, {"rules": {**rules, CONTRAST: {"enabled": False}}})
    return rest + _run(page, {"runOnly": [CONTRAST]}, without=known)


def _run(
    page: Page, options: dict[str, Any], without: str | None = None
) -> list[tuple[str, list[str]]]:
    where = {"include": [["html"]], "exclude": [[without]] if without else []}
    # Of what is in order axe tells one element a rule; what is wrong it tells in full.
    brief = {"resultTypes": ["violations"], "selectors": False}
    found: list[tuple[str, list[str]]] = page.evaluate(RUN, [where, {**brief, **options}])
    return [(rule, elements) for rule, elements in found]
