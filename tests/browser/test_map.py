"""The map of the stages can be read, however many there are.

benchmarks/map_letters.py measures the same for more sizes.
"""

from __future__ import annotations

import pytest
from map_letters import LEAST, SHAPES, WIDTHS, smallest_letter
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_letter_is_too_small_to_read(browser: Browser, shape: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    found = [smallest_letter(page, SHAPES[shape], count, width) for count in (7, 25)]
    page.close()
    # A phone has no room for what branches: there the list says what comes first.
    assert shape == "chain" or width > 1000 or not any(found)
    assert all(letters is None or letters >= LEAST - 0.05 for letters in found)
    assert any(found) or width < 1000


def test_the_text_of_the_map_is_copied_by_keyboard(garden: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{garden}en/")
    page.get_by_role("button", name="Copy the source").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    source = page.get_by_role("link", name="Source of the map").get_attribute("href")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.request.get(f"{garden}en/{source}").text()
    assert copied.startswith("flowchart TB")


def test_without_scripts_the_text_of_the_map_is_a_link(garden: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{garden}en/")
    expect(page.get_by_role("link", name="Source of the map")).to_be_visible()
    expect(page.get_by_role("button", name="Copy the source")).to_have_count(0)
    page.close()
