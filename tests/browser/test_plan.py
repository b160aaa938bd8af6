"""Learners plan what is left of tests/cases/sites/garden."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from browser.test_progress import STATE, store, store_topics


def plan(page: Page, garden: str, pace: str = "10", start: str = "2027-03-01") -> None:
    page.goto(f"{garden}en/plan/")
    page.get_by_label("Hours a week").fill(pace)
    page.get_by_label("First day").fill(start)


def lines(page: Page) -> list[str]:
    texts = page.locator(".rm-plan__list li").all_inner_texts()
    # Dates stay whole at the end of a line.
    assert all(re.search(r"[A-Z][a-z]{2}\xa0\d+,\xa0\d{4}", text) for text in texts)
    return [text.replace("\xa0", " ") for text in texts]


def test_a_plan_gives_dates_for_every_section(garden: str, page: Page) -> None:
    plan(page, garden)
    # 16-18, 60-80 and 100-200 hours, ten a week: 176 hours are 124 days, 298 are 209.
    expect(page.locator(".rm-plan__end")).to_have_text("Likely done: Jul 2, 2027 to Sep 25, 2027")
    assert len(lines(page)) == 5
    assert "6–8 hours" in lines(page)[0]
    assert "from Mar 1, 2027 at the earliest, done Mar 5, 2027 to Mar 6, 2027" in lines(page)[0]
    assert "10 hours" in lines(page)[1]
    assert "from Mar 5, 2027" in lines(page)[1]


def test_no_section_ends_before_it_begins(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/plan/")
    wrong = page.evaluate(
        """async () => {
          const { last, on } = await import("roadmap/schedule.js");
          const wrong = [];
          for (let pace = 1; pace <= 40; pace++)
            for (let from = 0; from < 60; from++)
              for (let hours = 1; hours <= 7; hours++)
                if (on(0, from, pace) > last(0, from + hours, pace))
                  wrong.push([pace, from, hours]);
          return wrong;
        }"""
    )
    assert wrong == []


def test_bars_show_when_each_section_lies(garden: str, page: Page) -> None:
    plan(page, garden)
    drawn = page.locator(".rm-plan__bar").evaluate_all(
        """(bars) => bars.map((bar) => [0, 1, 2, 3]
          .map((at) => Number(bar.style.getPropertyValue(`--at-${at}`)) * 298))"""
    )
    # Earliest begin, middle of the begin and of the end, latest end, of 298 hours.
    assert drawn[0] == pytest.approx([0, 0, 7, 8])
    assert drawn[1] == pytest.approx([6, 7, 17, 18])
    assert drawn[-1][-1] == pytest.approx(298)


def test_what_is_done_or_off_the_path_does_not_count(garden: str, page: Page) -> None:
    page.goto(garden)
    store_topics(page, loam="done", sand="skipped", spade="done")
    plan(page, garden)
    assert len(lines(page)) == 3
    page.get_by_label("Path").select_option("The short one")
    [line] = lines(page)
    assert line.startswith("2 Seeds")
    assert "20–30 hours" in line
    store_topics(page, loam="done", sowing="done")
    page.reload()
    page.get_by_label("Path").select_option("The short one")
    expect(page.locator(".rm-plan__end")).to_have_text("All done")
    expect(page.get_by_role("button", name="Export a calendar")).to_be_disabled()


def test_settings_are_kept_and_nonsense_is_not(garden: str, page: Page) -> None:
    plan(page, garden)
    page.get_by_label("Hours a week").fill("0")
    page.get_by_label("First day").fill("")
    page.goto(f"{garden}plan/")
    expect(page.get_by_label("每周小时数")).to_have_value("10")
    expect(page.get_by_label("开始日期")).to_have_value("2027-03-01")


@pytest.mark.parametrize("start", ["+275760-09", "-000001-01", "2027-02-30", "soon"])
def test_a_first_day_that_is_none_counts_as_today(garden: str, page: Page, start: str) -> None:
    page.goto(garden)
    entry = {"value": start, "at": "2026-11-01T10:00:00.000Z"}
    store(page, json.dumps({**STATE, "settings": {"start": entry}}))
    page.clock.set_fixed_time("2027-01-31T12:00:00Z")
    page.goto(f"{garden}en/plan/")
    expect(page.get_by_label("First day")).to_have_value("2027-01-31")


def test_the_first_day_is_today_unless_it_is_set(garden: str, page: Page) -> None:
    page.clock.set_fixed_time("2027-01-31T12:00:00Z")
    page.goto(f"{garden}en/plan/")
    expect(page.get_by_label("First day")).to_have_value("2027-01-31")


def test_the_calendar_is_one_that_calendars_read(garden: str, page: Page) -> None:
    plan(page, garden)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export a calendar").click()
    content = download.value.path().read_bytes()
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [
        "Ground",
        "Tools",
        "Seeds",
        "Trees",
        "Cellar",
    ]
    assert events[0].decoded("DTSTART") == date(2027, 3, 1)
    for before, event in pairwise(events):
        assert before.decoded("DTEND") == event.decoded("DTSTART")
    # The middle of the estimates: 237 hours.
    assert events[-1].decoded("DTEND") == date(2027, 8, 14)
    assert str(events[0]["URL"]) == f"{garden}en/stages/soil/#ground"
    assert len({str(event["UID"]) for event in events}) == len(events)


AWKWARD = [
    {
        "stage": {"title": "A; b, c\\d\nBEGIN:VEVENT", "address": "stages/a/"},
        "section": {"id": "long", "title": "很长的标题，" * 20},
        "hours": {"low": 1, "high": 1},
        "begin": {"low": 0, "high": 0},
        "end": {"low": 1, "high": 1},
    }
]


def test_no_title_breaks_out_of_a_calendar(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/plan/")
    content: str = page.evaluate(
        "async (rows) => (await import('roadmap/schedule.js'))"
        ".calendar(rows, Date.UTC(2027, 0, 1), 5, new URL('https://x.example/'))",
        json.loads(json.dumps(AWKWARD)),
    )
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "很长的标题，" * 20
    assert str(event["DESCRIPTION"]) == "A; b, c\\d\nBEGIN:VEVENT"


@pytest.mark.parametrize("text", ["2027-02-29", "2027-1-1", "", "x", "2027-01-01T00:00"])
def test_only_real_days_are_days(garden: str, page: Page, text: str) -> None:
    page.goto(f"{garden}en/plan/")
    day = "async (text) => (await import('roadmap/schedule.js')).dayOf(text) ?? null"
    assert page.evaluate(day, text) is None
    assert page.evaluate(day, "2028-02-29") is not None


def test_without_scripts_the_hours_stand_in_a_table(garden: str, page: Page) -> None:
    page.context.route("**/*.js", lambda route: route.abort())
    page.goto(f"{garden}en/plan/")
    foot = page.locator(".rm-plan__hours tfoot td")
    expect(foot).to_have_text(["176–298 hours", "22–33 hours"])
