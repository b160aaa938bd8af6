"""Learners look for resources in tests/cases/sites/garden.

It has five books in English, one of them under two topics, one on a shelf of no stage; and three
videos: in English, in Chinese (the only one that is paid), and in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.accessibility import violations

if TYPE_CHECKING:
    from browser.conftest import OpenPage

ALL = ["The Year", "First Book", "Second Book", "Third Book", "Fourth Book"]
ALL += ["Sowing by Moonlight", "四季播种", "First Book", "Both Ways"]


def has(page: Page, *titles: str) -> None:
    shown = page.locator(".rm-catalogue__row:visible .rm-resource__title")
    expect(shown).to_have_text(list(titles))


def says(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("combobox", name=name)


def options(page: Page, label: str) -> list[str]:
    return field(page, label).locator("option").all_inner_texts()


def test_every_fact_can_be_asked_for(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/resources/")
    has(page, *ALL)
    says(page, "8 of 8")
    for label, choice, titles in (
        ("Type", "video", ["Sowing by Moonlight", "四季播种", "Both Ways"]),
        ("Language", "zh", ["四季播种", "Both Ways"]),
        ("Cost", "paid", ["四季播种"]),
        ("Stage", "plants", ["Sowing by Moonlight", "四季播种", "First Book", "Both Ways"]),
        ("Stage", "almanacs", ["The Year"]),
        ("Path", "short", ALL[:7]),
    ):
        field(page, label).select_option(choice)
        has(page, *titles)
        page.get_by_role("button", name="Clear filters").click()
        has(page, *ALL)
    page.get_by_label("Text").fill("  moonlight SOWING ")
    has(page, "Sowing by Moonlight")
    page.get_by_label("Text").fill("播种")
    has(page, "四季播种")


def test_questions_are_combined_and_counted(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/resources/")
    assert options(page, "Type") == ["All (8)", "Book (5)", "Video (3)"]
    assert options(page, "Language") == ["All (8)", "Chinese (2)", "English (7)"]
    field(page, "Type").select_option("video")
    field(page, "Language").select_option("zh")
    has(page, "四季播种", "Both Ways")
    says(page, "2 of 8")
    assert options(page, "Type") == ["All (2)", "Book (0)", "Video (2)"]
    assert options(page, "Stage") == ["All (2)", "Almanacs (0)", "1 Soil (0)", "2 Plants (2)"]
    field(page, "Type").select_option("book")
    has(page)
    says(page, "0 of 8")


def test_headings_without_a_row_are_not_shown(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/resources/?stage=plants")
    expect(page.locator("article h2:visible")).to_have_count(1)
    expect(page.locator(".md-nav--secondary .md-nav__link:visible")).to_have_count(1)
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("article h2:visible")).to_have_count(3)
    expect(page.locator(".md-nav--secondary .md-nav__link:visible")).to_have_count(3)


def test_the_address_can_be_shared(garden: str, page: Page, open_page: OpenPage) -> None:
    page.goto(f"{garden}en/resources/?h=books#almanacs")
    field(page, "Type").select_option("video")
    page.get_by_label("Text").fill("both ways")
    expect(page).to_have_url(f"{garden}en/resources/?h=books&type=video&text=both+ways#almanacs")
    other = open_page("phone")
    other.goto(page.url)
    has(other, "Both Ways")
    expect(other.get_by_label("Text")).to_have_value("both ways")
    # What no longer asks for anything leaves the address, and the rest of it stays.
    other.get_by_role("button", name="Clear filters").click()
    expect(other).to_have_url(f"{garden}en/resources/?h=books#almanacs")


def test_the_other_language_and_the_way_back_keep_what_was_asked(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/resources/")
    field(page, "Type").select_option("video")
    page.get_by_role("link", name="中", exact=True).click()
    expect(page).to_have_url(f"{garden}resources/?type=video")
    expect(field(page, "类型")).to_have_value("video")
    has(page, "四季播种", "Sowing by Moonlight", "Both Ways")  # one's own language first
    page.get_by_role("link", name="播种", exact=True).first.click()
    expect(page).to_have_url(f"{garden}stages/plants/#sowing")
    page.go_back()
    has(page, "四季播种", "Sowing by Moonlight", "Both Ways")


@pytest.mark.parametrize(
    "query",
    ["type=nonsense", "type=", "stage=%22%5D<script>", "constructor=1&path=__proto__", "text=%20"],
)
def test_an_address_that_asks_nonsense_shows_everything(
    garden: str, page: Page, query: str
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{garden}en/resources/?{query}")
    has(page, *ALL)
    says(page, "8 of 8")
    assert not faults


def test_the_whole_list_needs_no_script(garden: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{garden}en/resources/?type=video")
    has(page, *ALL)
    expect(page.locator("form.rm-filters")).to_be_hidden()


def test_a_filtered_list_is_accessible_and_works_by_keyboard(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/resources/")
    field(page, "Type").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    has(page, "Sowing by Moonlight", "四季播种", "Both Ways")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.type("both")
    has(page, "Both Ways")
    page.keyboard.press("Enter")
    has(page, "Both Ways")
    assert not violations(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    has(page, *ALL)
