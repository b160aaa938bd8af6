"""Learners plan what is left of tests/cases/sites/garden."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from browser.test_progress import KEY, STATE, store, store_topics, stored
from browser.test_route import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.conftest import OpenPage

Outline = dict[str, Any]
MONDAY = "2027-03-01"
TWO_MONTHS_LATER = "2027-05-03"


@pytest.fixture
def page(still_page: Page) -> Page:
    return still_page


def at(page: Page, day: str) -> None:
    """Let the page believe that it is noon of a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")


def plan(page: Page, garden: str, pace: str = "10", today: str = MONDAY) -> None:
    at(page, today)
    page.goto(f"{garden}en/plan/")
    page.get_by_label("Hours a week").fill(pace)


def texts(found: Locator) -> list[str]:
    return [" ".join(text.split()) for text in found.all_inner_texts()]


def sessions(page: Page) -> list[str]:
    return texts(page.locator(".rm-plan__session"))


def with_outline(page: Page, change: Callable[[Outline], None]) -> None:
    """Let the scripts see another roadmap than the one that was built."""

    def answer(route: Route) -> None:
        text = route.fetch().text()
        outline = json.loads(text.removeprefix("export default").rstrip().rstrip(";"))
        change(outline)
        content = f"export default {json.dumps(outline)};"
        route.fulfill(body=content, content_type="text/javascript")

    page.route("**/outline.js", answer)


def topics_of(outline: Outline) -> dict[str, Outline]:
    sections = [section for stage in outline["stages"] for section in stage["sections"]]
    return {topic["id"]: topic for section in sections for topic in section["topics"]}


def test_this_week_comes_first_session_by_session(garden: str, page: Page) -> None:
    plan(page, garden)
    # Ten hours on three days are 200 minutes each; the middles of the estimates are 2.5 and 4.5 h.
    expect(page.locator(".rm-plan__now h2")).to_have_text(re.compile("This week.*10 hours"))
    assert sessions(page) == [
        "Mon, Mar 1 Today Nothing is planned for today.",
        "Tue, Mar 2 Loam 2.5 hours Sand 0.8 hours",
        "Thu, Mar 4 Sand 3.3 hours",
        "Sat, Mar 6 Sand 0.3 hours Spade 3 hours",
    ]
    link = page.locator(".rm-plan__session a").first
    expect(link).to_have_attribute("href", f"{garden}en/stages/soil/#loam")
    assert texts(page.locator(".rm-plan__list li")) == [
        "Mar 8 to Mar 14 Spade, Sowing 10 hours",
        "Mar 15 to Mar 21 Sowing 10 hours",
        "Mar 22 to Mar 28 Sowing 10 hours",
    ]
    # 176 hours are 53 sessions, 298 are 90.
    [end] = texts(page.locator(".rm-plan__end"))
    assert end == "176–298 hours left; likely done Jul 1, 2027 to Sep 25, 2027"


def test_the_far_future_is_a_range_in_a_fold(garden: str, page: Page) -> None:
    plan(page, garden)
    later = page.locator(".rm-plan__later")
    expect(later.locator("summary")).to_have_text(re.compile("3 topics, until Jul.1,.2027 to Sep"))
    expect(later.locator("li").first).to_be_hidden()
    later.locator("summary").click()
    assert texts(later.locator("li")) == [
        "2 Seeds 20–30 hours done Mar 25, 2027 to Apr 3, 2027",
        "2 Trees 40–50 hours done Apr 22, 2027 to May 8, 2027",
        "3 Harvest 100–200 hours done Jul 1, 2027 to Sep 25, 2027",
    ]
    page.get_by_label("Hours a week").fill("12")
    expect(later.locator("li").first).to_be_visible()  # It stays open.


@pytest.mark.parametrize("language", ["en/", ""])
def test_two_months_later_no_date_is_past(garden: str, page: Page, language: str) -> None:
    plan(page, garden)
    at(page, TWO_MONTHS_LATER)
    page.goto(f"{garden}{language}plan/")
    page.locator(".rm-plan__later summary").click()
    shown = page.locator(".rm-plan [datetime]").evaluate_all("all => all.map(e => e.dateTime)")
    assert shown[0] == TWO_MONTHS_LATER
    assert sorted(shown) == shown
    text = page.locator(".rm-plan").inner_text()
    # The plan of before is named, with its day and its end; of the rest nothing lies before May.
    said = page.locator(".rm-plan__standing").inner_text()
    assert not re.search(r"(Mar|Apr)\b|(?<!\d)[34]\s?月", text.replace(said, "")), text
    ahead = (
        "About 9 weeks behind the plan of Mar 1" if language else "比 3月1日定的计划慢了大约 9 周"
    )
    assert ahead in re.sub(r"\s", " ", said)


def test_ahead_behind_and_in_time(garden: str, page: Page) -> None:
    plan(page, garden)
    standing = page.locator(".rm-plan__standing")
    expect(standing).to_be_hidden()  # on the day of the plan
    at(page, "2027-03-15")
    page.reload()
    # Two weeks, 20 hours: loam, sand and spade take 17 of them, and sowing is at hand.
    expect(standing).to_contain_text("About 2 weeks behind")
    store_marks(page, loam="done", sand="done", spade="done")
    expect(standing).to_have_text("On schedule with the plan of Mar\xa01.")
    store_marks(page, sowing="done")
    expect(standing).to_contain_text(
        "About 2 weeks ahead of the plan of Mar\xa01, which was to end"
    )
    store_marks(page, sowing="new", loam="new", sand="new", spade="new")
    expect(standing).to_contain_text("About 2 weeks behind")
    page.get_by_role("button", name="Make a new plan from today").click()
    expect(standing).to_be_hidden()
    assert stored(page)["settings"]["plan"]["value"] == "2027-03-15 10 237 whole"


def store_marks(page: Page, **topics: str) -> None:
    script = "async ([id, value]) => (await import(roadmap('store'))).set('topics', id, value)"
    for id, status in topics.items():
        page.evaluate(script, [id, status])


def test_a_plan_of_another_path_is_compared_with_nothing(garden: str, page: Page) -> None:
    plan(page, garden)
    at(page, TWO_MONTHS_LATER)
    page.reload()
    expect(page.locator(".rm-plan__standing")).to_be_visible()
    script = "async () => (await import(roadmap('store'))).set('settings', 'path', 'short')"
    page.goto(f"{garden}en/stages/soil/")
    page.evaluate(script)
    page.goto(f"{garden}en/plan/")
    expect(page.locator(".rm-plan__session").first).to_be_visible()
    expect(page.locator(".rm-plan__standing")).to_be_hidden()


@pytest.mark.parametrize(
    "value", ["", "x", "2027-02-30 10 5 whole", "2027-03-01 0 5 whole", "9" * 9]
)
def test_a_promise_that_cannot_be_read_counts_for_nothing(
    garden: str, page: Page, value: str
) -> None:
    at(page, TWO_MONTHS_LATER)
    page.goto(garden)
    entry = {"value": value, "at": "2026-11-01T10:00:00.000Z"}
    store(page, json.dumps({**STATE, "settings": {"plan": entry}}))
    page.goto(f"{garden}en/plan/")
    expect(page.locator(".rm-plan__session").first).to_be_visible()
    expect(page.locator(".rm-plan__standing")).to_be_hidden()


def test_what_is_done_or_off_the_path_does_not_count(garden: str, page: Page) -> None:
    page.goto(garden)
    store_topics(page, loam="done", sand="skipped", spade="done")
    plan(page, garden)
    page.get_by_label("Path").select_option("The short one")
    expect(page.locator(".rm-plan__end")).to_contain_text("20–30 hours left")
    topics = page.locator(".rm-plan__session a, .rm-plan__list a, .rm-plan__later a")
    assert set(topics.all_inner_texts()) == {"Sowing"}
    store_topics(page, loam="done", sowing="done")
    page.reload()
    page.get_by_label("Path").select_option("The short one")
    expect(page.locator(".rm-plan__end")).to_have_text("All done")
    expect(page.get_by_role("button", name="Export a calendar")).to_be_hidden()


@pytest.mark.parametrize(
    ("folder", "said", "ways"),
    [
        ("", "全部学完了", {"我的进度": "progress/", "换一条路线": "#_start", "打印版": "print/"}),
        (
            *("en/", "All done"),
            {"My progress": "progress/", "Another route": "#_start", "Print version": "print/"},
        ),
    ],
)
def test_when_all_is_done_the_plan_leads_on(
    garden: str, page: Page, folder: str, said: str, ways: dict[str, str]
) -> None:
    page.goto(f"{garden}{folder}plan/")
    onward = page.locator(".rm-plan__onward")
    expect(onward).to_be_hidden()
    store_topics(page, **dict.fromkeys(ALL, "done"))
    page.reload()
    expect(page.locator(".rm-plan__end")).to_have_text(said)
    found = onward.get_by_role("link").evaluate_all(
        "all => all.map((a) => [a.textContent, a.href])"
    )
    assert dict(found) == {name: f"{garden}{folder}{way}" for name, way in ways.items()}


def test_what_is_being_learnt_comes_first(garden: str, page: Page) -> None:
    page.goto(garden)
    store_topics(page, pruning="learning")
    plan(page, garden)
    first = [page.locator(".rm-plan__session a").first.inner_text()]
    assert first == ["Pruning"]


def test_sections_that_may_come_early_stand_where_they_are_of_use(garden: str, page: Page) -> None:
    def change(outline: Outline) -> None:
        harvest = outline["stages"][2]["sections"]
        spare = {"needs": [], "recommends": [], "anytime": True, "hours": None}

        def section(name: str, needs: list[str]) -> Outline:
            topic = {**harvest[0]["topics"][0], "id": name, "title": name, "needs": needs}
            return {**spare, "id": f"in-{name}", "title": name, "topics": [topic]}

        harvest += [section("a", ["sowing"]), section("b", []), section("c", [])]
        outline["stages"][1]["sections"][0]["recommends"] = ["in-c"]

    with_outline(page, change)
    at(page, MONDAY)
    page.goto(f"{garden}en/plan/")
    order = page.evaluate(
        "async () => (await import(roadmap('order'))).tasks().map(({ topic }) => topic.id)"
    )
    # c before what recommends it, a after what it needs, b after the section that comes first.
    assert order == ["loam", "sand", "b", "spade", "c", "sowing", "a", "pruning", "storing"]


def test_hours_that_are_known_in_part_are_said_to_be(garden: str, page: Page) -> None:
    def change(outline: Outline) -> None:
        topics_of(outline)["sand"]["hours"] = None
        outline["stages"][0]["sections"][0]["hours"] = None

    with_outline(page, change)
    plan(page, garden)
    expect(page.locator(".rm-plan__end")).to_contain_text("at least 170–290 hours left")
    expect(page.locator(".rm-plan__end")).to_contain_text("at the earliest")
    assert "Loam 2.5 hours Sand no estimate Spade" in sessions(page)[1]


def test_without_any_hours_the_order_is_still_there(garden: str, page: Page) -> None:
    def change(outline: Outline) -> None:
        for topic in topics_of(outline).values():
            topic["hours"] = None
        for stage in outline["stages"]:
            for section in stage["sections"]:
                section["hours"] = None
        outline["paths"] = []

    with_outline(page, change)
    plan(page, garden)
    expect(page.locator(".rm-plan__end")).to_have_text("no estimate")
    assert page.locator(".rm-plan__session a").all_inner_texts()[0] == "Loam"


def test_sixty_stages_make_a_plan(garden: str, page: Page) -> None:
    def change(outline: Outline) -> None:
        first = outline["stages"][0]
        outline["stages"] = [
            json.loads(re.sub(r'"(soil|ground|tools|loam|sand|spade)"', rf'"\g<1>{number}"', text))
            for number, text in enumerate([json.dumps(first)] * 60)
        ]
        outline["paths"] = []

    with_outline(page, change)
    plan(page, garden)
    expect(page.locator(".rm-plan__end")).to_contain_text("960–1,080 hours left")
    # Every stage has two sections; four weeks bring the first four of them to their end.
    expect(page.locator(".rm-plan__later li")).to_have_count(116)


@pytest.mark.parametrize(
    ("folder", "label", "said"),
    [("en/", "Hours a week", "a number from 1 to 100"), ("", "每周小时数", "在 1 到 100 之间")],
)
def test_hours_that_nobody_has_are_refused_beside_the_field(
    garden: str, page: Page, folder: str, label: str, said: str
) -> None:
    at(page, MONDAY)
    page.goto(f"{garden}{folder}plan/")
    field = page.get_by_label(label)
    fault = page.locator("#_plan-pace")
    for value in ("0", "-3", "1000000", ""):
        field.fill("10")
        expect(fault).to_be_hidden()
        before = page.locator(".rm-plan__end").inner_text()
        field.fill(value)
        expect(fault).to_contain_text(said)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(re.escape(said)))
        assert page.locator(".rm-plan__end").inner_text() == before
        assert stored(page)["settings"]["pace"]["value"] == 10
    field.blur()
    expect(field).to_have_value("")  # What was typed stays beside what is said of it.


def test_other_fields_are_refused_beside_them_too(garden: str, page: Page) -> None:
    plan(page, garden)
    page.get_by_label("First day").fill("")
    expect(page.locator("#_plan-start")).to_be_visible()
    for day in ("Tue", "Thu", "Sat"):
        page.get_by_label(day).uncheck()
    expect(page.locator("#_plan-days")).to_be_visible()
    assert stored(page)["settings"]["days"]["value"] == "6"
    page.get_by_label("Sun").check()
    expect(page.locator("#_plan-days")).to_be_hidden()
    assert stored(page)["settings"]["days"]["value"] == "7"
    assert sessions(page)[1].startswith("Sun, Mar 7 Loam")


def test_settings_are_kept(garden: str, page: Page) -> None:
    plan(page, garden)
    page.get_by_label("First day").fill("2027-03-10")
    page.get_by_label("Time of day").fill("07:30")
    page.goto(f"{garden}plan/")
    expect(page.get_by_label("每周小时数")).to_have_value("10")
    expect(page.get_by_label("开始日期")).to_have_value("2027-03-10")
    expect(page.get_by_label("每次几点开始")).to_have_value("07:30")
    # A plan that is made is folded: what to do comes first.
    expect(page.get_by_label("每周小时数")).to_be_hidden()
    expect(page.locator(".rm-plan__settings summary")).to_have_text(
        "每周 10 小时：周二、周四、周六"
    )
    expect(page.locator(".rm-plan__now h2")).to_contain_text("第一周")


@pytest.mark.parametrize("start", ["+275760-09", "-000001-01", "2027-02-30", "soon"])
def test_a_first_day_that_is_none_counts_as_today(garden: str, page: Page, start: str) -> None:
    page.goto(garden)
    entry = {"value": start, "at": "2026-11-01T10:00:00.000Z"}
    store(page, json.dumps({**STATE, "settings": {"start": entry}}))
    at(page, "2027-01-31")
    page.goto(f"{garden}en/plan/")
    expect(page.get_by_label("First day")).to_have_value("2027-01-31")


def test_the_first_day_is_today_unless_it_is_set(garden: str, page: Page) -> None:
    at(page, "2027-01-31")
    page.goto(f"{garden}en/plan/")
    expect(page.get_by_label("First day")).to_have_value("2027-01-31")
    assert page.evaluate("key => localStorage[key]", KEY) is None


@pytest.mark.parametrize("text", ["2027-02-29", "2027-1-1", "", "x", "2027-01-01T00:00"])
def test_only_real_days_are_days(garden: str, page: Page, text: str) -> None:
    page.goto(f"{garden}en/plan/")
    day = "async (text) => (await import(roadmap('schedule'))).dayOf(text) ?? null"
    assert page.evaluate(day, text) is None
    assert page.evaluate(day, "2028-02-29") is not None


def test_sessions_lie_on_the_chosen_days_at_any_pace(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/plan/")
    found = page.evaluate(
        """async () => {
          const { dayAfter, iso, sessions, settings } = await import(roadmap("schedule"));
          const { tasks } = await import(roadmap("order"));
          const first = Date.UTC(2027, 2, 1);
          return [[1, [7]], [7, [1, 3]], [100, [1, 2, 3, 4, 5, 6, 7]]].map(([pace, days]) => {
            const how = { ...settings(), first, pace, days };
            const all = [...sessions(tasks(), how)];
            const minutes = all.reduce((sum, session) => sum + session.minutes, 0);
            const end = iso(dayAfter(minutes, how));
            return { days: all.map(({ day }) => iso(day)), minutes, end };
          });
        }"""
    )
    weekdays = ({7}, {1, 3}, {1, 2, 3, 4, 5, 6, 7})
    for result, allowed in zip(found, weekdays, strict=True):
        days = [date.fromisoformat(day) for day in result["days"]]
        assert days == sorted(set(days))
        assert {day.isoweekday() for day in days} <= allowed
        assert result["minutes"] == 237 * 60
        assert result["end"] == result["days"][-1]


def test_a_pace_that_was_set_elsewhere_makes_a_promise(garden: str, page: Page) -> None:
    at(page, MONDAY)
    page.goto(f"{garden}en/stages/soil/")
    script = "async () => (await import(roadmap('store'))).set('settings', 'pace', 5)"
    page.evaluate(script)
    assert "plan" not in stored(page)["settings"]
    page.evaluate("async () => void await import(roadmap('schedule'))")
    assert stored(page)["settings"]["plan"]["value"] == "2027-03-01 5 237 whole"


def test_home_is_told_of_this_week_once_there_is_a_plan(garden: str, page: Page) -> None:
    week = """async () => {
      const found = (await import(roadmap("schedule"))).week();
      return found && [found.minutes, found.tasks.map(({ topic }) => topic.id)];
    }"""
    at(page, MONDAY)
    page.goto(f"{garden}en/plan/")
    assert page.evaluate(week) is None
    page.get_by_label("Hours a week").fill("5")
    assert page.evaluate(week) == [300, ["loam", "sand"]]


def test_without_scripts_the_hours_stand_in_a_table(garden: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{garden}en/plan/")
    page.locator("summary", has_text="Hours of the stages").click()
    foot = page.locator(".rm-plan__hours tfoot td")
    expect(foot).to_have_text(["176–298 hours", "22–33 hours"])
    expect(page.locator(".rm-plan")).to_be_hidden()
