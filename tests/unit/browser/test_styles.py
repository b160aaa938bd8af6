"""The style sheets of the portal's components keep out of each other's way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from roadmap_site import browser
from roadmap_site.browser import sources
from roadmap_site.material import style_sheet

STYLES = Path(browser.__file__).parent / "styles"
ALONE = re.compile(r"(?:^|[},])\s*(\.rm-[a-z]+(?:-[a-z]+)*)\s*(?=[{,])", re.MULTILINE)
"""A class of the portal that is all of a selector."""

CLASS = re.compile(r"\.(rm-[\w-]+)")
NAMED = re.compile(r"[.#](_\w+|rm-[\w-]+)")
STEPS = {"from", "to", "page paper"}
"""What stands before braces and is no selector."""
PRELUDE = re.compile(r"([^{};@]+)\{(?=[^{}]*\})")

SIDES = re.compile(
    r"(?<![-\w])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[-\w]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?<![-\w])(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b"
)
"""What is said of the left or the right, which changes places in Arabic."""
FOUR = re.compile(r"(?<![-\w])(margin|padding|inset|border-width|border-style)\s*:\s*([^;{}]+)")
VALUE = re.compile(r"[\w.%-]*\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()]+")
TURNED = {("chip.css", "0 2px 2px 0"): "a corner that is turned to point down or up"}
"""What has different sides and may have them, and why."""


def test_no_two_components_have_one_class() -> None:
    files = defaultdict(set)
    for sheet in STYLES.glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        # Type is set for many at once; print and preferences may change any component.
        for name in ALONE.findall(re.sub(r"@media[^{]*\{", "", text)):
            files[name].add(sheet.stem)
    shared = {name: found - {"type", "print", "preferences"} for name, found in files.items()}
    assert {name: found for name, found in shared.items() if len(found) > 1} == {}


def sheets() -> Iterator[tuple[str, str]]:
    """Give the rules of each sheet, by its name."""
    for sheet in sorted(STYLES.glob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        yield sheet.name, re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_the_sheet_of_one_kind_of_page_is_about_that_kind_alone() -> None:
    """What it says of other pages they would lack: each selector names a class of its own."""
    texts = dict(sheets())
    common = {*sources.STYLES[""]} - {"type", "button", "fields", "print", "preferences"}
    shared = {name for style in common for name in CLASS.findall(texts[f"{style}.css"])}
    found = [
        (style, selector)
        for style in {*chain(*sources.STYLES.values())} - {*sources.STYLES[""]}
        for selectors in PRELUDE.findall(texts[f"{style}.css"])
        for selector in style_sheet.selectors(selectors)
        if not {*NAMED.findall(selector)} - shared and selector.strip() not in STEPS
    ]
    assert found == []


def test_nothing_is_said_of_left_or_right() -> None:
    """A page in Arabic is this one in a mirror: styles speak of the start and the end of a line."""
    found = [(name, said[0]) for name, text in sheets() for said in SIDES.finditer(text)]
    assert found == []


def test_shorthands_have_the_same_on_both_sides() -> None:
    found = [
        (name, value.strip())
        for name, text in sheets()
        for _, value in FOUR.findall(text)
        if len(sides := VALUE.findall(value)) == 4 and sides[1] != sides[3]
    ]
    assert set(found) == set(TURNED)


@pytest.mark.parametrize(
    "rule",
    [
        "a { left: 0; }",
        "a{margin-left:1px}",
        "a { text-align: right }",
        "a { border-left-width: 0 }",
    ],
)
def test_a_side_is_found(rule: str) -> None:
    assert SIDES.search(rule)


@pytest.mark.parametrize(
    "rule",
    ["a { margin-inline-start: 0 }", "a { --left: 1px }", "a { background: left 5px center }"],
)
def test_what_is_no_side_is_not(rule: str) -> None:
    assert not SIDES.search(rule)
