"""Home shows every topic of the roadmap, where the reader is among them, and what comes next.

The site is tests/cases/sites/garden.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.accessibility import violations
from browser.test_progress import AT, STATE, store, store_topics, stored
from browser.waiting import wait_until

if TYPE_CHECKING:
    from browser.conftest import OpenPage

SAID: dict[str, dict[str, Any]] = {
    "": {
        "topics": ["壤土，已学完", "沙土，学习中，下一个", "铁锹"],
        "node": "2 植物，60–80 小时，先学 1 土",
        "why": ["你正在学这个主题。", "接在“壤土”之后。", "这条路走完了。"],
        "share": ["17%", "学完 1 / 6 个主题", "还剩 174–295 小时"],
        "go": ["继续：沙土", "看看都学了什么"],
    },
    "en/": {
        "topics": ["Loam, Done", "Sand, Learning, next", "Spade"],
        "node": "2 Plants, 60–80 hours, needs 1 Soil",
        "why": [
            "You are in the middle of it.",
            "Next after “Loam”.",
            "You have come to the end of your path.",
        ],
        "share": ["17%", "1 / 6 topics done", "174–295 hours left"],
        "go": ["Continue: Sand", "See what you have done"],
    },
}
NUMERAL = """
  getComputedStyle(document.querySelector(".rm-start__question"), "::before").content
"""
ALL = dict.fromkeys(["loam", "sand", "spade", "sowing", "pruning", "storing"], "done")

in_each_language = pytest.mark.parametrize("folder", SAID, ids=["zh", "en"])


def stop(page: Page, topic: str) -> Locator:
    """Find a topic of the map."""
    return page.locator(f'[data-rm-stop="{topic}"]')


def open_sheet(page: Page, topic: str) -> Locator:
    """Open a topic beside the map."""
    stop(page, topic).click()
    sheet = page.get_by_role("dialog", name=stop(page, topic).inner_text())
    expect(sheet).to_be_visible()
    # While it comes up, its texts do not stand out yet.
    page.evaluate("Promise.all(document.getAnimations().map(({ finished }) => finished))")
    return page.get_by_role("dialog").filter(has=page.get_by_role("heading"))


@in_each_language
def test_the_map_says_how_far_the_reader_is(garden: str, page: Page, folder: str) -> None:
    page.goto(garden + folder)
    store_topics(page, loam="done", sand="learning")
    page.reload()
    said = SAID[folder]
    for name in said["topics"]:
        expect(page.get_by_role("link", name=name, exact=True)).to_have_count(1)
    expect(page.locator(".rm-map svg:visible").get_by_role("link").nth(1)).to_have_attribute(
        "aria-label", said["node"]
    )
    expect(page.locator(".rm-stages h3").nth(1)).to_have_text(
        said["node"].partition("，")[0].partition(",")[0]
    )


@in_each_language
def test_home_says_what_to_do_next_and_why(garden: str, page: Page, folder: str) -> None:
    page.goto(garden + folder)
    said, button, why = SAID[folder], page.locator(".rm-button"), page.locator(".rm-now__why")
    expect(why).to_be_hidden()
    assert "counter" in page.evaluate(NUMERAL)
    store_topics(page, loam="done", sand="learning")
    page.reload()
    expect(button).to_have_text(said["go"][0])
    expect(why).to_have_text(said["why"][0])
    for fact in said["share"]:
        expect(page.locator('[data-rm-cell="progress"]')).to_contain_text(fact)
    # Questions that were answered are no steps to take any more.
    assert page.evaluate(NUMERAL) == "none"
    store_topics(page, loam="done")
    page.reload()
    expect(button).to_have_text(said["go"][0])
    expect(why).to_have_text(said["why"][1])
    store_topics(page, **ALL)
    page.reload()
    expect(why).to_have_text(said["why"][2])
    expect(button).to_have_text(said["go"][1])
    button.click()
    expect(page).to_have_url(f"{garden}{folder}progress/")


@in_each_language
def test_what_is_skipped_is_nowhere_said_to_be_done(garden: str, page: Page, folder: str) -> None:
    page.goto(garden + folder)
    store_topics(page, loam="skipped", sand="skipped", spade="skipped", sowing="done")
    page.reload()
    row = page.locator('[data-rm-stage="soil"] [data-rm-done]')
    expect(row).to_have_text({"": "跳过 3 个", "en/": "3 skipped"}[folder])
    expect(row).to_have_attribute("data-rm-status", "skipped")
    assert bars(row.locator(".rm-share")) == [0]
    node = page.locator('.rm-map svg:visible [data-rm-node="soil"]')
    expect(node).to_have_attribute(
        "aria-label", {"": "1 土，跳过", "en/": "1 Soil, Skipped"}[folder]
    )
    expect(node.locator(".rm-drawing__mark")).to_have_text("↷")
    assert node.locator(".rm-drawing__done").get_attribute("width") == "0"
    page.goto(f"{garden}{folder}progress/")
    row = page.locator('[data-rm-share="soil"]')
    expect(row.locator(".rm-done__count").first).to_have_attribute("data-rm-status", "skipped")
    assert bars(row.locator(".rm-done__bar")) == [0]


def bars(found: Locator) -> list[float]:
    """Give how much of some bars is filled, from 0 to 1."""
    shares: list[float] = found.evaluate_all(
        "bars => bars.map((bar) => Number(bar.style.getPropertyValue('--share')))"
    )
    return shares


@in_each_language
def test_who_skipped_everything_has_done_nothing(garden: str, page: Page, folder: str) -> None:
    page.goto(garden + folder)
    store_topics(page, **dict.fromkeys(ALL, "skipped"))
    said = {"": "已跳过 6 个主题", "en/": "6 topics skipped"}[folder]
    page.reload()
    expect(page.locator(".rm-now__why")).to_have_text(said)
    expect(page.locator(".rm-button")).to_have_text(
        {"": "从第一阶段开始", "en/": "Start with stage one"}[folder]
    )
    expect(page.locator('[data-rm-cell="plan"]')).to_contain_text(said)
    expect(page.locator('[data-rm-cell="progress"] .rm-now__big')).to_have_text("0%")
    page.goto(f"{garden}{folder}progress/")
    expect(page.locator(".rm-done__whole")).to_have_text(f"0% {said}")
    page.goto(f"{garden}{folder}plan/")
    expect(page.locator(".rm-plan__end")).to_have_text(said)


@in_each_language
def test_home_offers_what_is_of_use_when_all_is_done(garden: str, page: Page, folder: str) -> None:
    page.goto(garden + folder)
    store_topics(page, loam="done")
    page.reload()
    more = page.locator(".rm-now .rm-onward a")
    expect(page.locator(".rm-now__why")).not_to_be_empty()
    expect(more.first).to_be_hidden()
    store_topics(page, **ALL)
    page.reload()
    said = {
        "": ["换一条路线", "打印版"],
        "en/": ["Another route", "Print version"],
    }[folder]
    expect(more.filter(visible=True)).to_have_text(said)
    done = {"": "全部学完了", "en/": "All done"}[folder]
    expect(page.locator("[data-rm-answer]")).to_have_text(done)
    expect(page.locator('[data-rm-cell="plan"]')).to_contain_text(done)
    expect(page.locator(".rm-pace .rm-start__answer")).to_be_hidden()
    more.last.click()
    expect(page).to_have_url(f"{garden}{folder}print/")


def test_a_reader_goes_through_a_stage_in_the_sheet(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    sheet = open_sheet(page, "loam")
    for said in ("1 Soil · Ground", "2–3 hours", "Loam holds much humus.", "First Book"):
        expect(sheet).to_contain_text(said)
    assert not violations(page)
    sheet.get_by_role("radio", name="Done").check()
    note = page.get_by_role("status").filter(has_text="“Loam” is done.")
    expect(note.get_by_role("link", name="Next: Sand")).to_be_visible()
    wait_until(page, "document.getAnimations().every(({ playState }) => playState === 'finished')")
    assert not violations(page)
    sheet.get_by_role("button", name="Next").click()
    expect(sheet.get_by_role("heading", name="Sand")).to_be_visible()
    expect(sheet).to_contain_text("Sand drains fast.")
    note.get_by_role("button", name="Undo").click()
    expect(note).to_have_count(0)
    assert stored(page)["topics"]["loam"]["value"] == "new"
    page.keyboard.press("Escape")
    expect(stop(page, "sand")).to_be_focused()


def test_the_sheet_says_whether_what_comes_first_is_there(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    store_topics(page, loam="done", sand="skipped", spade="done")
    page.reload()
    sheet = open_sheet(page, "pruning")
    expect(sheet.locator("li[data-rm-status=done]")).to_have_text("Soil, Done")
    sheet.get_by_role("link", name="Go to the topic").click()
    expect(page).to_have_url(f"{garden}en/stages/plants/#pruning")


def test_a_topic_is_a_link_where_no_sheet_can_be_had(garden: str, open_page: OpenPage) -> None:
    for scripts in (False, True):
        page = open_page(java_script_enabled=scripts)
        page.route("**/sheet.js", lambda route: route.abort())
        page.goto(f"{garden}en/")
        stop(page, "sand").click()
        expect(page).to_have_url(f"{garden}en/stages/soil/#sand")


def test_a_reader_says_what_is_known_and_how_much_time_there_is(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    page.get_by_text("What do you know already?").click()
    page.get_by_role("checkbox", name="Soil").check()
    note = page.get_by_role("status").filter(has_text="3 topics skipped")
    expect(stop(page, "sand")).to_have_attribute("data-rm-status", "skipped")
    expect(page.get_by_role("checkbox", name="Ground")).to_be_checked()
    note.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("checkbox", name="Soil")).not_to_be_checked()
    page.get_by_role("checkbox", name="Tools").check()
    page.get_by_role("spinbutton", name="How many hours a week?").fill("6")
    kept = stored(page)
    assert {id: entry["value"] for id, entry in kept["topics"].items()} == {
        "loam": "new",
        "sand": "new",
        "spade": "skipped",
    }
    assert kept["settings"]["pace"]["value"] == 6
    page.reload()
    page.get_by_text("What do you know already?").click()
    expect(page.get_by_text("1 topic skipped")).to_be_visible()
    page.get_by_role("checkbox", name="Tools").uncheck()
    expect(stop(page, "spade")).to_have_attribute("data-rm-status", "new")


def test_what_is_ticked_counts_though_the_boxes_are_drawn_meanwhile(
    garden: str, page: Page
) -> None:
    page.goto(f"{garden}en/")
    page.get_by_text("What do you know already?").click()
    box = page.get_by_role("checkbox", name="Tools")
    box.evaluate("box => { box.click(); box.checked = false; }")
    expect(stop(page, "spade")).to_have_attribute("data-rm-status", "skipped")
    expect(box).to_be_checked()


@in_each_language
def test_the_end_of_a_stage_and_of_the_path_is_a_joy(
    garden: str, open_page: OpenPage, folder: str
) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(garden + folder)
    store_topics(page, loam="done", sand="done")
    page.reload()
    sheet = open_sheet(page, "spade")
    sheet.get_by_role("radio").nth(2).check()
    note = page.locator(".rm-joy")
    expect(note).to_contain_text(
        {"": "阶段 1“土”学完了。", "en/": "Stage 1 is done: Soil."}[folder]
    )
    assert note.evaluate("(note) => parseFloat(getComputedStyle(note).animationDuration)") < 0.001
    store_topics(page, **{**ALL, "storing": "learning"})
    page.reload()
    open_sheet(page, "storing").get_by_role("radio").nth(2).check()
    expect(note).to_contain_text(SAID[folder]["why"][2])
    expect(note.get_by_role("link")).to_have_attribute("href", f"{garden}{folder}progress/")


def test_topics_off_the_path_are_told_from_the_others(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    page.locator(".rm-path__label").last.click()
    expect(page.get_by_role("link", name="Sand, not on your path")).to_have_count(1)
    expect(page.get_by_role("link", name="Loam", exact=True)).to_have_count(1)


@pytest.mark.parametrize("folder", ["", "en/"])
def test_plan_cards_and_progress_are_one_tap_away(
    garden: str, open_page: OpenPage, folder: str
) -> None:
    desktop, phone = open_page(), open_page("phone")
    for page in (desktop, phone):
        page.goto(f"{garden}{folder}plan/")
        links = page.locator(".rm-places a")
        expect(links).to_have_count(5)
        current = page.locator('.rm-places [aria-current="page"]')
        expect(current).to_have_text({"": "计划", "en/": "Plan"}[folder])
    boxes = phone.locator(".rm-places a").evaluate_all(
        "(links) => links.map((link) => link.getBoundingClientRect().toJSON())"
    )
    assert min(box["height"] for box in boxes) >= 48
    assert max(box["bottom"] for box in boxes) == 844
    # On a phone the header names the page.
    expect(phone.locator(".rm-header__page")).to_have_text(
        {"": "学习计划", "en/": "Study plan"}[folder]
    )
    phone.locator(".rm-places a").nth(2).click()
    expect(phone).to_have_url(f"{garden}{folder}progress/")


@in_each_language
def test_home_says_what_this_week_is_for(garden: str, page: Page, folder: str) -> None:
    page.goto(garden + folder)
    store_topics(page, loam="done")
    page.reload()
    plan = page.locator('[data-rm-cell="plan"]')
    expect(plan).to_contain_text({"": "定下每周几小时", "en/": "Set your hours a week"}[folder])
    page.locator("#_pace").fill("8")
    expect(plan).to_contain_text({"": "计划：本周", "en/": "Plan: This week"}[folder])
    expect(plan).to_contain_text({"": "沙土", "en/": "Sand"}[folder])
    plan.click()
    expect(page).to_have_url(f"{garden}{folder}plan/")


@in_each_language
def test_home_says_how_many_cards_wait(garden: str, page: Page, folder: str) -> None:
    page.goto(garden + folder)
    topics = {"loam": {"value": "done", "at": AT}}
    know = {"topics": topics, "cards": {}, "outcomes": {}}
    cards = page.locator('[data-rm-cell="cards"]')
    for answers, expected in (
        ({}, {"": "卡片7 张", "en/": "Cards7 cards"}),
        (
            {"loam/q/holds": {"value": 0, "at": AT}},
            {"": "卡片7 张1 张卡片要复习", "en/": "Cards7 cards1 card to repeat"},
        ),
    ):
        store(page, json.dumps({**STATE, **know, "cards": answers}))
        page.goto(garden + folder)
        expect(cards).to_have_text(expected[folder])
        cards.click()
        expect(page).to_have_url(f"{garden}{folder}cards/")
        left = {"": "还剩 7 张", "en/": "7 left"}[folder]
        expect(page.locator(".rm-review__left")).to_have_text(left)


def test_hours_that_nobody_has_get_a_message(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    pace = page.get_by_role("spinbutton", name="How many hours a week?")
    for hours in ("0", "-3", "1000000"):
        pace.fill(hours)
        expect(page.get_by_role("alert")).to_have_text("Enter a number from 1 to 100.")
    assert page.evaluate("localStorage['roadmap:/']") is None
    pace.fill("2.5")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_another_language_is_offered_once(garden: str, open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    page.goto(garden)
    offer = page.get_by_role("link", name="Read this site in English")
    expect(offer).to_be_visible()
    page.reload()
    expect(offer).to_be_hidden()
    chinese = open_page(locale="zh-TW")
    chinese.goto(garden)
    expect(chinese.locator(".rm-invite p:visible")).to_have_count(0)


def test_the_language_that_was_chosen_is_offered_where_the_site_begins(
    garden: str, open_page: OpenPage
) -> None:
    page = open_page(locale="zh-CN")
    page.goto(f"{garden}stages/soil/")
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page).to_have_url(f"{garden}en/stages/soil/")
    for _ in range(2):
        page.goto(garden)
        expect(page.get_by_role("link", name="Read this site in English")).to_be_visible()
    page.get_by_role("button", name="No, thanks").click()
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("link", name="Read this site in English")).to_be_hidden()
