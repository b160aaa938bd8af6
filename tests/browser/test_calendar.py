"""Learners take the plan of tests/cases/sites/garden along in their calendar program."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from icalendar import Calendar, Event
from khal.cli import main_khal
from playwright.sync_api import Page, expect

from browser.test_plan import MONDAY, at, plan, store_marks

KHAL = """\
[calendars]
[[study]]
path = {folder}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
[sqlite]
path = {folder}.db
[default]
default_calendar = study
"""
LINE = "{start-date} {start-time}-{end-time} {title}"


def export(page: Page, button: str = "Export a calendar") -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.path().read_bytes()


def events_of(content: bytes) -> list[Event]:
    found = Calendar.from_ical(content).walk("VEVENT")
    events = [event for event in found if isinstance(event, Event)]
    assert len(events) == len(found)
    return events


@pytest.fixture
def page(still_page: Page) -> Page:
    return still_page


class Khal:
    """A calendar program with a calendar of its own."""

    def __init__(self, folder: Path) -> None:
        self.config = folder / "khal.conf"
        self.calendar = folder / "study"
        self.calendar.mkdir()
        self.config.write_text(KHAL.format(folder=self.calendar), encoding="utf-8")

    def run(self, *arguments: str) -> str:
        done = CliRunner().invoke(main_khal, ["-c", str(self.config), *arguments])
        assert done.exit_code == 0, done.output
        return done.output

    def take(self, content: bytes) -> list[str]:
        """Import a file, and give what stands in the calendar then."""
        file = self.config.with_name("plan.ics")
        file.write_bytes(content)
        self.run("import", "--batch", "-a", "study", str(file))
        listed = self.run("list", "--day-format", "", "--format", LINE, "2027-03-01", "400d")
        return [line for line in listed.splitlines() if line.strip()]


def test_sessions_are_those_of_the_page(garden: str, page: Page, tmp_path: Path) -> None:
    plan(page, garden)
    found = Khal(tmp_path).take(export(page))
    # The first week of test_plan.py, from seven in the evening, 200 minutes each.
    assert found[:6] == [
        "2027-03-02 19:00-21:30 Loam",
        "2027-03-02 21:30-22:20 Sand",
        "2027-03-04 19:00-22:20 Sand",
        "2027-03-06 19:00-19:20 Sand",
        "2027-03-06 19:20-22:20 Spade",
        "2027-03-09 19:00-22:20 Spade",
    ]
    minutes = sum(length(line) for line in found)
    assert minutes == 237 * 60


def length(line: str) -> int:
    begin, end = (datetime.strptime(part, "%H:%M") for part in line.split()[1].split("-"))
    return int((end - begin) / timedelta(minutes=1))


def test_nothing_is_twice_after_two_exports_in_two_languages(
    garden: str, page: Page, tmp_path: Path
) -> None:
    khal = Khal(tmp_path)
    plan(page, garden)
    first = khal.take(export(page))
    assert khal.take(export(page)) == first
    page.goto(f"{garden}plan/")
    page.clock.set_fixed_time("2027-03-01T12:00:05")
    assert [line.rpartition(" ")[0] for line in khal.take(export(page, "导出日历"))] == [
        line.rpartition(" ")[0] for line in first
    ]
    assert len(list(khal.calendar.glob("*.ics"))) == 6
    # Two weeks later with one topic done, the rest has moved, and nothing of it is left behind.
    at(page, "2027-03-15")
    page.goto(f"{garden}en/plan/")
    store_marks(page, loam="done")
    later = khal.take(export(page))
    moved = [line for line in later if "Loam" not in line and "壤土" not in line]
    assert moved[0] == "2027-03-16 19:00-22:20 Sand"
    assert sum(map(length, moved)) == (237 * 2 - 5) * 30


def test_events_say_what_calendars_ask_for(garden: str, page: Page) -> None:
    plan(page, garden)
    before = events_of(export(page))
    page.clock.set_fixed_time("2027-03-01T12:00:01")
    after = events_of(export(page))
    assert [event["UID"] for event in before] == [event["UID"] for event in after]
    for event, again in zip(before, after, strict=True):
        assert 0 < int(str(event["SEQUENCE"])) < int(str(again["SEQUENCE"])) < 2**31
        assert event.decoded("LAST-MODIFIED") < again.decoded("LAST-MODIFIED")
    loam = before[0]
    assert str(loam["SUMMARY"]) == "Loam"
    assert str(loam["URL"]) == f"{garden}en/stages/soil/#loam"
    assert str(loam["DESCRIPTION"]) == f"1 Soil: Ground\n2–3 hours\n{loam['URL']}"
    assert loam.decoded("DTSTART") == datetime(2027, 3, 2, 19)  # a wall clock's time, of no zone
    # A former id of the topic goes on: `silica` is what `sand` was called when it was first taken.
    names = {str(event["UID"]).partition("@")[0] for event in before}
    assert names == {"loam", "silica", "spade", "sowing", "pruning", "storing"}


MODULES = """
  const { calendar } = await import(roadmap("calendar"));
  const { tasks } = await import(roadmap("order"));
  const { settings } = await import(roadmap("schedule"));
"""
TITLES = ["A; b, c\\d\nBEGIN:VEVENT\x07", "很长的标题，" * 20, "👩‍🌾𝒳" * 30, "x" * 200]


@pytest.mark.parametrize("title", TITLES, ids=["signs", "Chinese", "beyond", "one word"])
def test_no_title_breaks_out_of_a_calendar(garden: str, page: Page, title: str) -> None:
    at(page, MONDAY)
    page.goto(f"{garden}en/plan/")
    content: str = page.evaluate(
        f"""async (title) => {{
          {MODULES}
          const [first] = tasks();
          return calendar([{{ ...first, topic: {{ ...first.topic, title }} }}], settings());
        }}""",
        title,
    )
    lines = content.split("\r\n")
    assert "\n" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    folded = [line for line, after in pairwise(lines) if after.startswith(" ")]
    assert all(len(line.encode()) > 75 - 4 for line in folded)  # as much as goes into a line
    [event] = events_of(content.encode())
    assert str(event["SUMMARY"]) == title.replace("\x07", "")


def test_a_plan_that_outlives_the_calendar_ends_with_it(garden: str, page: Page) -> None:
    at(page, MONDAY)
    page.goto(f"{garden}en/plan/")
    content: str = page.evaluate(
        f"""async () => {{
          {MODULES}
          return calendar(tasks(), {{ ...settings(), first: Date.UTC(9999, 11, 20) }});
        }}"""
    )
    events = events_of(content.encode())
    assert events
    assert {event.decoded("DTEND").year for event in events} == {9999}


def test_a_session_may_begin_at_any_time_of_the_day(garden: str, page: Page) -> None:
    plan(page, garden)
    page.get_by_label("Time of day").fill("06:15")
    page.get_by_label("Time of day").fill("")  # is none: the last one stays
    expect(page.locator("#_plan-time")).to_be_visible()
    assert events_of(export(page))[0].decoded("DTSTART") == datetime(2027, 3, 2, 6, 15)
