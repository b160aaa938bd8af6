"""Of two marks the later one counts, even where a device's clock is ahead or behind."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

from browser.test_plan import at
from browser.test_progress import STATE, choose_file, has, mark, store, stored

AHEAD = {"value": "learning", "at": "2031-01-01T00:00:00.000Z"}
TODAY = "2026-12-05"
MERGE = """async ([a, b]) => {
  const { merge, parse } = await import(roadmap("format"));
  const [mine, theirs] = [a, b].map((state) => parse(JSON.stringify(state)).state);
  return [merge(mine, theirs), merge(theirs, mine)].map(({ state }) => state.topics.loam.value);
}"""


def with_mark(mark: dict[str, Any]) -> dict[str, Any]:
    return {**STATE, "topics": {"loam": mark}}


def mark_over(page: Page, garden: str, known: dict[str, Any], day: str = TODAY) -> dict[str, Any]:
    """Mark a topic as done where something else was marked before."""
    at(page, day)
    page.goto(f"{garden}en/stages/soil/")
    store(page, json.dumps(with_mark(known)))
    page.reload()
    mark(page, "loam", "done")
    marked: dict[str, Any] = stored(page)["topics"]["loam"]
    return marked


def test_a_mark_over_one_from_a_clock_that_is_ahead_wins_for_good(garden: str, page: Page) -> None:
    marked = mark_over(page, garden, AHEAD)
    noon = "2026-12-05T12:00:00.000Z"
    assert marked == {"value": "done", "at": noon, "over": AHEAD["at"]}
    # The old file comes once more, today and when its time has passed.
    for day in (TODAY, "2032-01-01"):
        at(page, day)
        page.goto(f"{garden}en/progress/")
        choose_file(page, json.dumps(with_mark(AHEAD)))
        expect(page.locator(".rm-mine__said")).to_contain_text("nothing new")
    # A later mark follows this one, and so it does on a third device that has the old one.
    at(page, "2026-12-06")
    page.goto(f"{garden}en/stages/soil/")
    # What is done is folded; its status stands beside the heading.
    page.locator('.rm-chip[aria-label$="Loam"]').select_option("skipped")
    assert stored(page)["topics"]["loam"]["over"] == AHEAD["at"]
    assert page.evaluate(MERGE, [stored(page), with_mark(AHEAD)]) == ["skipped"] * 2
    assert page.evaluate(MERGE, [stored(page), with_mark(marked)]) == ["skipped"] * 2


def test_a_clock_that_is_ahead_does_not_win_over_what_it_never_saw(garden: str, page: Page) -> None:
    at(page, TODAY)
    page.goto(f"{garden}en/stages/soil/")
    mark(page, "loam", "done")
    assert page.evaluate(MERGE, [stored(page), with_mark(AHEAD)]) == ["done"] * 2
    # Hours do not make it so: clocks differ, and nobody knows which one is right.
    soon = {"value": "learning", "at": "2026-12-06T00:00:00.000Z"}
    assert page.evaluate(MERGE, [stored(page), with_mark(soon)]) == ["learning"] * 2


def test_a_mark_from_a_clock_that_is_behind_is_not_lost(garden: str, page: Page) -> None:
    known = {"value": "learning", "at": "2026-12-04T00:00:00.000Z"}
    marked = mark_over(page, garden, known, day="2000-01-01")
    has(page, "loam", "done")
    at(page, TODAY)
    assert page.evaluate(MERGE, [with_mark(marked), with_mark(known)]) == ["done"] * 2


def test_what_says_over_which_time_it_was_set_in_no_form_is_a_mark_like_any(
    garden: str, page: Page
) -> None:
    at(page, TODAY)
    page.goto(f"{garden}en/stages/soil/")
    odd_ones: list[Any] = [None, 7, "never", {}]
    for over in odd_ones:
        odd = {"value": "done", "at": "2026-12-01T00:00:00.000Z", "over": over}
        later = {"value": "learning", "at": "2026-12-02T00:00:00.000Z"}
        assert page.evaluate(MERGE, [with_mark(odd), with_mark(later)]) == ["learning"] * 2
