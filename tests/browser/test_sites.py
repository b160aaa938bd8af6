"""Sites of every shape can be read: in any language and direction, with or without hours, links
and paths, of few stages or many.

Every folder of tests/cases/sites that has a roadmap is such a site: a new one is a new folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from browser.accessibility import violations
from browser.test_progress import store_topics
from builds import CASES, Build, build, copy_case

if TYPE_CHECKING:
    from browser.conftest import OpenPage
    from conftest import BuildOnce, Serve

SITES = sorted(file.parent.parent.name for file in CASES.glob("*/*/roadmap.yml"))
WIDTHS = (320, 390, 1280)
FITS = """() => [
  document.documentElement.clientWidth - document.documentElement.scrollWidth,
  [...document.querySelectorAll("article *")]
    .filter((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1
      && ["hidden", "clip"].includes(getComputedStyle(part).overflowX)
      && !part.matches(".rm-sr, .rm-sr *"))
    .map((part) => part.className || part.tagName),
]"""
"""How much of a window's width a page leaves, and what cuts off a part of what is in it."""


@pytest.mark.parametrize("name", SITES)
def test_nothing_is_too_wide_and_axe_finds_nothing(
    name: str, build_once: BuildOnce, garden_site: Build, serve: Serve, open_page: OpenPage
) -> None:
    def work(folder: Path) -> Build:
        return build(copy_case(name, folder / "project"), folder / "site", strict=False)

    site = (garden_site if name == "garden" else build_once(f"sites-{name}", work)).site
    root = serve(site, lasting=True)
    faults: list[str] = []
    page = open_page(reduced_motion="reduce")
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    for number, path in enumerate(some_pages(site)):
        page.goto(root + path)
        # The home page and a stage have most of a wide page's own parts.
        faults += [f"/{path} {fault}" for fault in faults_of(page, also_wide=number < 2)]
    page.goto(root)
    first = page.locator("[data-rm-stop]").first.get_attribute("data-rm-stop")
    store_topics(page, **{str(first): "done"})
    page.reload()
    expect(page.locator(".rm-begun [data-rm-status=done]").first).to_be_attached()
    faults += [f"/ {fault}, begun" for fault in too_wide(page)]
    assert "\n".join(faults) == ""


def faults_of(page: Page, *, also_wide: bool) -> Iterator[str]:
    """Tell what does not fit a page at any width, and what axe finds at the narrowest."""
    yield from too_wide(page)
    yield from map(str, violations(page))
    if also_wide:
        page.set_viewport_size({"width": WIDTHS[-1], "height": 800})
        yield from (f"wide: {fault}" for fault in violations(page))
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})


def too_wide(page: Page) -> Iterator[str]:
    """Tell what does not fit a page, at each width."""
    for width in WIDTHS[::-1]:
        page.set_viewport_size({"width": width, "height": 800})
        spare, cut = page.evaluate(FITS)
        if spare < 0:
            yield f"is {-spare} px too wide for {width}"
        yield from (f"has at {width} px cut {part}" for part in cut)


def some_pages(site: Path) -> Iterator[str]:
    """Give the addresses to look at.

    Those of the default language are its home page, its first and last stage and one of each other
    kind; other languages have the same words all over, so that their home page and a stage do: the
    one of the two that has more kinds of parts.
    """
    languages = sorted(file.parent for file in site.glob("*/404.html"))
    for root in (site, *languages):
        stages = sorted(file.parent for file in root.glob("stages/*/index.html"))
        ends = [*dict.fromkeys((stages[0], stages[-1]))]
        shown = ends if root == site else [max(ends, key=kinds)]
        yield from (address(folder, site) for folder in (root, *shown))
    pages = (file.parent for file in site.glob("*/index.html"))
    yield from (address(folder, site) for folder in sorted(pages) if folder not in languages)


def kinds(folder: Path) -> int:
    """Tell how many kinds of parts a page has."""
    return len({*re.findall(r"(?<= class=)\"[^\"]*", (folder / "index.html").read_text("utf-8"))})


def address(folder: Path, site: Path) -> str:
    path = folder.relative_to(site).as_posix()
    return "" if path == "." else f"{path}/"
