"""The map of the stages can be read, however many there are.

benchmarks/map_letters.py measures the same for more sizes.
"""

from __future__ import annotations

import pytest
from map_letters import LEAST, SHAPES, WIDTHS, smallest_letter
from playwright.sync_api import Browser


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
