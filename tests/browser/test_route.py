"""What the scripts know of a reader's way: counts, hours left, and what comes next.

The site is tests/cases/sites/garden; its short path takes `loam` and `sowing`.
"""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from browser.test_progress import AT, STATE, key_of, store

ALL = ("loam", "sand", "spade", "sowing", "pruning", "storing")
RUB = key_of("loam", "用手指捻碎壤土，看它的团粒。")
WATER = key_of("soil", "水一小时渗完。")


def know(
    page: Page, path: str = "", ticks: tuple[str, ...] = (), /, **topics: str | tuple[str, int]
) -> None:
    """Store what a reader marked: a status, or one with the minute when it was marked."""
    marks = {id: (said, 0) if isinstance(said, str) else said for id, said in topics.items()}
    state = {
        **STATE,
        "topics": {
            id: {"value": status, "at": f"2026-11-01T10:{minute:02}:00.000Z"}
            for id, (status, minute) in marks.items()
        },
        "outcomes": {key: {"value": True, "at": AT} for key in ticks},
        "settings": {"path": {"value": path, "at": AT}} if path else {},
    }
    store(page, json.dumps(state, separators=(",", ":")))  # as the scripts write it
    page.reload()


def ask(page: Page, expression: str) -> Any:
    return page.evaluate(
        f"""async () => {{
          const {{ markAll }} = await import(roadmap("bulk"));
          const {{ stages }} = await import(roadmap("route"));
          const {{ next, tally }} = await import(roadmap("tally"));
          return ({expression});
        }}"""
    )


def tally(page: Page, id: str = "") -> dict[str, Any]:
    found: dict[str, Any] = ask(page, f"tally({json.dumps(id) if id else ''})")
    return found


def left(low: int, high: int, *, at_least: bool = False) -> dict[str, Any]:
    return {"low": low, "high": high, "isAtLeast": at_least}


def test_all_is_left_at_first(garden: str, page: Page) -> None:
    page.goto(garden)
    assert tally(page) == {
        "done": 0,
        "skipped": 0,
        "all": 6,
        "settled": 0,
        "share": 0,
        "left": left(176, 298),
        "outcomes": {"done": 0, "all": 1},
        "milestones": {"done": 0, "all": 1},
    }
    assert tally(page, "ground")["left"] == left(6, 8)
    assert tally(page, "loam")["left"] == left(2, 3)


def test_skipped_topics_leave_counts_and_hours(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, loam="skipped", sand="done", spade="learning")
    soil = tally(page, "soil")
    assert (soil["done"], soil["skipped"], soil["all"], soil["settled"]) == (1, 1, 2, 2)
    assert soil["share"] == 0.5
    assert soil["left"] == left(10, 10)
    assert soil["outcomes"] == {"done": 0, "all": 0}
    know(page, loam="skipped", sand="skipped", spade="skipped")
    soil = tally(page, "soil")
    assert (soil["done"], soil["all"], soil["share"], soil["left"]) == (0, 0, 1, left(0, 0))
    assert soil["milestones"] == {"done": 0, "all": 0}


def test_what_is_off_the_path_counts_nowhere(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, "short", sand="done", storing="skipped")
    assert tally(page)["all"] == 2
    assert tally(page)["settled"] == 0
    assert tally(page)["left"] == left(22, 33)
    assert tally(page, "harvest")["all"] == 0
    assert tally(page, "harvest")["share"] == 0


def test_outcomes_and_milestones_are_counted_by_what_they_say(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, "", (RUB, WATER, "loam/12345678", "sand/12345678"))
    whole = tally(page)
    assert whole["outcomes"] == {"done": 1, "all": 1}
    assert whole["milestones"] == {"done": 1, "all": 1}
    assert tally(page, "plants")["milestones"] == {"done": 0, "all": 0}


def test_hours_that_are_known_in_part_are_the_least(garden: str, page: Page) -> None:
    page.goto(garden)
    without = "stages.flatMap(({ sections }) => sections.slice(0, 1)).forEach((section) => {%s})"
    forget = "section.topics.forEach((topic) => { topic.hours = null })"
    # Topics without hours have their share of the section's.
    own = without % f"{forget}; section.hours = [7, 9]"
    assert ask(page, f"{own}, tally('soil').left") == left(17, 19)
    know(page, loam="done")
    assert ask(page, f"{own}, tally(stages[0].sections[0].id).left") == left(4, 5)
    none = without % f"{forget}; section.hours = null"
    assert ask(page, f"{none}, tally().left") == left(50, 60, at_least=True)
    assert ask(page, f"{none}, tally('ground').left") is None
    know(page, **dict.fromkeys(ALL, "done"))
    assert ask(page, f"{none}, tally().left") == left(0, 0)


NEXT: list[tuple[dict[str, Any], tuple[str, str, str | None] | None]] = [
    ({}, ("loam", "first", None)),
    ({"loam": "skipped"}, ("sand", "first", None)),
    # Whatever is being learnt comes first, and of two the one marked last.
    ({"storing": ("learning", 1), "sand": "learning"}, ("storing", "learning", None)),
    ({"loam": ("done", 9), "storing": "learning"}, ("storing", "learning", None)),
    # Else the next one after what was done last.
    ({"sand": "done"}, ("spade", "after", "sand")),
    ({"sowing": ("done", 1), "loam": "done"}, ("sand", "first", None)),
    ({"loam": ("done", 1), "sowing": "done"}, ("sand", "after", "loam")),
    # Pruning needs all of soil.
    ({"loam": "done", "sand": "done", "sowing": ("done", 5)}, ("spade", "first", None)),
    (
        {"loam": "done", "sand": "done", "spade": "skipped", "sowing": ("done", 5)},
        ("pruning", "after", "sowing"),
    ),
    (dict.fromkeys(ALL, "done"), None),
    (dict.fromkeys(ALL, "skipped"), None),
]


def test_what_comes_next_and_why(garden: str, page: Page) -> None:
    page.goto(garden)
    for marks, expected in NEXT:
        know(page, **marks)
        found = ask(page, "next() ?? null")
        said = found and (found["topic"]["id"], found["why"], found.get("after", {}).get("id"))
        assert said == expected, marks


def test_next_keeps_to_the_path(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, "short", storing="learning", loam="done", sand="done")
    found = ask(page, "next()")
    assert (found["topic"]["id"], found["why"], found["after"]["id"]) == (
        "sowing",
        "after",
        "loam",
    )


def test_a_part_is_marked_in_one_go_and_back(garden: str, page: Page) -> None:
    page.goto(garden)
    know(page, loam="done", sand="learning")
    statuses = "Object.values(stages[0].sections).flatMap((s) => s.topics).map((t) => tally(t.id))"
    kept = f"{statuses}.map(({{ done, skipped }}) => done ? 'done' : skipped ? 'skipped' : '')"
    assert ask(page, f"(window.undo = markAll('soil', 'skipped'), {kept})") == [
        "done",
        "skipped",
        "skipped",
    ]
    assert ask(page, f"(window.undo(), {kept})") == ["done", "", ""]
    assert ask(page, "next().topic.id") == "sand"
    assert ask(page, f"(markAll('soil', 'done'), {kept})") == ["done"] * 3


def test_hours_are_written_as_on_the_pages(garden: str, page: Page) -> None:
    said = """async () => {
      const { hours } = await import(roadmap("hours"));
      return [
        hours({ low: 1000, high: 2500 }), hours({ low: 1, high: 1 }),
        hours({ low: 2, high: 3, isAtLeast: true }),
      ];
    }"""
    page.goto(f"{garden}en/")
    assert page.evaluate(said) == ["1,000–2,500 hours", "1 hour", "at least 2–3 hours"]
    page.goto(garden)
    assert page.evaluate(said) == ["1,000–2,500 小时", "1 小时", "至少 2–3 小时"]
