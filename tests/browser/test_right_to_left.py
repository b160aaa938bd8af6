"""Pages in Arabic run from right to left, and what runs the other way keeps its direction.

The site is tests/cases/sites/right-to-left, where some texts are in English alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.test_progress import mark
from builds import Build, build, copy_case

if TYPE_CHECKING:
    from browser.conftest import OpenPage
    from conftest import BuildOnce, Serve

WHERE = """(element, text) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(texts.currentNode, at);
    range.setEnd(texts.currentNode, at + text.length);
    return range.getClientRects()[0].left;
  }
}"""
"""Tells where a part of a text is on the screen."""
NUMBERS = """(element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const found = [];
  while (texts.nextNode()) {
    for (const { 0: sign, index } of texts.currentNode.data.matchAll(/[\\d–/]/g)) {
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + 1);
      found.push([range.getClientRects()[0].left, sign]);
    }
  }
  return found.sort(([one], [other]) => one - other).map(([, sign]) => sign).join("");
}"""


@pytest.fixture
def arabic(build_once: BuildOnce, serve: Serve) -> str:
    """Give the address of the site."""

    def work(folder: Path) -> Build:
        return build(copy_case("right-to-left", folder / "project"), folder / "site", strict=False)

    return serve(build_once("sites-right-to-left", work).site, lasting=True)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page()


def shown(place: Locator) -> str:
    """Give the numbers of a text, and what is between them, in their order on the screen."""
    return str(place.evaluate(NUMBERS))


def middle(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("scripts", [True, False])
def test_numbers_stand_on_the_screen_as_they_are_read(
    arabic: str, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(java_script_enabled=scripts)
    page.goto(f"{arabic}stages/basics/")
    assert shown(page.locator(".rm-stage__outcome p")) == "10–20"
    page.goto(f"{arabic}stages/quality/")
    assert shown(page.locator(".rm-stagehead__facts [data-rm-hours]")) == "6–10"
    if scripts:
        assert shown(page.locator("[data-rm-count]")) == "0/1"


def test_english_keeps_its_direction(arabic: str, page: Page) -> None:
    page.goto(arabic)
    said = page.locator(".rm-stages__outcome", has_text="You know")
    expect(said).to_have_attribute("lang", "en")
    expect(said).to_have_attribute("dir", "ltr")
    # The full stop is at its end, the text where those in Arabic are.
    assert said.evaluate(WHERE, ".") > said.evaluate(WHERE, "You")
    assert said.evaluate("element => getComputedStyle(element).textAlign") == "right"
    page.goto(f"{arabic}stages/basics/")
    heading = page.locator("h3#functions")
    assert heading.evaluate(WHERE, "(x)") > heading.evaluate(WHERE, "Functions")
    way = page.locator('[data-rm-ways="syntax"] [rel="next"]:visible')
    assert way.evaluate(WHERE, "(x)") > way.evaluate(WHERE, "Functions")


def test_what_comes_first_is_on_the_right(arabic: str, page: Page) -> None:
    page.goto(arabic)
    boxes = page.locator(".rm-map__wide [data-rm-node]")
    assert middle(boxes.nth(0)) > middle(boxes.nth(1)) > middle(boxes.nth(2))
    page.goto(f"{arabic}stages/quality/")
    assert middle(page.locator(".md-footer__link--prev")) > middle(
        page.locator(".md-footer__link--next")
    )
    before, after = (
        page.locator(f'[data-rm-ways="testing"] [rel="{rel}"]:visible') for rel in ("prev", "next")
    )
    assert middle(before) > middle(after)


def test_what_is_done_fills_from_the_right(arabic: str, page: Page) -> None:
    page.goto(f"{arabic}stages/basics/")
    mark(page, "setup", "done")
    page.goto(arabic)
    node = page.locator('.rm-map__wide [data-rm-node="basics"]')
    box, done = (
        node.locator(f"rect{kind}").bounding_box()
        for kind in (":first-of-type", ".rm-drawing__done")
    )
    assert box
    assert done
    assert done["x"] > box["x"] + box["width"] / 2
    share = page.locator('[data-rm-stage="basics"] .rm-share')
    begin = share.evaluate("bar => getComputedStyle(bar, '::before').width")
    assert 0 < float(begin.removesuffix("px")) < share.evaluate("bar => bar.clientWidth")
    assert share.evaluate("bar => getComputedStyle(bar).direction") == "rtl"
    page.goto(f"{arabic}stages/basics/")
    topic = page.locator('.rm-map__wide [data-rm-box="setup"]')
    sign = topic.locator(".rm-drawing__mark")
    expect(sign).to_have_text("✓")
    assert middle(sign) > middle(topic.locator("rect").first)
