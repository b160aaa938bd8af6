"""Notes go from device to device and from tab to tab: nothing is doubled, and nothing is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from browser.test_progress import AT, KEY, STATE, choose_file, exported, stored
from browser.waiting import wait_until

if TYPE_CHECKING:
    from browser.conftest import OpenPage

MODULES = """
const { empty, merge, parse } = await import(roadmap("format"));
const { versionsOf } = await import(roadmap("versions"));
const { newDevice, written } = await import(roadmap("writing"));
const textsOf = (state, id = "loam") => versionsOf(state.notes[id]).map(({ value }) => value);
const write = (state, name, value, id = "loam") => ({
  ...state,
  notes: { ...state.notes, [id]: written(state.notes[id], state.notes[id], value, name) },
});
// As by a file: nothing but what JSON has.
const bring = (mine, theirs) => merge(mine, parse(JSON.stringify(theirs)).state).state;
"""


def run(page: Page, script: str) -> Any:
    """Run a script that knows the state's modules; it returns a value."""
    return page.evaluate(f"async () => {{ {MODULES}\n{script} }}")


def type_note(page: Page, text: str) -> None:
    """Write the note on loam, in the real interface, and wait until it is kept."""
    page.goto(page.url.split("en/")[0] + "en/stages/soil/")
    place = page.locator('[data-rm-note="loam"]')
    place.locator("summary").click()
    place.locator("textarea").fill(text)
    wait_until(
        page,
        "([key, text]) => JSON.parse(localStorage[key] ?? '{}').notes?.loam?.value === text",
        [KEY, text],
    )


def take_along(old: Page, new: Page) -> None:
    """Export all on one device, and import it on the other where there is anything new."""
    for page in (old, new):
        page.goto(page.url.split("en/")[0] + "en/progress/")
    choose_file(new, exported(old))
    said = new.locator(".rm-mine__said")
    expect(said).not_to_be_empty()
    if (agree := said.get_by_role("button", name="Import")).count():
        agree.click()
        expect(said).to_contain_text("Imported.")


def notes_of(page: Page) -> list[str]:
    note = stored(page)["notes"]["loam"]
    return [note["value"], *(other["value"] for other in note.get("beside", []))]


@pytest.fixture
def devices(garden: str, open_page: OpenPage) -> tuple[Page, Page]:
    """Two browsers on the same site that know nothing of each other."""
    pages = open_page(), open_page("phone")
    for page in pages:
        page.goto(f"{garden}en/stages/soil/")
    return pages


def test_a_note_that_one_device_edits_stays_one(devices: tuple[Page, Page]) -> None:
    one, other = devices
    type_note(one, "The learning rate is 0.1")
    for number in range(4):
        take_along(one, other)
        text = f"The learning rate is {number}"
        type_note(other, text)
        take_along(other, one)
        assert notes_of(one) == [text]


def test_an_emptied_note_arrives(devices: tuple[Page, Page]) -> None:
    one, other = devices
    type_note(one, "Away with it")
    take_along(one, other)
    type_note(other, "")
    take_along(other, one)
    assert notes_of(one) == [""]
    one.goto(one.url.replace("progress/", "stages/soil/"))
    expect(one.locator('[data-rm-note="loam"] summary')).to_have_text("Write a note")


def test_what_both_sides_wrote_is_kept_beside_until_the_reader_says(
    devices: tuple[Page, Page],
) -> None:
    one, other = devices
    type_note(one, "from one")
    type_note(other, "from the other")
    take_along(one, other)
    assert notes_of(other) == ["from the other", "from one"]
    line = other.locator('[data-rm-item="loam"] .rm-checklist__note')
    expect(line).to_have_text(["from the other", "from one"])
    other.goto(other.url.replace("progress/", "stages/soil/"))
    place = other.locator('[data-rm-note="loam"]')
    expect(place.locator(".rm-note__text")).to_have_text("from one")
    place.get_by_role("button", name="Add to the note").click()
    expect(place.locator("textarea")).to_have_value("from the other\n\nfrom one")
    expect(place.locator(".rm-note__beside")).to_have_count(0)
    take_along(other, one)
    assert notes_of(one) == ["from the other\n\nfrom one"]


def test_a_text_beside_a_note_can_go_everywhere(devices: tuple[Page, Page]) -> None:
    one, other = devices
    type_note(one, "from one")
    type_note(other, "from the other")
    take_along(one, other)
    other.goto(other.url.replace("progress/", "stages/soil/"))
    other.locator('[data-rm-note="loam"]').get_by_role("button", name="Remove").click()
    take_along(other, one)
    assert notes_of(one) == notes_of(other) == ["from the other"]


def test_a_note_typed_in_two_tabs_keeps_both_texts(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    other = page.context.new_page()
    other.goto(f"{garden}en/stages/soil/")
    for tab in (page, other):
        tab.locator('[data-rm-note="loam"] summary').click()
    # Typed, but not kept yet: the first tab does not know of the second.
    page.evaluate(
        """() => {
          const area = document.querySelector('[data-rm-note="loam"] textarea');
          area.value = "from the first tab";
        }"""
    )
    area = other.locator('[data-rm-note="loam"] textarea')
    area.fill("from the second tab")
    area.blur()
    wait_until(page, "key => localStorage[key]?.includes('second')", KEY)
    page.evaluate(
        """() => document.querySelector('[data-rm-note="loam"] textarea')
          .dispatchEvent(new FocusEvent("blur"))"""
    )
    assert notes_of(page) == ["from the first tab", "from the second tab"]


def test_three_devices_agree_after_twenty_rounds(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    said = run(
        page,
        """
        let devices = ["a", "b", "c"].map((name) => ({ name, state: empty() }));
        devices = devices.map(({ name, state }) => ({ name, state: write(state, name, name) }));
        const longest = [];
        for (let round = 0; round < 20; round += 1) {
          for (const device of devices) {
            const other = devices[(round + device.name.charCodeAt(0)) % 3];
            device.state = bring(device.state, other.state);
            const [first] = textsOf(device.state);
            device.state = write(device.state, device.name, `${first.slice(0, 9)} ${round}`);
            longest.push(JSON.stringify(device.state).length);
          }
        }
        for (let round = 0; round < 2; round += 1) {
          for (const one of devices) for (const two of devices) {
            one.state = bring(one.state, two.state);
          }
        }
        return { texts: devices.map(({ state }) => textsOf(state)), longest: Math.max(...longest) };
        """,
    )
    first, *others = said["texts"]
    assert others == [first, first]
    # Every round two devices write without knowledge of each other: one text is the note, the other
    # one is kept once.
    assert len(first) == len(set(first)) <= 20, first
    assert said["longest"] < 10_000


def test_any_order_of_edits_and_exchanges_ends_with_the_same_and_loses_nothing(
    garden: str, page: Page
) -> None:
    page.goto(f"{garden}en/stages/soil/")
    faults = run(
        page,
        """
        let seed = 1;
        const pick = (count) => {
          seed = (seed * 48271) % 2147483647;
          return seed % count;
        };
        const faults = [];
        for (let trial = 0; trial < 200; trial += 1) {
          const devices = ["a", "b", "c"].map((name) => ({ name, state: empty() }));
          const open = new Set(); // texts that nobody has replaced
          for (let step = 0; step < 30; step += 1) {
            const device = devices[pick(3)];
            if (pick(2)) {
              device.state = bring(device.state, devices[pick(3)].state);
            } else {
              const [before] = textsOf(device.state);
              const text = `${device.name}${step}`;
              open.delete(before);
              open.add(text);
              device.state = write(device.state, device.name, text);
            }
          }
          for (let round = 0; round < 2; round += 1) {
            for (const one of devices) for (const two of devices) {
              one.state = bring(one.state, two.state);
            }
          }
          const ends = devices.map(({ state }) => textsOf(state));
          const [end] = ends;
          if (ends.some((other) => other.join() !== end.join())) faults.push(["differ", trial]);
          for (const text of open) if (!end.includes(text)) faults.push(["lost", trial, text]);
        }
        return faults;
        """,
    )
    assert faults == []


def test_merging_does_not_ask_who_is_first(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    same = run(
        page,
        f"""
        const state = (status, note) => ({{
          ...empty(),
          topics: {{ loam: {{ value: status, at: "{AT}" }} }},
          notes: {{ loam: {{ value: note, at: "{AT}" }} }},
        }});
        const [a, b] = [state("done", "A"), state("learning", "B")];
        return JSON.stringify(bring(a, b)) === JSON.stringify(bring(b, a));
        """,
    )
    assert same


TEXTS_AFTER_CLOCKS = """async (times) => {
  const { mergedNotes, versionsOf } = await import(roadmap("versions"));
  const { written } = await import(roadmap("writing"));
  const [first, emptied, later] = times;
  const at = (time, ...told) => {
    Date.now = () => time;
    return written(...told);
  };
  const mine = at(first, undefined, undefined, "mine", "a");
  const theirs = at(first, undefined, undefined, "theirs", "b");
  const both = mergedNotes(at(emptied, mine, mine, "", "a"), theirs);
  const more = at(later, both, both, "more", "a"), other = at(later, both, both, "other", "b");
  return [[more, both], [both, more], [more, other], [other, more]].map(([a, b]) =>
    versionsOf(mergedNotes(a, b)).map(({ value }) => value).sort().join());
}"""


@pytest.mark.parametrize("clock", [(1000, 9000, 2000), (1000, 1000, 1000), (0, 864 * 10**13, 9)])
def test_no_text_is_lost_to_a_clock(garden: str, page: Page, clock: tuple[int, ...]) -> None:
    page.goto(f"{garden}en/progress/")
    said = page.evaluate(TEXTS_AFTER_CLOCKS, clock)
    assert said == ["more", "more", "more,other", "more,other"]


def test_what_was_cleared_comes_back_from_a_file(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    type_note(page, "before")
    page.goto(f"{garden}en/progress/")
    file = exported(page)
    page.get_by_role("button", name="Clear everything").click()
    page.locator(".rm-mine__said").get_by_role("button", name="Clear").click()
    type_note(page, "after")
    page.goto(f"{garden}en/progress/")
    choose_file(page, file)
    page.locator(".rm-mine__said").get_by_role("button", name="Import").click()
    assert notes_of(page) == ["after", "before"]


@pytest.mark.parametrize(
    "note",
    [
        {"value": "x", "at": AT, "seen": []},
        {"value": "x", "at": AT, "seen": {"a": 1.5}},
        {"value": "x", "at": AT, "seen": {"a": "1"}},
        {"value": "x", "at": AT, "beside": {}},
        {"value": "x", "at": AT, "beside": [None]},
        {"value": "x", "at": AT, "beside": [{"value": 1, "at": AT}]},
        {"value": "x", "at": AT, "beside": [{"value": "y", "at": "never"}]},
        # Each text is compared with each: this would take the browser minutes.
        {"value": "x", "at": AT, "beside": [{"value": str(n), "at": AT} for n in range(20_000)]},
    ],
)
def test_a_note_out_of_form_stays_out(garden: str, page: Page, note: dict[str, Any]) -> None:
    page.goto(f"{garden}en/progress/")
    choose_file(page, json.dumps({**STATE, "notes": {"loam": note}}))
    # What of it can be read is told; the rest costs nothing else.
    expect(page.locator(".rm-mine__said")).to_contain_text("is not in the right form")
