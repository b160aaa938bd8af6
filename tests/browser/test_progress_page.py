"""Learners see on tests/cases/sites/garden's page of progress what they have done, and print it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from browser.test_plan import at, texts
from browser.test_progress import AT, STATE, key_of, store

TODAY = "2027-03-10"  # a Wednesday


def entry(value: str | bool, day: str) -> dict[str, Any]:
    return {"value": value, "at": f"{day}T12:00:00.000Z"}


HALF = {
    **STATE,
    "topics": {
        "loam": entry("done", "2027-03-09"),
        "sand": entry("done", "2027-02-23"),
        "sowing": entry("learning", "2027-03-09"),
        "pruning": entry("skipped", "2027-03-09"),
    },
    "outcomes": {
        key_of("loam", "用手指捻碎壤土，看它的团粒。"): entry(value=True, day="2027-03-08"),
        key_of("soil", "水一小时渗完。"): entry(value=True, day="2027-02-24"),
        "_glossary/humus": entry(value=True, day="2027-03-09"),  # a term, which is no self-check
    },
    "notes": {"loam": entry("It crumbles.", "2027-03-09")},
}


def show(page: Page, garden: str, folder: str = "en/", **settings: str) -> None:
    at(page, TODAY)
    page.goto(garden)
    kept = {name: entry(value, "2027-02-01") for name, value in settings.items()}
    store(page, json.dumps({**HALF, "settings": kept}))
    page.goto(f"{garden}{folder}progress/")


def part(page: Page, name: str) -> Locator:
    return page.locator(f".rm-done__{name}")


def test_progress_comes_first(garden: str, page: Page) -> None:
    show(page, garden)
    # Of five topics that are not skipped, two; what is left are spade, sowing and storing.
    expect(part(page, "share")).to_have_text("40%")
    expect(part(page, "left")).to_have_text("130–240 hours left")
    assert texts(part(page, "facts").locator("span")) == [
        "2 / 5 topics done",
        "1 / 1 self-checks",
        "1 / 1 milestone projects",
        "1 skipped",
    ]
    assert texts(part(page, "stages").locator("li")) == [
        "1 Soil 2 / 3 done 10 hours left",
        "2 Plants 0 / 1 done 20–30 hours left",
        "3 Harvest 0 / 1 done 100–200 hours left",
    ]
    shares = part(page, "bar").evaluate_all(
        "bars => bars.map((bar) => Number(bar.style.getPropertyValue('--share')).toFixed(2))"
    )
    assert shares == ["0.67", "0.00", "0.00"]
    order = page.locator("article h2").evaluate_all("all => all.map((title) => title.id)")
    assert order == ["_topics", "_files", "_settings", "_keys"]


def test_what_happened_lately_is_told_by_week(garden: str, page: Page) -> None:
    show(page, garden)
    assert texts(part(page, "weeks").locator("li")) == [
        "This week 1 topic done: Loam; 1 self-check ticked; 1 note",
        "Feb 22 to Feb 28 1 topic done: Sand; 1 self-check ticked",
    ]
    link = part(page, "weeks").get_by_role("link", name="Loam")
    expect(link).to_have_attribute("href", f"{garden}en/stages/soil/#loam")
    line = page.locator('[data-rm-item="loam"] .rm-checklist__status')
    expect(line).to_have_text("DoneMar 9, 20271 / 1 self-checks")
    show(page, garden, folder="")
    assert texts(part(page, "weeks").locator("li"))[0].startswith("本周 学完 1 个主题：壤土；")


def test_nobody_has_done_nothing_wrong(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    expect(part(page, "share")).to_have_text("0%")
    expect(part(page, "weeks")).to_contain_text("Nothing is done yet")


def test_all_done_is_said(garden: str, page: Page) -> None:
    show(page, garden, path="short")
    page.evaluate(
        "async () => (await import(roadmap('store'))).set('topics', 'sowing', 'done')",
    )
    expect(part(page, "share")).to_have_text("100%")
    expect(part(page, "left")).to_have_text("All done")


def test_what_is_off_the_path_is_folded_and_does_not_count(garden: str, page: Page) -> None:
    show(page, garden, path="short")
    expect(part(page, "share")).to_have_text("50%")
    assert "Sand" not in part(page, "weeks").inner_text()
    assert texts(part(page, "stages").locator("li:visible")) == [
        "1 Soil 1 / 1 done",
        "2 Plants 0 / 1 done 20–30 hours left",
    ]
    expect(page.locator('[data-rm-item="loam"]')).to_be_visible()
    expect(page.locator('[data-rm-item="sand"]')).to_be_hidden()
    page.get_by_text("2 topics are not on your path").click()
    expect(page.locator('[data-rm-item="sand"]')).to_be_visible()
    page.evaluate(
        "async () => (await import(roadmap('store'))).set('settings', 'path', 'whole')",
    )
    expect(part(page, "share")).to_have_text("40%")
    assert [
        item.get_attribute("data-rm-item")
        for item in page.locator("[data-rm-item='loam'] ~ li, [data-rm-item='loam']").all()
    ] == ["loam", "sand", "spade"]


def test_on_paper_stand_what_is_done_when_and_the_notes(garden: str, page: Page) -> None:
    show(page, garden)
    page.evaluate("window.print = () => { window.printed = true }")
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(part(page, "paper")).to_have_text("Garden · Mar 10, 2027")
    expect(page.get_by_text("It crumbles.")).to_be_visible()
    expect(page.locator('[data-rm-item="sand"]')).to_contain_text("DoneFeb 23, 2027")
    expect(page.locator('[data-rm-item="spade"]')).to_be_hidden()
    headings = page.locator("article :is(h2, h3):visible").all_inner_texts()
    assert headings == ["All topics", "1 Soil", "2 Plants"]
    for name in ("Export", "Print this page"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_hidden()


def test_files_settings_and_keys_are_a_tap_away(garden: str, page: Page) -> None:
    show(page, garden)
    part(page, "ways").get_by_role("link", name="Export and import").click()
    expect(page.get_by_role("button", name="Export", exact=True)).to_be_in_viewport()


def test_more_than_a_browser_keeps_is_refused_in_words(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    mine = json.dumps({**STATE, "notes": {"loam": {"value": "Mine.", "at": AT}}})
    store(page, mine)
    page.goto(f"{garden}en/progress/")
    # Made in the page: it would take Playwright a minute to bring 40 MB there.
    page.evaluate(
        """([state, at]) => {
          const entry = { value: "x".repeat(10_000), at };
          const all = Array.from({ length: 4000 }, (_, number) => [`topic-${number}`, entry]);
          const notes = Object.fromEntries(all);
          const held = new DataTransfer();
          held.items.add(new File([JSON.stringify({ ...state, notes })], "p.json"));
          const picker = document.querySelector('input[type="file"]');
          picker.files = held.files;
          picker.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        [STATE, AT],
    )
    expect(page.locator(".rm-mine__said")).to_contain_text("too large")
    assert page.evaluate("localStorage['roadmap:/']") == mine


def test_an_import_a_hundred_times_over_adds_nothing(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/progress/")
    notes = {f"topic-{number}": {"value": "x" * 10_000, "at": AT} for number in range(100)}
    text = json.dumps({**STATE, "notes": notes, "topics": {"loam": {"value": "done", "at": AT}}})
    once, often = page.evaluate(
        """async (text) => {
          const { add } = await import(roadmap("replacing"));
          const { current } = await import(roadmap("store"));
          const { parse } = await import(roadmap("format"));
          const said = () => JSON.stringify(current());
          add(parse(text).state);
          const once = said();
          for (let i = 1; i < 100; i++) add(parse(text).state);
          return [once, said()];
        }""",
        text,
    )
    assert once == often
    assert len(json.loads(often)["notes"]) == 100
