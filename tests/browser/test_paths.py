"""A reader chooses a path on the home page; the map and the list show what there is to learn on it.

The site is tests/cases/sites/garden: a path through all three stages, and one that takes a part of
the first two.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.waiting import wait_until

if TYPE_CHECKING:
    from browser.conftest import OpenPage

WHOLE: dict[str, Any] = {
    "hours": ["16–18 小时", "60–80 小时", "100–200 小时"],
    "topics": [["壤土", "沙土", "铁锹"], ["播种", "修剪"], ["储藏"]],
    "off": [False, False, False],
}
SHORT: dict[str, Any] = {
    "hours": ["2–3 小时", "20–30 小时", ""],
    "topics": [["壤土"], ["播种"], []],
    "off": [False, False, True],
}

STAGES = """() => {
  const seen = (part) => part.checkVisibility();
  const read = (part, selector) => [...part.querySelectorAll(selector)].filter(seen)
    .map((found) => found.textContent.trim());
  const rows = [...document.querySelectorAll(".rm-stages__row")];
  return {
    hours: rows.map((row) => read(row, ".rm-hours").join()),
    topics: rows.map((row) => [...row.querySelectorAll(".rm-stop")]
      .filter((chip) => getComputedStyle(chip).borderTopStyle === "solid")
      .map((chip) => chip.firstChild.textContent.trim())),
    off: rows.map((row) => getComputedStyle(row.querySelector("h3 a")).fontWeight === "400"),
  };
}"""

MAP = """() => {
  const nodes = [...document.querySelectorAll(".rm-map svg a")].filter((a) => a.checkVisibility());
  const shown = (row) => getComputedStyle(row).display !== "none";
  return {
    hours: nodes.map((a) => [...a.querySelectorAll("[data-rm-path]")].filter(shown)
      .map((row) => row.textContent).join()),
    off: nodes.map((a) => getComputedStyle(a.querySelector("rect")).fill === "none"),
  };
}"""


def shows(page: Page, expected: dict[str, Any]) -> None:
    """Compare what can be seen of the stages, in the list and in the map, with a path.

    What hangs on the roadmap comes with the first choice.
    """
    with suppress(AssertionError):
        wait_until(page, f"(all) => JSON.stringify(({STAGES})()) === JSON.stringify(all)", expected)
    assert page.evaluate(STAGES) == expected
    assert page.evaluate(MAP) == {name: expected[name] for name in ("hours", "off")}


def radios(page: Page) -> list[Locator]:
    """Give the buttons of the paths; those of the palettes are radio buttons too."""
    return page.locator(".rm-paths").get_by_role("radio").all()


def choose(page: Page, name: str) -> None:
    page.locator(".rm-paths label").filter(has_text=name).click()


def test_the_first_path_shows_at_first(garden: str, page: Page) -> None:
    page.goto(garden)
    expect(page.get_by_role("radio", name="全程")).to_be_checked()
    shows(page, WHOLE)


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_a_click_chooses_a_path(garden: str, open_page: OpenPage, device: Any) -> None:
    page = open_page(device)
    page.goto(garden)
    # All of the box can be pressed, the words of its summary too.
    box = page.get_by_text("只学种菜").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("radio", name="短程")).to_be_checked()
    shows(page, SHORT)
    choose(page, "全程")
    shows(page, WHOLE)


def test_arrows_choose_a_path(garden: str, page: Page) -> None:
    page.goto(garden)
    whole, short = radios(page)
    for _ in range(40):
        page.keyboard.press("Tab")
        if whole.evaluate("(radio) => radio === document.activeElement"):
            break
    expect(whole).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(short).to_be_focused()
    expect(short).to_be_checked()
    shows(page, SHORT)
    page.keyboard.press("ArrowUp")
    shows(page, WHOLE)


def test_the_focus_can_be_seen(garden: str, page: Page) -> None:
    page.goto(garden)
    box = page.locator(".rm-path").first
    style = "(box) => getComputedStyle(box).outlineStyle"
    assert box.evaluate(style) == "none"
    page.get_by_role("radio", name="全程").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert box.evaluate(style) == "solid"


def test_the_choice_is_kept_at_a_reload_and_in_the_other_language(garden: str, page: Page) -> None:
    page.goto(garden)
    choose(page, "短程")
    page.reload()
    expect(page.get_by_role("radio", name="短程")).to_be_checked()
    shows(page, SHORT)
    page.goto(f"{garden}en/")
    expect(page.get_by_role("radio", name="The short one")).to_be_checked()
    assert page.evaluate(MAP)["hours"] == ["2–3 hours", "20–30 hours", ""]


def test_a_path_that_there_is_no_longer_is_forgotten(garden: str, page: Page) -> None:
    page.add_init_script("localStorage.setItem('roadmap.path', 'former')")
    page.goto(garden)
    expect(page.get_by_role("radio", name="全程")).to_be_checked()
    shows(page, WHOLE)


def test_a_choice_works_where_storage_is_denied(garden: str, page: Page) -> None:
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("denied", "SecurityError") },
        })"""
    )
    page.goto(garden)
    shows(page, WHOLE)
    choose(page, "短程")
    shows(page, SHORT)
    page.reload()
    shows(page, WHOLE)


def test_without_script_all_paths_are_told_and_the_first_one_shows(
    garden: str, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(garden)
    shows(page, WHOLE)
    paths = page.locator(".rm-path")
    for path, title, summary, facts in zip(
        paths.all(),
        ("全程", "短程"),
        ("什么都学。", "只学种菜。"),
        (("6 个主题", "176–298 小时"), ("2 个主题", "22–33 小时")),
        strict=True,
    ):
        expect(path.get_by_text(title, exact=True)).to_be_visible()
        expect(path.get_by_text(summary)).to_be_visible()
        for fact in facts:
            expect(path.get_by_text(fact)).to_be_visible()
    # A button that does nothing is not shown.
    expect(page.locator(".rm-path input:visible")).to_have_count(0)


def test_the_map_tells_hours_more_quietly_than_titles_on_every_path(
    garden: str, page: Page
) -> None:
    page.goto(garden)
    for name in ("全程", "短程"):
        choose(page, name)
        node = page.locator(".rm-map svg:visible a").first
        title, hours = (
            part.evaluate("(part) => getComputedStyle(part).fill")
            for part in (node.locator("tspan").first, node.locator("[data-rm-path]:not([hidden])"))
        )
        assert title != hours
