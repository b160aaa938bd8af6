"""Learners mark what they have learnt; it is kept in their browser, and nothing of it is lost.

The site is tests/cases/sites/garden. `silica` is a former id of its topic `sand`,
`earth` of its stage `soil` and `quick` of its path `short`.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from browser.waiting import wait_until
from project import roadmap

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.conftest import OpenPage
    from conftest import BuiltSite

KEY = "roadmap:/"
TOPICS = ["loam", "sand", "spade", "sowing", "pruning", "storing"]
AT = "2026-11-01T10:00:00.000Z"
STATE: dict[str, Any] = {
    "format": "roadmap-progress",
    "version": 1,
    "topics": {},
    "outcomes": {},
    "notes": {},
    "settings": {},
}


def stored(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate("key => localStorage[key]", KEY))
    return found


def store(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => { localStorage[key] = text }", [KEY, text])


def store_topics(page: Page, **topics: str) -> None:
    marked = {id: {"value": status, "at": AT} for id, status in topics.items()}
    store(page, json.dumps({**STATE, "topics": marked}))


def status(page: Page, topic: str, value: str) -> Locator:
    return page.locator(f'[data-rm-topic="{topic}"] input[value="{value}"]')


def mark(page: Page, topic: str, value: str) -> None:
    page.locator(f'[data-rm-topic="{topic}"] .rm-status--{value}').click()


def has(page: Page, topic: str, value: str) -> None:
    expect(status(page, topic, value)).to_be_checked()


def test_marks_stay_over_a_reload_and_in_the_other_language(garden: str, page: Page) -> None:
    page.goto(f"{garden}stages/soil/")
    mark(page, "loam", "done")
    mark(page, "sand", "learning")
    mark(page, "spade", "skipped")
    page.reload()
    for topic, value in {"loam": "done", "sand": "learning", "spade": "skipped"}.items():
        has(page, topic, value)
    page.goto(f"{garden}en/stages/soil/")
    has(page, "loam", "done")
    expect(page.locator("[data-rm-count]")).to_have_text("1 / 2 done")


def test_a_topic_can_be_unmarked(garden: str, page: Page) -> None:
    page.goto(f"{garden}stages/soil/")
    mark(page, "loam", "done")
    mark(page, "loam", "new")
    page.reload()
    has(page, "loam", "new")


def test_topics_and_outcomes_are_marked_by_touch(garden: str, open_page: OpenPage) -> None:
    page = open_page("phone")
    page.goto(f"{garden}en/stages/soil/")
    target = page.locator('[data-rm-topic="loam"] .rm-status--done')
    box = target.bounding_box()
    assert box
    assert box["height"] >= 44  # WCAG 2.2, success criterion 2.5.5
    target.tap()
    has(page, "loam", "done")
    page.locator("#loam + .rm-topic .rm-row summary").last.tap()
    page.get_by_role("checkbox", name="Rub loam").tap()
    page.reload()
    has(page, "loam", "done")
    page.get_by_role("button", name="Open or fold: Loam").tap()
    page.locator("#loam + .rm-topic .rm-row summary").last.tap()
    expect(page.get_by_role("checkbox", name="Rub loam")).to_be_checked()


def test_outcomes_are_ticked_one_by_one(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    page.locator("#loam + .rm-topic .rm-row summary").last.click()
    page.get_by_role("checkbox", name="Rub loam").check()
    page.get_by_role("checkbox", name="Water is gone within the hour").check()
    page.goto(f"{garden}stages/soil/")
    page.locator("#loam + .rm-topic .rm-row summary").last.click()
    expect(page.get_by_role("checkbox", name="用手指捻碎")).to_be_checked()
    expect(page.get_by_role("checkbox", name="水一小时渗完")).to_be_checked()


def test_keys_mark_a_topic_and_lead_to_the_next(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    status(page, "loam", "new").focus()
    expect(page.locator('[data-rm-topic="loam"] .rm-progress__keys')).to_be_visible()
    page.keyboard.press("3")
    has(page, "loam", "done")
    expect(status(page, "loam", "done")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#sand")).to_be_focused()
    expect(page.locator("#sand")).to_be_in_viewport()
    page.keyboard.press("2")
    has(page, "sand", "learning")
    expect(page.locator("[aria-live]").filter(has_text="Sand: Learning")).to_be_attached()
    page.keyboard.press("k")
    expect(page.locator("#loam")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("j")
    expect(page).to_have_url(f"{garden}en/stages/plants/#sowing")


def test_keys_work_from_anywhere_in_a_topic_but_not_while_typing(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    page.locator("#loam + .rm-topic .rm-row summary").last.focus()
    page.keyboard.press("2")
    has(page, "loam", "learning")
    # Where nothing has the focus, it is the topic that is being read.
    page.evaluate(
        "document.activeElement.blur(), document.getElementById('spade').scrollIntoView()"
    )
    page.keyboard.press("3")
    has(page, "spade", "done")
    page.locator('[data-rm-note="sand"] summary').click()
    note = page.get_by_label("Note: Sand")
    expect(note).to_be_editable()  # What keeps it is loaded when it is turned to.
    note.press_sequentially("j4?")
    expect(note).to_have_value("j4?")
    has(page, "sand", "new")


def test_the_keys_are_shown_and_can_be_turned_off(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog.get_by_role("term")).to_have_text(["1", "2", "3", "4", "J", "K", "/", "?"])
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator('[data-rm-of="loam"] .rm-chip').focus()
    page.keyboard.press("3")
    page.keyboard.press("j")
    expect(page.locator("#sand")).not_to_be_focused()
    has(page, "loam", "new")
    page.keyboard.press("?")
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("3")
    has(page, "loam", "done")


def test_home_navigation_and_map_show_what_is_done(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    count = page.locator(".md-nav--primary .rm-navcount").first
    expect(count).to_have_text("1/31 / 3 done")  # for the eye, and for the ear
    contents = page.locator('.md-nav--secondary [href="#loam"]').last
    expect(contents).to_have_attribute("data-rm-status", "done")
    page.goto(f"{garden}en/")
    expect(page.locator('[data-rm-stage="soil"] .rm-stages__done')).to_have_text("1 / 3 done")
    node = page.locator(".rm-map__wide a").filter(has_text="Soil")
    expect(node).to_have_attribute("aria-label", "1 Soil, 14–15 hours left, 1 of 3 done, next")
    share = node.evaluate(
        "a => a.querySelector('.rm-drawing__done').width.baseVal.value"
        " / a.querySelector('rect').width.baseVal.value"
    )
    assert share == pytest.approx(1 / 3, abs=0.01)
    # On the short path, one of one.
    page.locator(".rm-paths label").last.click()
    expect(page.locator('[data-rm-stage="soil"] .rm-stages__done')).to_have_text("1 / 1 done")


@pytest.mark.parametrize(("path", "expected"), [(0, TOPICS), (1, ["loam", "sowing"])])
def test_continue_leads_from_nothing_to_everything(
    garden: str, page: Page, path: int, expected: list[str]
) -> None:
    page.goto(f"{garden}en/")
    page.locator(".rm-paths label").nth(path).click()
    button = page.locator(".rm-button")
    expect(button).to_have_text("Start with stage one")
    button.click()
    page.wait_for_url("**/stages/**")
    mark(page, "loam", "done")
    met = ["loam"]
    while True:
        page.goto(f"{garden}en/")
        expect(button).not_to_have_text("Start with stage one")  # until the scripts have run
        if button.text_content() == "See what you have done":
            break
        button.click()
        page.wait_for_url("**/stages/**")
        met.append(page.url.partition("#")[2])
        mark(page, met[-1], "skipped" if met[-1] == "spade" else "done")
    assert met == expected


def test_continue_waits_for_what_a_topic_needs(garden: str, page: Page) -> None:
    page.goto(garden)
    store_topics(page, loam="done", sand="done", sowing="done", storing="done")
    page.reload()
    # Pruning needs all of soil, of which the spade is left: that one comes first.
    expect(page.locator(".rm-button")).to_have_attribute("href", f"{garden}stages/soil/#spade")
    # The map and the list say where that is.
    expect(page.locator(".rm-stages .rm-here")).to_have_attribute("data-rm-stage", "soil")
    here = page.locator(".rm-map svg:visible a.rm-here")
    assert [link.get_attribute("href") for link in here.all()] == ["stages/soil/"]


def test_a_former_id_keeps_its_progress(garden: str, page: Page) -> None:
    page.goto(f"{garden}stages/soil/")
    store_topics(page, silica="done", gone="learning")
    page.reload()
    has(page, "sand", "done")
    mark(page, "loam", "done")
    kept = stored(page)["topics"]
    assert {id: entry["value"] for id, entry in kept.items()} == {
        "sand": "done",
        "gone": "learning",  # nobody knows it now, and it stays
        "loam": "done",
    }


def test_a_former_id_of_a_path_or_a_stage_is_understood(garden: str, page: Page) -> None:
    page.goto(f"{garden}stages/earth/#sand")
    expect(page).to_have_url(f"{garden}stages/soil/#sand")
    path = {"path": {"value": "quick", "at": AT}}
    outcome = {key_of("earth", "水会渗完。"): {"value": True, "at": AT}}
    store(page, json.dumps({**STATE, "settings": path, "outcomes": outcome}))
    page.reload()
    expect(page.locator(".rm-tick:checked")).to_have_count(1)
    page.goto(garden)
    expect(page.locator('input[name="rm-path"]:checked')).to_have_value("short")


def key_of(owner: str, outcome: str) -> str:
    return f"{owner}/{hashlib.sha256(outcome.encode()).hexdigest()[:8]}"


def test_an_outcome_that_was_reworded_stays_ticked(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    ticked = {"value": True, "at": AT}
    former = [key_of("loam", "认出壤土。"), key_of("soil", "水会渗完。"), key_of("loam", "别的。")]
    store(page, json.dumps({**STATE, "outcomes": dict.fromkeys(former, ticked)}))
    page.reload()
    expect(page.locator(".rm-tick:checked")).to_have_count(2)
    mark(page, "loam", "done")
    assert set(stored(page)["outcomes"]) == {
        key_of("loam", "用手指捻碎壤土，看它的团粒。"),
        key_of("soil", "水一小时渗完。"),
        key_of("loam", "别的。"),  # nobody knows it now, and it stays
    }
    # A file of before, too.
    page.goto(f"{garden}en/progress/")
    text = json.dumps({**STATE, "outcomes": {former[0]: {**ticked, "value": False}}})
    choose_file(page, text)
    expect(page.locator(".rm-mine__said")).to_contain_text("nothing new")


def test_two_tabs_agree_at_once(garden: str, page: Page) -> None:
    page.goto(f"{garden}stages/soil/")
    other = page.context.new_page()
    other.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    has(other, "loam", "done")
    mark(other, "sand", "learning")
    has(page, "sand", "learning")
    mark(page, "spade", "skipped")
    has(other, "spade", "skipped")
    assert set(stored(page)["topics"]) == {"loam", "sand", "spade"}


DENIED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError") },
})"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError") }"""


@pytest.mark.parametrize(("script", "said"), [(DENIED, "does not let"), (FULL, "no more room")])
def test_without_storage_marks_last_for_the_visit(
    garden: str, page: Page, script: str, said: str
) -> None:
    errors: list[str] = []
    # Material's own scripts stumble over a storage that is denied.
    page.on("pageerror", lambda error: errors.append(str(error.stack)))
    page.add_init_script(script)
    page.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    expect(page.get_by_role("alert")).to_contain_text(said)
    mark(page, "sand", "learning")
    has(page, "loam", "done")
    has(page, "sand", "learning")
    assert [error for error in errors if "/roadmap/" in error] == []


def test_who_is_far_down_a_page_sees_that_nothing_is_kept(garden: str, page: Page) -> None:
    page.add_init_script(FULL)
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{garden}en/stages/soil/")
    page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    mark(page, "sand", "done")
    expect(page.get_by_role("alert")).to_be_in_viewport(ratio=1)


BAD = {
    "empty": "",
    "cut off": '{"format": "roadmap-progress", "ver',
    "no object": "[1, 2]",
    "null": "null",
    "foreign": '{"theme": "dark"}',
    "newer": json.dumps({**STATE, "version": 2}),
    "older": json.dumps({**STATE, "version": 0}),
    "no version": json.dumps({**STATE, "version": None}),
    "oversized": json.dumps({**STATE, "notes": {"loam": {"value": "x" * 4_000_000, "at": AT}}}),
}


@pytest.mark.parametrize("bad", BAD)
def test_data_that_cannot_be_read_is_left_alone(garden: str, page: Page, bad: str) -> None:
    page.goto(f"{garden}en/")
    store(page, BAD[bad])
    page.goto(f"{garden}en/stages/soil/")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("stays as it is")
    mark(page, "loam", "done")
    has(page, "loam", "done")
    assert page.evaluate("key => localStorage[key]", KEY) == BAD[bad]
    with page.expect_download() as download:
        notice.get_by_role("button", name="Download the raw data").click()
    assert download.value.path().read_text("utf-8") == BAD[bad]
    notice.get_by_role("button", name="Start afresh").click()
    expect(notice).to_have_count(0)
    mark(page, "sand", "done")
    assert set(stored(page)["topics"]) == {"sand"}
    assert page.evaluate("key => localStorage[`${key}:unread`]", KEY) == BAD[bad]


GOOD = {"value": "done", "at": AT}
PARTLY: dict[str, dict[str, object]] = {
    "unknown status": {"topics": {"loam": {"value": "best", "at": AT}, "sand": GOOD}},
    "no time": {"topics": {"loam": {"value": "done"}, "sand": GOOD}},
    "time is a number": {"topics": {"loam": {"value": "done", "at": 5}, "sand": GOOD}},
    "book is a list": {"notes": [], "topics": {"sand": GOOD}},
    "number too large": {
        "settings": {"pace": {"value": "1e999", "at": AT}},
        "topics": {"sand": GOOD},
    },
}


@pytest.mark.parametrize("bad", PARTLY)
def test_one_bad_entry_costs_that_entry_alone(garden: str, page: Page, bad: str) -> None:
    text = json.dumps({**STATE, **PARTLY[bad]}).replace('"1e999"', "1e999")
    page.goto(f"{garden}en/progress/")
    choose_file(page, text)
    said = page.locator(".rm-mine__said")
    expect(said).to_contain_text("1 entry of the file is not in the right form and stays out.")
    expect(said).to_contain_text("add the progress of 1 topic")
    store(page, text)
    page.goto(f"{garden}en/stages/soil/")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("1 entry of the stored progress is not in the right form")
    has(page, "sand", "done")
    mark(page, "loam", "learning")
    assert stored(page)["topics"].keys() == {"loam", "sand"}
    with page.expect_download() as download:
        notice.get_by_role("button", name="Download the raw data").click()
    assert download.value.path().read_text("utf-8") == text
    page.reload()
    has(page, "loam", "learning")
    expect(notice).to_have_count(0)


FUZZ = (Path(__file__).parent / "fuzz_progress.js").read_text("utf-8")


def test_every_kind_of_value_in_every_field_costs_that_field_alone(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    assert page.evaluate(FUZZ) == []


def test_a_tab_that_is_late_does_not_start_afresh_again(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    store(page, BAD["foreign"])
    page.goto(f"{garden}en/stages/soil/")
    other = page.context.new_page()
    other.goto(f"{garden}en/stages/soil/")
    late = other.get_by_role("button", name="Start afresh")
    expect(late).to_be_visible()
    # As if the other tab had not heard of it yet: its button is still there.
    other.evaluate("button => { window.late = button }", late.element_handle())
    page.get_by_role("button", name="Start afresh").click()
    mark(page, "loam", "done")
    expect(other.get_by_role("alert")).to_have_count(0)
    has(other, "loam", "done")  # tabs hear of each other's storage a moment later
    other.evaluate("window.late.click()")
    assert set(stored(other)["topics"]) == {"loam"}
    assert page.evaluate("key => localStorage[`${key}:unread`]", KEY) == BAD["foreign"]


def test_trouble_is_told_once(garden: str, page: Page) -> None:
    page.add_init_script(DENIED)
    page.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    page.get_by_role("alert").evaluate("(notice) => { window.notice = notice }")
    mark(page, "sand", "done")
    has(page, "sand", "done")
    assert page.evaluate("window.notice.isConnected")
    expect(page.get_by_role("alert")).to_have_count(1)


def test_nothing_is_cleared_that_could_not_be_brought_back(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    store_topics(page, loam="done")
    before = page.evaluate("key => localStorage[key]", KEY)
    page.add_init_script(
        """const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          if (key.endsWith(":before")) throw new DOMException("", "QuotaExceededError");
          set.call(this, key, text);
        }"""
    )
    page.reload()
    page.get_by_role("button", name="Clear everything").click()
    page.locator(".rm-mine__said").get_by_role("button", name="Clear").click()
    expect(page.get_by_role("alert")).to_contain_text("no more room")
    assert page.evaluate("key => localStorage[key]", KEY) == before


def test_nothing_is_stored_that_could_not_be_read_again(garden: str, page: Page) -> None:
    page.goto(garden)
    # A note on another page: a browser takes seconds to show one of that length.
    long = {"value": "x" * 3_998_000, "at": AT}
    store(page, json.dumps({**STATE, "notes": {"sowing": long}}))
    page.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    page.locator('[data-rm-note="loam"] summary').click()
    page.locator('[data-rm-note="loam"] textarea').fill("y " * 1_000)
    expect(page.get_by_role("alert")).to_contain_text("no more room")
    page.reload()
    has(page, "loam", "done")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_two_quick_marks_count_once(garden: str, page: Page) -> None:
    waiting: list[Route] = []
    page.goto(f"{garden}en/glossary/")
    page.route("**/outline.js", lambda route: waiting.append(route))
    mark_it = """async (topic) => {
      (await import(roadmap("store"))).set("topics", topic, "done");
    }"""
    with page.expect_request("**/outline.js"):
        page.evaluate(mark_it, "loam")
    page.evaluate(mark_it, "sand")
    for route in waiting:
        route.continue_()
    expect(page.locator(".md-nav--primary .rm-navcount").first).to_have_text("2/32 / 3 done")
    expect(page.locator(".md-nav--primary .rm-navcount")).to_have_count(3)


def open_early(page: Page, address: str) -> Callable[[], None]:
    """Open a page whose scripts do not run before what is returned is called."""
    waiting: list[Route] = []
    page.route("**/everywhere.js", lambda route: waiting.append(route))
    with page.expect_request("**/everywhere.js"):
        page.goto(address, wait_until="commit")

    def go_on() -> None:
        for route in waiting:
            route.continue_()
        page.wait_for_load_state()

    return go_on


def test_marks_made_before_the_scripts_ran_count(garden: str, page: Page) -> None:
    page.goto(garden)
    store_topics(page, loam="learning")
    go_on = open_early(page, f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    mark(page, "sand", "skipped")
    page.locator("summary:has-text('What you can do')").first.click()
    page.locator(".rm-tick").first.check()
    go_on()
    has(page, "loam", "done")
    has(page, "sand", "skipped")
    has(page, "spade", "new")
    expect(page.locator(".rm-tick").first).to_be_checked()
    kept = stored(page)
    assert {id: entry["value"] for id, entry in kept["topics"].items()} == {
        "loam": "done",
        "sand": "skipped",
    }
    assert [entry["value"] for entry in kept["outcomes"].values()] == [True]


def test_choices_made_before_the_scripts_ran_count(garden: str, page: Page) -> None:
    go_on = open_early(page, f"{garden}en/")
    page.locator(".rm-paths label").last.click()
    go_on()
    expect(page.locator(".rm-paths input").last).to_be_checked()
    assert stored(page)["settings"]["path"]["value"] == "short"


def test_settings_made_before_the_scripts_ran_count(garden: str, page: Page) -> None:
    go_on = open_early(page, f"{garden}en/progress/")
    page.get_by_role("checkbox", name="Do not show hours").check()
    # What needs a script waits for it.
    expect(page.get_by_role("button", name="Export", exact=True)).to_be_disabled()
    go_on()
    expect(page.get_by_role("button", name="Export", exact=True)).to_be_enabled()
    assert stored(page)["settings"]["hours"]["value"] is False


def test_a_page_that_was_only_opened_stores_nothing(garden: str, page: Page) -> None:
    for path in ("", "stages/soil/", "progress/", "plan/", "resources/", "cards/"):
        page.goto(f"{garden}en/{path}")
        assert page.evaluate("key => localStorage[key]", KEY) is None, path


def test_a_plan_made_before_the_scripts_ran_counts(garden: str, page: Page) -> None:
    go_on = open_early(page, f"{garden}en/plan/")
    expect(page.get_by_role("button", name="Export a calendar")).to_be_hidden()
    page.get_by_label("Hours a week").fill("3")
    page.get_by_label("First day").fill("2027-01-04")
    page.get_by_role("combobox", name="Path").select_option("short")
    go_on()
    expect(page.get_by_label("Hours a week")).to_have_value("3")
    expect(page.get_by_label("First day")).to_have_value("2027-01-04")
    expect(page.get_by_role("combobox", name="Path")).to_have_value("short")
    expect(page.locator(".rm-plan__list li")).to_have_count(3)


def test_filters_set_before_the_scripts_ran_count(garden: str, page: Page) -> None:
    go_on = open_early(page, f"{garden}en/resources/")
    page.get_by_label("Text").fill("spade")
    before = page.locator("output").inner_text()
    go_on()
    expect(page.locator("output")).not_to_have_text(before)
    assert page.url.endswith("?text=spade")


def test_a_note_can_be_typed_once_the_old_one_is_there(garden: str, open_page: OpenPage) -> None:
    still = open_page()
    still.context.route("**/*.js", lambda route: route.abort())
    still.goto(f"{garden}en/stages/soil/")
    expect(still.locator(".rm-note textarea").first).not_to_be_editable()
    ready = open_page()
    ready.goto(f"{garden}en/stages/soil/")
    ready.locator(".rm-note summary").first.click()
    expect(ready.locator(".rm-note textarea").first).to_be_editable()


@pytest.mark.parametrize("held", ["everywhere.js", "notes.js"])
def test_a_note_takes_what_is_typed_before_it_is_listened_to(
    garden: str, page: Page, held: str
) -> None:
    page.goto(garden)
    kept = {"sand": {"value": "Old.", "at": AT}}
    waiting: list[Route] = []
    for notes, topic, now in (({}, "loam", "New."), (kept, "sand", "Old.\n\nNew.")):
        store(page, json.dumps({**STATE, "notes": notes}))
        page.route(f"**/{held}", lambda route: waiting.append(route))
        page.goto(f"{garden}en/stages/soil/", wait_until="commit")
        place = page.locator(f'[data-rm-note="{topic}"]')
        place.locator("summary").click()
        place.locator("textarea").press_sequentially("New.")
        while waiting:
            waiting.pop().continue_()
        page.unroute(f"**/{held}")
        page.wait_for_load_state()
        expect(place.locator("textarea")).to_have_value(now)
        expect(place.locator(".rm-note__beside")).to_have_count(0)
        wait_until(
            page,
            "([key, id, text]) => JSON.parse(localStorage[key]).notes[id]?.value === text",
            [KEY, topic, now],
        )


def test_a_note_says_that_it_cannot_be_kept_yet(garden: str, open_page: OpenPage) -> None:
    page = open_page()
    page.context.route("**/notes.js", lambda route: route.abort())
    page.goto(f"{garden}en/stages/soil/")
    summary = page.locator(".rm-note summary").first
    summary.click()
    expect(summary).to_contain_text("could not be loaded")


def write_note(page: Page, topic: str, text: str) -> None:
    place = page.locator(f'[data-rm-note="{topic}"]')
    place.locator("summary").click()
    place.locator("textarea").fill(text)
    wait_until(
        page, "([key, topic]) => JSON.parse(localStorage[key] ?? '{}').notes?.[topic]", [KEY, topic]
    )


def test_notes_are_kept_as_typed_and_listed(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    note = "Rub it.\n<b>Not bold</b> 你好"
    write_note(page, "loam", note)
    page.goto(f"{garden}en/stages/soil/")
    expect(page.locator('[data-rm-note="loam"] summary')).to_have_text("Note: Rub it.")
    page.goto(f"{garden}en/progress/")
    expect(page.locator('[data-rm-item="loam"] .rm-checklist__note')).to_have_text(note)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export notes").click()
    assert download.value.suggested_filename.endswith(".md")
    written = download.value.path().read_text("utf-8")
    assert written == f"# My notes\n\n## Soil: Loam\n\n{note}\n"


def test_a_note_that_another_tab_changes_is_not_written_over(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    write_note(page, "loam", "first")
    area = page.locator('[data-rm-note="loam"] textarea')
    expect(area).to_be_focused()
    other = page.context.new_page()
    other.goto(f"{garden}en/stages/soil/")
    write_note(other, "loam", "first and second")
    expect(area).to_have_value("first and second")
    area.press_sequentially("!")
    wait_until(
        page, "(key) => JSON.parse(localStorage[key]).notes.loam.value === 'first and second!'", KEY
    )


def test_notes_of_topics_that_are_gone_are_exported(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    notes = {"gone": {"value": "still mine", "at": AT}, "sand": {"value": "dry", "at": AT}}
    store(page, json.dumps({**STATE, "notes": notes}))
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export notes").click()
    written = download.value.path().read_text("utf-8")
    assert written == "# My notes\n\n## Soil: Sand\n\ndry\n\n## gone\n\nstill mine\n"


def exported(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Export", exact=True).click()
    return download.value.path().read_text("utf-8")


def choose_file(page: Page, text: str) -> None:
    file = FilePayload(name="progress.json", mimeType="application/json", buffer=text.encode())
    page.locator('input[type="file"]').set_input_files([file])


def test_progress_moves_to_another_device(garden: str, open_page: OpenPage) -> None:
    old, new = open_page(), open_page("phone")
    old.goto(f"{garden}en/stages/soil/")
    mark(old, "loam", "done")
    mark(old, "sand", "learning")
    write_note(old, "loam", "from the old one")
    new.goto(f"{garden}en/stages/soil/")
    mark(new, "sand", "done")  # later than on the old device
    write_note(new, "loam", "from the new one")
    old.goto(f"{garden}en/progress/")
    new.goto(f"{garden}en/progress/")
    choose_file(new, exported(old))
    said = new.locator(".rm-mine__said")
    expect(said).to_contain_text("add the progress of 1 topic; update 1 note")
    assert set(stored(new)["topics"]) == {"sand"}, "nothing is done before the reader agrees"
    said.get_by_role("button", name="Import").click()
    kept = stored(new)
    assert {id: entry["value"] for id, entry in kept["topics"].items()} == {
        "loam": "done",
        "sand": "done",
    }
    assert kept["notes"]["loam"]["value"] == "from the new one"
    assert [other["value"] for other in kept["notes"]["loam"]["beside"]] == ["from the old one"]
    choose_file(new, exported(old))
    expect(said).to_contain_text("nothing new")
    new.get_by_role("button", name="Undo").click()
    assert set(stored(new)["topics"]) == {"sand"}


@pytest.mark.parametrize("bad", BAD)
def test_a_file_that_cannot_be_read_changes_nothing(garden: str, page: Page, bad: str) -> None:
    page.goto(f"{garden}en/progress/")
    store_topics(page, loam="done")
    page.reload()
    before = page.evaluate("key => localStorage[key]", KEY)
    choose_file(page, BAD[bad])
    expect(page.locator(".rm-mine__said")).to_contain_text("Nothing was imported")
    assert page.evaluate("key => localStorage[key]", KEY) == before


def test_all_can_be_cleared_and_brought_back(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    store_topics(page, loam="done")
    page.reload()
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("button", name="Cancel").click()
    # Not lost with the button that had it.
    expect(page.get_by_role("button", name="Export", exact=True)).to_be_focused()
    has_line = page.locator('[data-rm-item="loam"]')
    expect(has_line).to_have_attribute("data-rm-status", "done")
    page.get_by_role("button", name="Clear everything").click()
    page.locator(".rm-mine__said").get_by_role("button", name="Clear").click()
    expect(has_line).to_have_attribute("data-rm-status", "new")
    page.reload()
    page.get_by_role("button", name="Undo").click()
    expect(has_line).to_have_attribute("data-rm-status", "done")


WITHOUT_PROSE = """() => document.querySelectorAll(
  ":is(p, li, .rm-resource__note, .rm-card__front) > span:not([class]), .rm-plan__settings"
).forEach((part) => part.remove())"""
"""Prose may name hours, as a note on a course does, and so do the reader's own settings."""


def test_hours_can_be_hidden_everywhere(built_site: BuiltSite, garden: str, page: Page) -> None:
    for address in (garden, built_site.url):
        page.goto(f"{address}en/progress/")
        page.get_by_role("checkbox", name="Do not show hours").check()
    for path in ("en/", "en/stages/soil/", "stages/plants/", "en/plan/"):
        page.goto(garden + path)
        expect(page.locator(".rm-hours").first).to_be_hidden()
    for path in ("", f"stages/{roadmap().stages[1].id}/", "resources/", "plan/", "print/"):
        for folder in ("", "en/"):
            page.goto(built_site.url + folder + path)
            page.evaluate(WITHOUT_PROSE)
            hours = re.findall(r"\d+[ \u00a0]?(?:小时|hours?)", page.locator("main").inner_text())
            assert hours == [], folder + path


def test_pages_without_scripts_keep_no_place_for_them(garden: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{garden}en/stages/soil/")
    expect(page.locator(".rm-progress").first).to_be_hidden()
    expect(page.get_by_role("link", name="Next: Sand")).to_be_visible()


def test_two_tabs_that_write_at_once_lose_nothing(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    other = page.context.new_page()
    other.goto(f"{garden}en/stages/soil/")
    # As where one browser's processes have not told each other yet: what the second one writes
    # knows nothing of the first.
    mark(page, "loam", "done")
    late = json.dumps({**STATE, "topics": {"sand": {"value": "learning", "at": AT}}})
    other.evaluate("([key, text]) => { localStorage[key] = text }", [KEY, late])
    has(page, "sand", "learning")
    has(page, "loam", "done")
    wait_until(page, "key => localStorage[key].includes('loam')", KEY)
    has(other, "loam", "done")
    assert set(stored(other)["topics"]) == {"loam", "sand"}


def test_five_hundred_marks_in_each_of_two_tabs_are_all_there(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    other = page.context.new_page()
    other.goto(f"{garden}en/stages/soil/")
    write = """async (name) => {
      const { set } = await import(roadmap("store"));
      for (let n = 0; n < 500; n += 1) {
        set("outcomes", `${name}/${n}`, true);
        if (n % 25 === 0) await new Promise((go) => setTimeout(go));
      }
    }"""
    for tab, name in ((page, "first"), (other, "second")):
        tab.evaluate(f"void ({write})('{name}')")
    wait_until(
        page,
        "key => Object.keys(JSON.parse(localStorage[key] ?? '{}').outcomes ?? {}).length === 1000",
        arg=KEY,
    )


def test_what_one_tab_clears_no_other_brings_back(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    other = page.context.new_page()
    other.goto(f"{garden}en/progress/")
    other.get_by_role("button", name="Clear everything").click()
    other.locator(".rm-mine__said").get_by_role("button", name="Clear").click()
    has(page, "loam", "new")
    mark(page, "sand", "done")
    assert set(stored(other)["topics"]) == {"sand"}
    other.get_by_role("button", name="Undo").click()
    has(page, "loam", "done")
    has(page, "sand", "new")


def test_a_mark_is_kept_once_there_is_room_again(garden: str, page: Page) -> None:
    page.goto(garden)
    page.add_init_script(
        """const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          if (window.full) throw new DOMException("", "QuotaExceededError");
          set.call(this, key, text);
        }"""
    )
    page.goto(f"{garden}en/stages/soil/")
    page.evaluate("window.full = true")
    mark(page, "loam", "done")
    expect(page.get_by_role("alert")).to_contain_text("no more room")
    page.evaluate("window.full = false")
    mark(page, "sand", "done")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert set(stored(page)["topics"]) == {"loam", "sand"}


def test_what_could_not_be_stored_is_not_said_to_be(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    store_topics(page, loam="done")
    page.reload()
    page.evaluate(
        "void (Storage.prototype.setItem = () => { throw new DOMException('', 'Quota') })"
    )
    page.get_by_role("button", name="Clear everything").click()
    said = page.locator(".rm-mine__said")
    said.get_by_role("button", name="Clear").click()
    expect(said).to_have_text("This could not be stored, so everything is as it was.")
    line = page.locator('[data-rm-item="loam"]')
    expect(line).to_have_attribute("data-rm-status", "done")


def test_a_number_that_json_cannot_write_is_refused(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    pace = '"settings":{"pace":{"value":1e999,"at":"2026-02-01"}}'
    choose_file(page, f'{{"format":"roadmap-progress","version":1,{pace}}}')
    expect(page.locator(".rm-mine__said")).to_contain_text("nothing to import. 1 entry of the file")
