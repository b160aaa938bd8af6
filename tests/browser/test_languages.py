"""Readers change the language of a site that has many, on any screen, with and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import ViewportSize, expect

from builds import Build, build, copy_case

if TYPE_CHECKING:
    from browser.conftest import OpenPage
    from conftest import BuildOnce, Serve

NAMES = ["简体中文", "繁體中文", "English", "日本語", "한국어", "Español", "Русский", "العربية"]
MENU = ".rm-languages"
MANY = "(list) => { for (let i = 8; i < 50; i++) list.append(list.children[i % 8].cloneNode(1)) }"
PHONE: ViewportSize = {"width": 320, "height": 480}


@pytest.fixture(scope="module")
def site(build_once: BuildOnce) -> Path:
    def work(folder: Path) -> Build:
        project = copy_case("eight-languages", folder / "project")
        return build(project, folder / "site", strict=False)

    return build_once("sites-eight-languages", work).site


def test_the_menu_works_by_keyboard_without_scripts(
    site: Path, serve: Serve, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.set_viewport_size(PHONE)
    page.goto(f"{serve(site)}stages/water/")
    links = page.locator(f"{MENU} a")
    expect(links.first).to_be_hidden()
    page.locator(f"{MENU} summary").press("Enter")
    expect(links).to_have_text(NAMES)
    expect(links.nth(0)).to_have_attribute("aria-current", "true")
    links.nth(7).press("Enter")
    page.wait_for_url("**/ar/stages/water/")
    expect(page.locator("h1")).to_contain_text("الماء")


def test_the_menu_closes_and_fits_fifty_languages(
    site: Path, serve: Serve, open_page: OpenPage
) -> None:
    page = open_page()
    page.set_viewport_size(PHONE)
    root = serve(site)
    for path in ("", "ar/"):
        page.goto(root + path)
        summary, list_ = page.locator(f"{MENU} summary"), page.locator(f"{MENU} ul")
        summary.click()
        expect(list_).to_be_visible()
        page.keyboard.press("Escape")
        expect(list_).to_be_hidden()
        expect(summary).to_be_focused()
        summary.click()
        page.mouse.click(160, 470)
        expect(list_).to_be_hidden()
        list_.evaluate(MANY)
        summary.click()
        last = page.locator(f"{MENU} li").last
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport()
        box = list_.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert box["y"] + box["height"] <= PHONE["height"]


def test_readers_are_offered_the_language_in_their_script(
    site: Path, serve: Serve, open_page: OpenPage
) -> None:
    root = serve(site)
    for locale, said in (("zh-HK", "用繁體中文閱讀本站"), ("es-MX", "Leer este sitio en español")):
        page = open_page(locale=locale)
        page.goto(root)
        expect(page.locator(".rm-invite p:visible a")).to_have_text(said)
    page = open_page(locale="zh-SG")
    page.goto(root)
    expect(page.locator(".rm-invite p:visible")).to_have_count(0)
