"""The tests of accessibility can fail: faults that are put on a page are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from browser import accessibility
from browser.accessibility import violations
from properties import limits

SMALL = "position: absolute; top: 99px; padding: 0"
PALE = '<p style="color: #ccc">Pale</p>'


@pytest.fixture
def page(page: Page, empty: str) -> Page:
    """A page that is somewhere, so that it can be shared and axe comes from there."""
    page.goto(empty)
    return page


def show(page: Page, content: str) -> None:
    whole = f'<!doctype html><html lang="en"><title>Faults</title><main><h1>Faults</h1>{content}'
    page.set_content(f"{whole}</main>")


def test_faults_are_found(page: Page) -> None:
    button = '<button style="display: block; width: 9px; height: 9px; padding: 0" aria-label="'
    show(page, f'<img src="data:,">{PALE}{button}One"></button>{button}Two"></button>')
    found = dict(violations(page))
    assert set(found) == {"color-contrast", "image-alt", "target-size"}
    assert found["color-contrast"] == [PALE]
    assert len(found["target-size"]) == 2
    assert "target-size" not in dict(violations(page, targets=False))


def test_what_looks_the_same_is_asked_about_once_each_time(page: Page) -> None:
    show(page, PALE * 3)
    for _ in range(2):
        assert violations(page) == [("color-contrast", [PALE])]


@pytest.mark.parametrize("upon", [False, True])
def test_a_large_target_is_in_order_unless_another_leaves_too_little_of_it(
    page: Page, upon: bool
) -> None:
    button = '<button style="position: absolute; top: 99px; left: {}px; width: 30px; height: 30px">'
    show(
        page, "".join(f"{button.format(99 + (10 if upon else 40) * n)}{n}</button>" for n in (0, 1))
    )
    assert [rule for rule, _ in violations(page)] == ["target-size"] * upon


@pytest.mark.parametrize(
    ("gap", "size", "found"), [(11, 10, 2), (18, 10, 0), (5, 40, 1), (20, 40, 0)]
)
def test_a_small_target_is_in_order_where_others_are_far_enough(
    page: Page, gap: int, size: int, found: int
) -> None:
    button = f'<button style="{SMALL}; left: {{0}}px; width: {{1}}px; height: {{1}}px">It</button>'
    show(page, button.format(90, 10) + button.format(100 + gap, size))
    assert len(dict(violations(page)).get("target-size", [])) == found


@pytest.mark.parametrize("overflow", ["auto", "hidden"])
def test_what_can_be_scrolled_has_to_be_reached_with_keys(page: Page, overflow: str) -> None:
    tall = '<p style="padding-top: 300px">Far down</p>'
    show(page, f'<div style="overflow: {overflow}; height: 60px">{tall}</div>')
    faults = ["scrollable-region-focusable"] * (overflow == "auto")
    assert [rule for rule, _ in violations(page)] == faults


SIZES = st.sampled_from([4, 9, 18, 23.5, 24, 30])
PLACES = st.integers(20, 150)
KINDS = st.sampled_from(["button", "a href=#", "input", "div tabindex=0", "span role=link"])
TARGET = (
    "<{} style='position: absolute; width: {}px; height: {}px; left: {}px; top: {}px; padding: 0;"
    " {}' aria-label='It'></{}>"
)
STYLES = st.sampled_from(
    ["", "position: static; display: inline", "pointer-events: none", "overflow: hidden"]
)
ALL_TARGETS = """async () => {
  const rule = axe._audit.rules.find(({ id }) => id === "target-size");
  const { matches } = rule;
  rule.matches = axe.matchesTarget;
  const { violations } = await axe.run({ runOnly: ["target-size"] });
  rule.matches = matches;
  return violations.map(({ id, nodes }) =>
    [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))]);
}"""


@pytest.mark.torture
def test_of_targets_that_are_not_looked_at_axe_would_find_nothing(page: Page) -> None:
    @limits(25, 2000)
    @given(parts=st.lists(st.tuples(KINDS, SIZES, SIZES, PLACES, PLACES, STYLES), max_size=9))
    def compare(parts: list[tuple[str, float, float, int, int, str]]) -> None:
        show(page, "".join(TARGET.format(*part, part[0].split()[0]) for part in parts))
        found = [fault for fault in violations(page) if fault[0] == "target-size"]
        assert [*map(tuple, page.evaluate(ALL_TARGETS))] == found

    compare()


@pytest.mark.parametrize("ground", ["body", "documentElement"])
def test_a_text_that_stood_out_before_is_asked_about_on_another_ground(
    page: Page, ground: str
) -> None:
    show(page, PALE)
    for colour, faults in (("#000", []), ("#fff", ["color-contrast"]), ("#000", [])):
        page.evaluate(f"colour => {{ document.{ground}.style.background = colour }}", colour)
        assert list(dict(violations(page))) == faults, colour


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('style="background: #000"', ""),
        ('class="a"', 'class="b"'),
        ('style="overflow: hidden; height: 0"', 'style="overflow: hidden; height: 2em"'),
        ('style="content-visibility: hidden"', ""),
        ("", 'style="position: absolute; top: 0; background: #fff"'),
        ("", 'style="margin-top: -9px"'),
    ],
    ids=["background", "class", "cut off", "not drawn", "placed", "moved"],
)
def test_what_looks_different_is_asked_about(page: Page, first: str, second: str) -> None:
    """The second text is hard to read, whatever the first one is."""
    two = PALE.replace("Pale", "Second")
    show(page, f"<div {first}>{PALE}</div><div {second}>{two}</div>")
    (found,) = violations(page)
    assert found[0] == "color-contrast"
    assert two in found[1]


def test_what_lies_under_a_text_counts(page: Page) -> None:
    under = '<i style="position: absolute; inset: 0; z-index: -1; background: {}"></i>'
    row = '<div style="position: relative; z-index: 0">{}<p style="color: #ccc">{}</p></div>'
    show(
        page,
        row.format(under.format("#000"), "Clear") + row.format(under.format("#fff"), "Second"),
    )
    assert violations(page) == [("color-contrast", ['<p style="color: #ccc">Second</p>'])]


CLEAR = (
    '<div style="position: relative; height: 2em">'
    '<i class="under" style="position: absolute; inset: 0; background: #000"></i>'
    '<b class="end" style="position: absolute; left: 0; top: 0; width: 9px; height: 9px"></b>'
    '<button class="text" style="position: absolute; color: #ccc; background: none">Word</button>'
    "</div>"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("background: #000", "background: #fff"),
        ("inset: 0", "inset: 0 0 0 auto"),
        ('height: 9px"', 'height: 9px; scale: 9; background: #eee"'),
        ('class="under"', 'class="under" hidden'),
        ("color: #ccc", "color: #333"),
        ("Word", "Word, and another"),
        ('"text"', '"text small"'),
    ],
    ids=["ground", "place", "beside", "gone", "colour", "words", "class"],
)
def test_what_stood_out_before_is_asked_about_where_anything_is_different(
    page: Page, before: str, after: str
) -> None:
    show(page, CLEAR)
    assert violations(page) == []
    asked = len(accessibility.known)
    show(page, CLEAR)
    assert violations(page) == []
    assert len(accessibility.known) == asked
    assert before in CLEAR
    show(page, CLEAR.replace(before, after))
    assert violations(page) or len(accessibility.known) > asked


def test_what_stands_on_another_ground_than_before_is_found(page: Page) -> None:
    for ground, faults in (("#000", []), ("#fff", ["color-contrast"]), ("#000", [])):
        show(page, CLEAR.replace("#000", ground))
        assert list(dict(violations(page))) == faults, ground


LINKED = """
  <style>a { color: #333; text-decoration: none } .b { text-decoration: underline }</style>
  <p>Words around <a href="#1" class="b">one</a>, and so on.</p>
"""
LINK = 'Words around <a href="#2"{}>two</a>, and so on.'


def test_a_link_that_stands_out_is_asked_about_once(page: Page) -> None:
    show(page, LINKED)
    assert violations(page) == []
    asked = len(accessibility.known)
    show(page, LINKED.replace("one", "another one"))
    assert violations(page) == []
    assert len(accessibility.known) == asked


@pytest.mark.parametrize(
    "other",
    [
        f"<p>{LINK.format('')}</p>",
        f"<p><span>{LINK.format('')}</span></p>",
        f"<p>{LINK.format(' class=b style=text-decoration:none')}</p>",
        f"<p style=text-decoration:underline>{LINK.format(' class=b')}</p>",
        f"<p>{LINK.format(' class=b style=color:#222;text-decoration-line:none')}</p>",
    ],
    ids=["class", "within", "line", "block", "colour"],
)
def test_a_link_like_the_words_around_it_is_found_each_time(page: Page, other: str) -> None:
    for _ in range(2):
        show(page, LINKED + other)
        assert list(dict(violations(page))) == ["link-in-text-block"]
    alone = '<p><a href="#2" class="b" style="text-decoration: none">Alone</a></p>'
    show(page, LINKED + alone)
    assert violations(page) == []
    show(page, LINKED + f"<p>{LINK.format(' class=b style=text-decoration:none')}</p>")
    assert list(dict(violations(page))) == ["link-in-text-block"]
