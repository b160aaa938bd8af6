"""Whatever readers do on several devices, in whatever order: all come to the same, without loss."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from browser.conftest import MODULES
from properties import limits

DEVICES = 3
KEYS = st.sampled_from(["loam", "sand", "clay"])
STEPS = st.lists(
    st.tuples(st.integers(0, DEVICES - 1), st.just("note"), KEYS)
    | st.tuples(st.integers(0, DEVICES - 1), st.just("status"), KEYS)
    | st.tuples(st.integers(0, DEVICES - 1), st.just("empty"), KEYS)
    | st.tuples(st.integers(0, DEVICES - 1), st.just("import"), st.integers(0, DEVICES - 1)),
    max_size=30,
)

# Texts are numbered, so that each says which step wrote it. A step that builds on another one knows
# all that that one knew: what nobody built on must be there in the end.
PLAY = """async ({ steps, devices }) => {
  const { empty, merge, parse } = await import(roadmap("format"));
  const { versionsOf } = await import(roadmap("versions"));
  const { written } = await import(roadmap("writing"));
  const states = Array.from({ length: devices }, empty);
  const known = states.map(() => new Map()); // of each text: what it builds on
  const statuses = ["learning", "done", "skipped"];
  const take = (to, from) => {
    states[to] = parse(JSON.stringify(merge(states[to], states[from]).state)).state;
    for (const [text, bases] of known[from]) known[to].set(text, bases);
  };
  steps.forEach(([device, what, how], step) => {
    const state = states[device];
    const at = new Date(Date.UTC(2026, 1, 1) + step * 1000 - device * 5e7).toISOString();
    if (what === "import") take(device, how);
    if (what === "status") state.topics[how] = { value: statuses[step % 3], at };
    if (what !== "note" && what !== "empty") return;
    const base = state.notes[how];
    const value = what === "note" ? `${how} ${step}` : "";
    const bases = new Set(base ? [base.value, ...known[device].get(base.value) ?? []] : []);
    state.notes[how] = written(base, base, value, `d${device}`);
    if (value) known[device].set(value, bases);
    else for (const text of bases) known[device].set(`gone ${step}`, bases);
  });
  for (let round = 0; round < 2; round += 1) {
    for (let to = 0; to < devices; to += 1) {
      for (let from = 0; from < devices; from += 1) take(to, from);
    }
  }
  const sorted = (book) => JSON.stringify(Object.keys(book).sort().map((key) => [key, book[key]]));
  const told = states.map(({ topics, notes }) => sorted(topics) + sorted(Object.fromEntries(
    Object.entries(notes).map(([key, note]) => [key, versionsOf(note).map(({ value }) => value)])
  )));
  const all = known[0];
  const builtOn = new Set([...all.values()].flatMap((bases) => [...bases]));
  const live = [...all.keys()].filter((text) => !text.startsWith("gone") && !builtOn.has(text));
  const there = Object.values(states[0].notes).flatMap(versionsOf).map(({ value }) => value);
  return {
    isOne: new Set(told).size === 1,
    lost: live.filter((text) => !there.includes(text)),
    twice: there.filter((text, place) => text && there.indexOf(text) !== place),
  };
}"""


@pytest.fixture(scope="module")
def home(browser: Browser, garden: str) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(MODULES)
    page = context.new_page()
    page.goto(f"{garden}en/progress/")
    yield page
    context.close()


@pytest.mark.torture
def test_any_sequence_converges_and_loses_nothing(home: Page) -> None:
    @limits(40, 5000)
    @given(steps=STEPS)
    def play(steps: list[tuple[int, str, Any]]) -> None:
        said = home.evaluate(PLAY, {"steps": steps, "devices": DEVICES})
        assert said == {"isOne": True, "lost": [], "twice": []}

    play()
