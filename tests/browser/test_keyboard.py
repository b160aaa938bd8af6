"""A learner's whole way through tests/cases/sites/garden, by keyboard alone, in each language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.test_offline import release, visit
from browser.test_progress import BAD, DENIED, TOPICS, has, store, store_topics, stored

if TYPE_CHECKING:
    from browser.conftest import OpenPage
    from site_server import SiteServer

STOPS = 200
"""After how many presses of Tab something counts as out of reach."""
SHOWS_FOCUS = """(element) => [element, ...element.labels ?? [], element.closest(".rm-path")]
  .filter(Boolean).some((part) => {
    const style = getComputedStyle(part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  })"""


IS_FOCUSED = "(element) => element.isConnected ? element === document.activeElement : null"


@dataclass(frozen=True)
class Reader:
    """Somebody who reads one of the two languages."""

    folder: str
    other: str
    """The folder of the other language."""

    def says(self, english: str) -> str:
        """Give what the site says to this reader."""
        return english if self.folder else CHINESE[english]


CHINESE = {
    "Start with stage one": "从第一阶段开始",
    "Soil": "土",
    "J and K go to": "J、K 到",
    "What you can do": "学完后你能做到",
    "中": "EN",
    "See what you have done": "看看都学了什么",
    "Download the raw data": "下载原始数据",
    "Start afresh": "从头开始",
    "Continue: Spade": "继续：铁锹",
    "does not let": "不允许",
    "My progress": "我的进度",
    "Export": "导出",
    "Import…": "导入…",
    "Import": "确认导入",
    "Clear everything…": "全部清除…",
    "Clear": "清除",
    "Undo": "撤销",
    "Hours a week": "每周小时数",
    "Path": "路线",
    "Export a calendar": "导出日历",
    "Cards": "自测卡片",
    "Type": "类型",
    "Clear filters": "清除筛选",
    "sowing": "播种",
    "3 of 8": "3 / 8",
    "Dig deeper.": "再挖深一点。",
}


@pytest.fixture(params=["", "en/"])
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(request.param, "" if request.param else "en/")


def reach(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press Tab until something is focused, which has to be seen and to show it."""
    element = target.element_handle()
    for _ in range(STOPS):
        page.keyboard.press(key)
        if (is_focused := element.evaluate(IS_FOCUSED)) is None:  # It was drawn anew.
            element = target.element_handle()
            is_focused = element.evaluate(IS_FOCUSED)
        if is_focused:
            expect(target).to_be_in_viewport()
            assert target.evaluate(SHOWS_FOCUS), f"{target} shows no focus"
            return
    raise AssertionError(f"{target} is out of reach")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Reach something and press a key on it."""
    reach(page, target)
    page.keyboard.press(key)


def follow(page: Page, name: str, heading: str) -> None:
    """Follow a link of the navigation."""
    link = page.locator(".md-nav--primary").get_by_role("link", name=name)
    press(page, link.first)
    arrive(page, heading)


def arrive(page: Page, heading: str) -> None:
    """Wait for the page that a link leads to, and for what it does with keys."""
    expect(page.locator("h1")).to_have_text(re.compile(heading))
    page.wait_for_load_state()


def chosen(page: Page, topic: str) -> Locator:
    return page.locator(f'[data-rm-topic="{topic}"] input:checked')


def test_a_learner_marks_ticks_and_writes(garden: str, page: Page, reader: Reader) -> None:
    page.goto(f"{garden}{reader.folder}")
    press(page, page.get_by_role("link", name=reader.says("Start with stage one")))
    arrive(page, reader.says("Soil"))
    press(page, chosen(page, "loam"), "3")
    has(page, "loam", "done")
    expect(page.get_by_text(reader.says("J and K go to")).first).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("2")
    has(page, "sand", "learning")
    page.keyboard.press("k")
    press(page, page.locator("summary").filter(has_text=reader.says("What you can do")).first)
    tick = page.locator(".rm-tick").first
    press(page, tick, "Space")
    expect(tick).to_be_checked()
    press(page, page.locator(".rm-note summary").first)
    reach(page, page.locator(".rm-note textarea").first)
    page.keyboard.type(reader.says("Dig deeper."))
    # Backwards, to the other language; all is the same there.
    reach(page, page.get_by_role("link", name=reader.says("中"), exact=True), "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{garden}{reader.other}stages/soil/**")
    has(page, "loam", "done")
    has(page, "sand", "learning")
    expect(page.locator(".rm-note textarea").first).to_have_value(reader.says("Dig deeper."))


def test_a_learner_follows_continue_to_the_end(garden: str, page: Page, reader: Reader) -> None:
    page.goto(f"{garden}{reader.folder}")
    button = page.locator(".rm-button")
    expect(button).to_have_text(reader.says("Start with stage one"))
    for topic in TOPICS:
        press(page, button)
        page.wait_for_url("**/stages/**")
        press(page, chosen(page, topic), "4" if topic == "spade" else "3")
        page.goto(f"{garden}{reader.folder}")
    expect(button).to_have_text(reader.says("See what you have done"))


def test_a_learner_mends_what_cannot_be_read(garden: str, page: Page, reader: Reader) -> None:
    page.goto(f"{garden}{reader.folder}")
    store(page, BAD["cut off"])
    page.goto(f"{garden}{reader.folder}stages/soil/")
    notice = page.get_by_role("alert")
    with page.expect_download() as saved:
        press(page, notice.get_by_role("button", name=reader.says("Download the raw data")))
    assert saved.value.path().read_text("utf-8") == BAD["cut off"]
    press(page, notice.get_by_role("button", name=reader.says("Start afresh")))
    expect(notice).to_have_count(0)
    press(page, chosen(page, "loam"), "3")
    assert set(stored(page)["topics"]) == {"loam"}


def test_a_learner_has_two_tabs_and_a_former_id(garden: str, page: Page, reader: Reader) -> None:
    page.goto(f"{garden}{reader.folder}")
    store_topics(page, silica="learning")
    page.goto(f"{garden}{reader.folder}stages/soil/")
    other = page.context.new_page()
    other.goto(f"{garden}{reader.folder}")
    press(page, chosen(page, "sand"), "3")
    expect(other.locator(".rm-button")).to_have_text(reader.says("Continue: Spade"))
    press(other, other.locator(".rm-button"))
    arrive(other, reader.says("Soil"))
    press(other, chosen(other, "loam"), "3")
    has(page, "loam", "done")
    assert set(stored(page)["topics"]) == {"sand", "loam"}


def test_a_learner_whose_browser_keeps_nothing_is_told(
    garden: str, page: Page, reader: Reader
) -> None:
    page.add_init_script(DENIED)
    page.goto(f"{garden}{reader.folder}stages/soil/")
    press(page, chosen(page, "loam"), "3")
    expect(page.get_by_role("alert")).to_contain_text(reader.says("does not let"))
    press(page, chosen(page, "loam"), "j")
    page.keyboard.press("2")
    has(page, "loam", "done")
    has(page, "sand", "learning")


def test_a_learner_changes_the_palette(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    press(page, page.get_by_role("button", name="Switch to the dark palette"))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{garden}stages/soil/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Tab")
    press(page, page.get_by_role("button", name="切换到浅色"), "Space")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_a_learner_moves_to_another_device(
    garden: str, open_page: OpenPage, reader: Reader
) -> None:
    old, new = open_page(), open_page()
    old.goto(f"{garden}{reader.folder}stages/plants/")
    press(old, chosen(old, "sowing"), "3")
    follow(old, reader.says("My progress"), reader.says("My progress"))
    with old.expect_download() as saved:
        press(old, old.get_by_role("button", name=reader.says("Export"), exact=True))
    new.goto(f"{garden}{reader.folder}progress/")
    with new.expect_file_chooser() as asked:
        press(new, new.get_by_role("button", name=reader.says("Import…")))
    asked.value.set_files(saved.value.path())
    press(new, new.locator(".rm-mine__said").get_by_role("button", name=reader.says("Import")))
    expect(new.locator('[data-rm-item="sowing"]')).to_have_attribute("data-rm-status", "done")
    # By mistake: cleared and brought back.
    press(new, new.get_by_role("button", name=reader.says("Clear everything…")))
    press(new, new.locator(".rm-mine__said").get_by_role("button", name=reader.says("Clear")))
    expect(new.locator("[data-rm-status=done]")).to_have_count(0)
    press(new, new.get_by_role("button", name=reader.says("Undo")))
    expect(new.locator('[data-rm-item="sowing"]')).to_have_attribute("data-rm-status", "done")


def test_a_learner_chooses_a_path_plans_and_reviews(
    garden: str, page: Page, reader: Reader
) -> None:
    page.goto(f"{garden}{reader.folder}")
    reach(page, page.locator('input[name="rm-path"]').first)
    page.keyboard.press("ArrowDown")
    expect(page.locator('input[name="rm-path"]').last).to_be_checked()
    page.goto(f"{garden}{reader.folder}plan/")
    reach(page, page.get_by_label(reader.says("Hours a week")))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("10")
    expect(page.get_by_role("combobox", name=reader.says("Path"), exact=True)).to_have_value(
        "short"
    )
    expect(page.locator(".rm-plan__list li")).to_have_count(2)
    with page.expect_download():
        press(page, page.get_by_role("button", name=reader.says("Export a calendar")))
    follow(page, reader.says("Cards"), reader.says("Cards"))
    press(page, page.locator(".rm-review").get_by_role("button").first)
    # What comes next has the focus.
    assert page.evaluate("document.activeElement.closest('.rm-review') !== null")


def test_a_learner_finds_and_shares(garden: str, page: Page, reader: Reader) -> None:
    page.goto(f"{garden}{reader.folder}resources/")
    kind = page.get_by_role("combobox", name=reader.says("Type"))
    reach(page, kind)
    # A letter would do in a whole Chromium; a headless shell heeds the arrows alone.
    while kind.input_value() != "video":
        before = kind.input_value()
        page.keyboard.press("ArrowDown")
        assert kind.input_value() != before
    expect(page).to_have_url(f"{garden}{reader.folder}resources/?type=video")
    expect(page.get_by_role("status")).to_have_text(reader.says("3 of 8"))
    press(page, page.get_by_role("button", name=reader.says("Clear filters")), "/")
    page.keyboard.type(reader.says("sowing"))
    found = page.locator(".rm-hit").first
    expect(found).to_have_attribute("href", re.compile(f"{garden}{reader.folder}stages/plants/"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{garden}{reader.folder}stages/plants/**")
    expect(page.locator("article mark").first).to_have_text(
        re.compile(reader.says("sowing"), re.IGNORECASE)
    )


def test_a_learner_goes_offline_and_comes_back_to_a_new_version(
    server: SiteServer, site: Path, open_page: OpenPage
) -> None:
    page = open_page(worker=True)
    visit(page, f"{server.url}en/", "en/index.html")
    visit(page, f"{server.url}en/stages/soil/", "en/stages/soil/index.html")
    page.context.set_offline(True)
    follow(page, "Home", "Garden")
    press(page, page.get_by_role("link", name="Start with stage one"))
    arrive(page, "Soil")
    press(page, chosen(page, "loam"), "3")
    page.context.set_offline(False)
    release(site)
    page.reload()
    offer = page.get_by_role("button", name="Load it")
    expect(offer).to_be_visible(timeout=60_000)  # The whole site is fetched anew first.
    press(page, offer)
    expect(page.locator("h1")).to_contain_text("Earth")
    page.goto(f"{server.url}en/stages/soil/")
    arrive(page, "Earth")
    has(page, "loam", "done")
    # What is done is folded.
    press(page, page.get_by_role("button", name="Open or fold: Loam"))
    press(page, chosen(page, "loam"), "j")
    page.keyboard.press("3")
    has(page, "sand", "done")
