"""A stage shows what is on the reader's path and what is left of it; the rest is a line.

The site is tests/cases/sites/garden; its short path takes `loam` and `sowing`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import keep_nothing
from browser.first_paint import LIMIT, LateScripts
from browser.test_progress import AT, has, mark, status, stored
from browser.test_route import ALL, RUB, WATER, know
from builds import Build, build, copy_case

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import OpenPage
    from conftest import BuildOnce, Serve


def topic(page: Page, id: str) -> Locator:
    return page.locator(f'[data-rm-of="{id}"]')


def body(page: Page, id: str) -> Locator:
    return topic(page, id).locator(".rm-topic__body")


def choose(page: Page, path: str) -> None:
    page.locator("[data-rm-choice]").select_option(path)


@pytest.mark.parametrize(
    ("folder", "said", "lines", "show"),
    [
        (
            "",
            "路线：短程，共 2 个主题",
            ["不在你选的路线上：沙土", "不在你选的路线上：工具"],
            "显示",
        ),
        (
            *("en/", "Path: The short one, 2 topics"),
            *(["Not on your path: Sand", "Not on your path: Tools"], "Show"),
        ),
    ],
)
def test_the_path_is_chosen_on_any_page_and_holds(
    garden: str, page: Page, folder: str, said: str, lines: list[str], show: str
) -> None:
    page.goto(f"{garden}{folder}stages/soil/")
    head = page.locator(".rm-stagehead__facts")
    expect(head).to_contain_text("16–18")
    choose(page, "short")
    expect(page.locator(".rm-navpath [aria-live]")).to_have_text(said)
    expect(head).to_contain_text("2–3")
    expect(page.locator("[data-rm-count]").first).to_have_text(
        "0 / 1 done" if folder else "已学完 0 / 1"
    )
    # The path says for itself what the stage leads to.
    expect(page.locator(".rm-stage__outcome p:visible")).to_have_text(
        "You know loam." if folder else "你能认出壤土。"
    )
    expect(page.locator("#loam")).to_be_visible()
    expect(topic(page, "sand")).to_be_hidden()
    expect(page.locator("#sand")).to_be_hidden()
    expect(page.locator('.md-nav--secondary [href="#sand"]').last).to_be_hidden()
    # Nothing of the section of tools is on the path: the line stands for it, too.
    expect(page.locator("#tools")).to_be_hidden()
    expect(page.locator('.md-nav--secondary [href="#tools"]').last).to_be_hidden()
    expect(topic(page, "tools")).to_be_hidden()
    beside = page.locator(".rm-beside:visible")
    expect(beside).to_contain_text(lines)
    # After loam comes sowing, in the next stage.
    after = page.locator('[data-rm-ways="loam"] [rel="next"]:visible')
    expect(after).to_have_js_property("href", f"{garden}{folder}stages/plants/#sowing")
    beside.first.get_by_role("button", name=show).click()
    expect(topic(page, "sand")).to_be_visible()
    expect(topic(page, "spade")).to_be_hidden()
    beside.last.get_by_role("button", name=show).click()
    expect(page.locator("#tools")).to_be_visible()
    expect(topic(page, "spade")).to_be_visible()
    page.goto(f"{garden}{folder}")
    expect(page.locator('[data-rm-stage="soil"] .rm-stages__outcome:visible')).to_have_text(
        "You know loam." if folder else "你能认出壤土。"
    )
    page.goto(f"{garden}{folder}stages/harvest/")
    expect(page.locator(".rm-beside:visible")).to_have_count(2)
    expect(page.locator(".rm-stagehead__facts .rm-hours")).to_be_hidden()
    page.goto(f"{garden}{folder}resources/")
    expect(page.locator('main [name="path"]')).to_have_value("short")
    expect(page.locator(".rm-catalogue__row:visible")).to_have_count(7)
    page.locator('main [name="path"]').select_option("")
    expect(page.locator(".rm-catalogue__row:visible")).to_have_count(9)
    page.reload()
    expect(page.locator(".rm-catalogue__row:visible")).to_have_count(9)


def test_what_is_off_the_path_is_found_by_its_address(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, "short", loam="done")
    page.goto(f"{garden}stages/soil/#sand")
    expect(body(page, "sand")).to_be_visible()
    page.goto(f"{garden}stages/soil/")
    expect(topic(page, "sand")).to_be_hidden()
    page.evaluate("location.hash = 'spade'")
    expect(topic(page, "spade")).to_be_visible()
    expect(page.locator("#spade")).to_be_in_viewport()
    page.goto(f"{garden}stages/soil/")
    page.evaluate("location.hash = 'tools'")
    expect(page.locator("#tools")).to_be_in_viewport()
    expect(topic(page, "spade")).to_be_visible()
    page.goto(f"{garden}stages/soil/")
    # The browser tells what it finds in a page.
    found = "(part) => part.dispatchEvent(new Event('beforematch', { bubbles: true }))"
    page.locator("#sand").evaluate(found)
    expect(topic(page, "sand")).to_be_visible()
    topic(page, "tools").evaluate(found)
    expect(page.locator("#tools")).to_be_visible()


def test_settled_topics_are_folded_and_open_at_a_tap(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")  # at its end, where it stays open
    expect(body(page, "loam")).to_be_visible()
    topic(page, "sand").locator(".rm-chip").select_option("skipped")
    expect(body(page, "sand")).to_be_hidden()
    page.reload()
    expect(body(page, "loam")).to_be_hidden()
    expect(body(page, "spade")).to_be_visible()
    opener = page.get_by_role("button", name="Open or fold: Loam")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(body(page, "loam")).to_be_visible()
    opener.click()
    expect(body(page, "loam")).to_be_hidden()
    page.locator("#loam").click()
    expect(body(page, "loam")).to_be_visible()
    page.goto(f"{garden}stages/soil/#sand")
    expect(body(page, "sand")).to_be_visible()
    expect(body(page, "loam")).to_be_hidden()
    found = "(part) => part.dispatchEvent(new Event('beforematch', { bubbles: true }))"
    body(page, "loam").evaluate(found)
    expect(body(page, "loam")).to_be_visible()
    # A setting keeps them open.
    page.goto(f"{garden}stages/soil/")
    page.get_by_label("学完和跳过的主题也展开").check()
    expect(body(page, "loam")).to_be_visible()
    page.reload()
    expect(body(page, "loam")).to_be_visible()
    page.emulate_media(media="print")
    expect(body(page, "sand")).to_be_visible()


def test_both_controls_of_a_topic_say_the_same(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    chip = topic(page, "loam").get_by_role("combobox", name="Progress: Loam")
    chip.select_option("learning")
    has(page, "loam", "learning")
    mark(page, "loam", "done")
    expect(chip).to_have_value("done")
    assert {id: entry["value"] for id, entry in stored(page)["topics"].items()} == {"loam": "done"}


@pytest.mark.parametrize(
    ("folder", "offer", "text"),
    [("", "都能做到了", "用手指捻碎"), ("en/", "I can do all of this", "Rub loam")],
)
def test_a_topic_of_which_all_can_be_done_offers_to_be_done(
    garden: str, page: Page, folder: str, offer: str, text: str
) -> None:
    page.goto(f"{garden}{folder}stages/soil/")
    summary = page.locator("#loam + .rm-topic .rm-row summary").last
    summary.click()
    button = topic(page, "loam").get_by_role("button", name=offer)
    expect(button).to_be_hidden()
    # The sentence is as good a target as the box.
    topic(page, "loam").get_by_text(text).click(position={"x": 5, "y": 5})
    expect(page.get_by_role("checkbox", name=text)).to_be_checked()
    expect(summary).to_contain_text("1 of 1" if folder else "1 / 1")
    has(page, "loam", "new")
    button.click()
    has(page, "loam", "done")
    expect(status(page, "loam", "done")).to_be_focused()
    expect(button).to_be_hidden()


def test_a_resource_can_be_ticked_as_read(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    expect(topic(page, "loam").locator(".rm-begin")).to_have_text(["Begin here"])
    page.get_by_role("checkbox", name="Read: Second Book").check()
    page.goto(f"{garden}stages/soil/")
    expect(page.get_by_role("checkbox", name="读过：Second Book")).to_be_checked()
    assert set(stored(page)["resources"]) == {"https://books.example/2"}


@pytest.mark.parametrize(
    ("folder", "fold", "skip", "said", "undo"),
    [
        ("", "整个阶段…", "全部跳过", "已全部标为“跳过”。", "撤销"),
        ("en/", "The whole stage …", "Skip all", "All marked as “Skipped”.", "Undo"),
    ],
)
def test_a_stage_is_skipped_in_one_go_and_brought_back(
    garden: str, page: Page, folder: str, fold: str, skip: str, said: str, undo: str
) -> None:
    page.goto(garden)
    know(page, loam="done", sand="learning")
    page.goto(f"{garden}{folder}stages/soil/")
    part = page.locator('[data-rm-part="soil"]')
    part.get_by_text(fold).click()
    part.get_by_role("button", name=skip).click()
    expect(part.get_by_role("status")).to_contain_text(said)
    has(page, "loam", "done")
    has(page, "sand", "skipped")
    has(page, "spade", "skipped")
    # Nothing is left, and what is skipped counts nowhere.
    expect(page.locator(".rm-stagehead__facts .rm-hours")).to_be_hidden()
    expect(page.locator("[data-rm-count]").first).to_contain_text("1 / 1")
    part.get_by_role("button", name=undo).click()
    has(page, "sand", "learning")
    has(page, "spade", "new")
    page.locator('[data-rm-part="tools"] summary').click()
    page.locator('[data-rm-part="tools"] [value="done"]').click()
    has(page, "spade", "done")
    has(page, "sand", "learning")


@pytest.mark.parametrize(
    ("folder", "done", "skipped"), [("", "已学完", "跳过"), ("en/", "Done", "Skipped")]
)
def test_a_section_of_which_nothing_is_left_says_so(
    garden: str, page: Page, folder: str, done: str, skipped: str
) -> None:
    page.goto(garden)
    know(page, loam="done", sand="skipped")
    page.goto(f"{garden}{folder}stages/soil/")
    said = page.locator("[data-rm-settled]")
    expect(said.filter(visible=True)).to_have_text([done])
    page.locator('[data-rm-part="tools"] summary').click()
    page.locator('[data-rm-part="tools"] [value="skipped"]').click()
    expect(said).to_have_text([done, skipped])
    expect(said.nth(1)).to_have_attribute("data-rm-status", "skipped")


@pytest.mark.parametrize("path", ["plan/", "en/progress/", "en/stages/plants/"])
def test_the_choice_of_the_path_is_in_reach_on_a_low_screen(
    garden: str, open_page: OpenPage, path: str
) -> None:
    page = open_page()
    page.set_viewport_size({"width": 1280, "height": 260})
    page.goto(garden + path)
    choice = page.locator("[data-rm-choice]")
    page.locator(".md-sidebar--primary .md-sidebar__scrollwrap").evaluate(
        "(wrap) => wrap.scrollTo({ top: wrap.scrollHeight, behavior: 'instant' })"
    )
    expect(choice).to_be_in_viewport(ratio=1)
    choice.select_option("short")
    expect(page.locator(".rm-navpath [aria-live]")).not_to_be_empty()


def test_needs_contents_and_milestones_say_how_far_one_is(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, "", (RUB, WATER), loam="done", sand="skipped", spade="done")
    page.goto(f"{garden}en/stages/plants/")
    expect(
        page.get_by_role("list", name="Learn first").get_by_role("link").first
    ).to_have_accessible_name("1 Soil Done")
    expect(page.locator(".md-nav--primary .rm-navcount").first).to_have_text(
        "2/2\u2009\u25c62 / 2 done; milestone project done"
    )
    page.goto(f"{garden}en/stages/soil/")
    contents = page.locator(".md-nav--secondary")
    expect(contents.get_by_role("link", name="Loam Done")).to_have_count(1)
    expect(contents.get_by_role("link", name="Sand Skipped")).to_have_count(1)
    expect(contents.get_by_role("link", name="Milestone project: A First Bed Done")).to_have_count(
        1
    )
    expect(page.locator("[data-rm-tests]")).to_have_text("project 1 / 1")
    current = page.locator(".md-nav--primary [aria-current=page]").first
    expect(current).to_contain_text("Soil")


def test_lists_and_headings_have_names_of_their_own(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    expect(page.get_by_role("heading", name="Loam", exact=True)).to_be_visible()
    expect(topic(page, "loam").get_by_role("list", name="Resources").first).to_be_visible()
    page.locator("#loam + .rm-topic .rm-row summary").last.click()
    expect(topic(page, "loam").get_by_role("list", name="Self-check")).to_be_visible()


STATES: dict[str, dict[str, Any]] = {
    "new": {},
    "path chosen": {"path": "short"},
    "half": {"path": "", "loam": "done", "sand": "learning", "spade": "skipped"},
    "stage skipped": {"path": "", "loam": "skipped", "sand": "skipped", "spade": "skipped"},
    "path half": {"path": "short", "loam": "done"},
    "all done": {"path": "", **dict.fromkeys(ALL, "done")},
}
PAGES = (
    *("stages/soil/", "en/stages/plants/", "en/resources/", "stages/soil/#sand"),
    *("en/", "stages/soil/#tools", "en/stages/harvest/", "progress/"),
)


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_nothing_moves_in_any_state(garden: str, open_page: OpenPage, device: Any) -> None:
    page = open_page(device)
    page.goto(garden)
    keep_nothing(page)
    scripts = LateScripts(page)
    moved: dict[tuple[str, str], float] = {}
    for name, state in STATES.items():
        marks = {id: said for id, said in state.items() if id != "path"}
        know(page, state.get("path", ""), **marks)
        found = {(name, path): scripts.shift(garden, path) for path in PAGES}
        moved |= {which: shift for which, shift in found.items() if shift >= LIMIT}
    assert moved == {}


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_nothing_moves_at_a_reload(garden: str, open_page: OpenPage, device: Any) -> None:
    page = open_page(device)
    page.goto(garden)
    keep_nothing(page)
    scripts = LateScripts(page)
    moved: dict[tuple[str, str], float] = {}
    for name in ("path half", "all done"):
        marks = {id: said for id, said in STATES[name].items() if id != "path"}
        know(page, STATES[name]["path"], **marks)
        for path in ("en/plan/", "progress/", "resources/", "en/stages/soil/", "en/"):
            if (shift := scripts.shift_below(garden, path)) >= LIMIT:
                moved[name, path] = shift
    assert moved == {}


def test_a_long_title_beside_a_topic_moves_nothing(
    build_once: BuildOnce, serve: Serve, open_page: OpenPage
) -> None:
    def work(folder: Path) -> Build:
        return build(copy_case("long-titles", folder / "project"), folder / "site")

    long = serve(build_once("sites-long-titles", work).site, lasting=True)
    page = open_page("phone")
    page.goto(long)
    know(page, "half")
    assert LateScripts(page).shift(long, "stages/s01/#t01-1") < LIMIT
    ways = page.locator('[data-rm-ways="t01-1"] a:visible')
    expect(ways).to_have_text([re.compile("^Next: Putting Together What .* without Instructions$")])


def test_the_print_version_keeps_to_the_path(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, "short")
    page.goto(f"{garden}en/print/")
    expect(page.get_by_text("2–3 hours").first).to_be_visible()
    expect(page.locator(".rm-paper h2").filter(has_text="Harvest")).to_be_hidden()
    expect(page.locator(".rm-paper h4:visible")).to_contain_text(["Loam", "Sowing"])
    expect(page.locator(".rm-paper h4:visible")).to_have_count(2)
    choose(page, "whole")
    expect(page.locator(".rm-paper h4:visible")).to_have_count(6)


def test_a_mark_made_right_before_leaving_is_kept(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    page.evaluate(
        """() => {
          document.querySelector('[data-rm-topic="loam"] input[value="done"]').click();
          location.assign("../plants/");
        }"""
    )
    page.wait_for_url("**/plants/")
    assert stored(page)["topics"]["loam"]["value"] == "done"
    assert json.dumps(stored(page)).count(AT) == 0
