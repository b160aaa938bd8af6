"""What the style sheets of a page lack of Material's and of other pages' changes nothing in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import material
import pytest

from roadmap_site import browser
from roadmap_site.material import style_sheet

if TYPE_CHECKING:
    from browser.conftest import OpenPage

DIFFERENT = """(whole) => {
  const parts = ["", "::before", "::after"];
  const elements = [...document.querySelectorAll("body, body *")];
  // Every element has the same names, apart from those that a sheet itself makes up.
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const styles = () => elements.flatMap((element) => parts.map((part) => {
    const style = getComputedStyle(element, part);
    return names.map((name) => style.getPropertyValue(name));
  }));
  const lean = styles();
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) link.disabled = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(whole);
  document.adoptedStyleSheets.unshift(sheet);
  return styles().flatMap((style, at) => names.flatMap((name, number) => {
    const [before, after] = [lean[at][number], style[number]];
    if (before === after) return [];
    const element = elements[Math.floor(at / 3)].outerHTML.slice(0, 80);
    return [[element, parts[at % 3], name, before, after].join(" ")];
  }));
}"""
WHOLE = style_sheet.sheets(
    [str(Path(material.__file__).parent / "templates")],
    browser.styles(),
    frozenset(),
    frozenset(),
    is_open=True,
)


@pytest.mark.parametrize(("path", "kind"), [("", "home"), ("stages/soil/", "stage")])
def test_a_page_looks_as_with_all_of_materials_rules(
    path: str, kind: str, garden: str, open_page: OpenPage
) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto(garden + path)
    page.wait_for_selector("html.rm-live")
    assert page.evaluate(DIFFERENT, WHOLE[""] + WHOLE.get(kind, "")) == []
