"""Whatever a reader has marked, every page says the same of what is done and what is left.

The site is tests/cases/sites/garden. What is expected is counted here, from the roadmap itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from browser.test_progress import AT, STATE, store
from builds import CASES
from roadmap_site.model import Resource, Roadmap, Section, Stage, Topic, paths
from roadmap_site.rules import check

GARDEN = CASES / "garden" / "roadmap"
ALL = ("loam", "sand", "spade", "sowing", "pruning", "storing")


@dataclass(frozen=True)
class State:
    """What a reader has told the site."""

    path: str = "whole"
    topics: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The state as it is stored and exported."""
        topics = {id: {"value": status, "at": AT} for id, status in self.topics.items()}
        path = {"path": {"value": self.path, "at": AT}}
        return json.dumps({**STATE, "topics": topics, "settings": path})


STATES = {
    "new": State(),
    "path chosen": State("short"),
    "half done": State("whole", {"loam": "done", "sand": "learning", "sowing": "done"}),
    "stage skipped": State("whole", dict.fromkeys(ALL[:3], "skipped") | {"sowing": "done"}),
    "all done": State("short", {"loam": "done", "sowing": "done"}),
    "imported": State("whole", {"loam": "done", "spade": "skipped", "storing": "learning"}),
}


def garden_roadmap() -> Roadmap:
    found = check(Path(GARDEN), "roadmap").roadmap
    assert found
    return found


def said_of(topics: Iterable[Topic], state: State, taken: frozenset[str]) -> tuple[str, str]:
    """Give the count and the hours left that a page has to say of some topics, in English."""
    on_path = [topic for topic in topics if topic.id in taken]
    counted = [topic for topic in on_path if state.topics.get(topic.id) != "skipped"]
    done = [topic for topic in counted if state.topics.get(topic.id) == "done"]
    left = [topic.hours for topic in counted if topic not in done and topic.hours]
    low, high = sum(hours.low for hours in left), sum(hours.high for hours in left)
    hours = "" if not high else f"{low} hours" if low == high else f"{low}–{high} hours"
    begun = len(on_path) > len(counted) or bool(done)
    is_skipped = bool(on_path) and not counted
    count = f"{len(on_path)} skipped" if is_skipped else f"{len(done)} / {len(counted)} done"
    return count, f"{hours} left" if hours and begun else hours


NAVIGATED = ".md-nav--primary .rm-navcount [aria-hidden]"
"""What the navigation says of each stage, when it has come to it."""
SAID = """async () => {
  await import(roadmap("tally")); // for which the navigation waits
  if (localStorage.length && document.querySelector("[data-rm-topics]")) {
    await import(roadmap("heads")); // which has come, or is coming
  }
  await new Promise(requestAnimationFrame);
  const text = (part) => part && part.checkVisibility() ? part.textContent.trim() : "";
  const all = (name, of) => Object.fromEntries([...document.querySelectorAll(`[data-rm-${name}]`)]
    .map((part) => [part.getAttribute(`data-rm-${name}`), of(part)]));
  return {
    count: all("count", text), hours: all("hours", text), topics: all("topics", text),
    rows: all("stage", (row) => [text(row.querySelector("[data-rm-done]")),
      [...row.querySelectorAll(".rm-stages__facts .rm-hours")].map(text).join("")]),
    shares: all("share", (row) => row.hidden ? [] :
      [...row.querySelectorAll(".rm-done__count")].map(text)),
    menu: [...document.querySelectorAll(".md-nav--primary .rm-navcount [aria-hidden]")]
      .map((part) => part.textContent),
    main: document.querySelector("main").innerText,
  };
}"""


@pytest.mark.parametrize("name", STATES)
def test_every_page_says_the_same(garden: str, page: Page, name: str) -> None:
    state, roadmap = STATES[name], garden_roadmap()
    ways = {path.id: path for path in roadmap.paths}
    taken = paths.taken(roadmap, ways[state.path])
    page.goto(f"{garden}en/progress/")
    if name == "imported":
        file = FilePayload(name="p.json", mimeType="application/json", buffer=state.text.encode())
        page.locator('input[type="file"]').set_input_files([file])
        page.locator(".rm-mine__said button").first.click()
        expect(page.locator(".rm-mine__said")).to_have_text("Imported.")
    elif name != "new":
        store(page, state.text)
    said = {
        part.id: said_of([part] if isinstance(part, Topic) else part.topics, state, taken)
        for stage in roadmap.stages
        for part in stage.parts
    }
    count, left = said_of(roadmap.topics, state, taken)
    menu = [said[stage.id][0].replace(" / ", "/").split()[0] for stage in roadmap.stages]
    menu = ["" if shown.startswith("0") or "/" not in shown else shown for shown in menu]
    for stage in roadmap.stages:
        page.goto(f"{garden}en/stages/{stage.id}/")
        if any(menu):  # Nothing is shown before anything is done.
            expect(page.locator(NAVIGATED)).to_have_text(menu)
        found = look(page)
        assert found["count"] == {stage.id: said[stage.id][0]}
        parts: list[Stage | Section] = [stage, *stage.sections]
        on_path = {part.id for part in parts if not taken.isdisjoint(topics_of(part))}
        assert {id: shown for id, shown in found["hours"].items() if shown} == {
            part.id: said[part.id][1] for part in parts if part.id in on_path and said[part.id][1]
        }
        number = said[stage.id][0].split(" / ")[-1].split()[0]  # Of "1 / 3 done" or "3 skipped".
        assert found["topics"] == {stage.id: f"{number} topic{'' if number == '1' else 's'}"}
        assert found["menu"] == (menu if any(menu) else [])
    page.goto(f"{garden}en/")
    if any(menu):  # A script that says this comes by itself.
        for stage in roadmap.stages:
            row = page.locator(f'[data-rm-stage="{stage.id}"] [data-rm-done]')
            expect(row).to_have_text(said[stage.id][0])
    found = look(page)
    assert found["hours"][""] in (left, "")  # It gives way to the next topic.
    for stage in roadmap.stages:
        shown = found["rows"][stage.id]
        assert shown[0] == said[stage.id][0] or (not shown[0] and not any(menu))
        assert shown[1] == said[stage.id][1], (stage.id, "home")
    page.goto(f"{garden}en/progress/")
    found = look(page)
    expected = {stage.id: said[stage.id] for stage in roadmap.stages}
    for id, (done, hours) in expected.items():
        if found["shares"][id]:
            shown_hours = found["shares"][id][1].removesuffix(" left")
            assert (found["shares"][id][0], shown_hours) == (done, hours.removesuffix(" left"))
        else:
            assert done.startswith("0 / 0")
    if left:
        assert left.removesuffix(" left") in found["main"]
        page.goto(f"{garden}en/plan/")
        assert left.removesuffix(" left") in look(page)["main"]
    assert count


@pytest.mark.parametrize("name", STATES)
def test_cards_resources_and_print_take_what_the_reader_takes(
    garden: str, page: Page, name: str
) -> None:
    state, roadmap = STATES[name], garden_roadmap()
    ways = {path.id: path for path in roadmap.paths}
    taken = paths.taken(roadmap, ways[state.path])
    page.goto(f"{garden}en/")
    if name != "new":
        store(page, state.text)
    page.goto(f"{garden}en/cards/")
    asked = cards_of(roadmap, state, taken)
    expect(page.locator(".rm-review__left")).to_have_text(
        f"{asked} left" if asked else "Nothing to repeat today."
    )
    page.goto(f"{garden}en/")
    cell = page.locator('[data-rm-cell="cards"]')
    if state.topics:  # Else home is that of a new reader.
        counted = f"Cards{asked} card{'' if asked == 1 else 's'}"
        expect(cell).to_have_text(counted if asked else "CardsNothing to repeat today.")
    else:
        expect(cell).to_be_hidden()
    page.goto(f"{garden}en/resources/")
    links = {item.url for shelf in roadmap.shelves for item in shelf.resources}
    links |= {item.url for each in roadmap.topics if each.id in taken for item in each.resources}
    everything = {item.url for _, item in roadmap.every(Resource)}
    found = f"{len(links)} of {len(everything)}"
    expect(page.locator(".rm-filters__said output")).to_contain_text(found)
    page.goto(f"{garden}en/print/")
    look(page)
    headings = page.locator(".rm-paper h4").evaluate_all(
        """all => all.filter((one) => one.checkVisibility())
          .map((one) => one.firstChild.textContent.trim())"""
    )
    printed = [topic for topic in roadmap.topics if topic.id in taken]
    assert headings == [topic.title.read("en", "zh").text for topic in printed]
    answers = page.locator(".rm-paper__answer").evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).length"
    )
    assert answers == sum(len(topic.questions) for topic in printed)


def cards_of(roadmap: Roadmap, state: State, taken: frozenset[str]) -> int:
    """Count the cards that there are to ask: of topics that are begun, if any is."""
    open_ = [
        topic
        for topic in roadmap.topics
        if topic.id in taken and state.topics.get(topic.id) != "skipped"
    ]
    begun = [topic for topic in open_ if topic.id in state.topics]
    terms = [term.topic for term in roadmap.glossary.terms] if roadmap.glossary else []
    decks = {
        topic.id: len(topic.questions) + len(topic.outcomes) + terms.count(topic.id)
        for topic in open_
    }
    return sum(decks[topic.id] for topic in begun) or sum(decks.values())


def topics_of(part: Any) -> set[str]:
    return {part.id} if isinstance(part, Topic) else {topic.id for topic in part.topics}


def look(page: Page) -> dict[str, Any]:
    page.wait_for_load_state()
    found: dict[str, Any] = page.evaluate(SAID)
    return found
