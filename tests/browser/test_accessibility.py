"""The tests of accessibility can fail: faults that are put on a page are found."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.accessibility import violations

FAULTS = """<!doctype html><html lang="en"><title>Faults</title><main><h1>Faults</h1>
<img src="data:,"><p style="color: #ccc">Pale</p>
<button style="display: block; width: 9px; height: 9px; padding: 0" aria-label="One"></button>
<button style="display: block; width: 9px; height: 9px; padding: 0" aria-label="Two"></button>
</main>"""


def test_faults_are_found(page: Page) -> None:
    page.set_content(FAULTS)
    found = dict(violations(page))
    assert set(found) == {"color-contrast", "image-alt", "target-size"}
    assert found["color-contrast"] == ['<p style="color: #ccc">Pale</p>']
    assert len(found["target-size"]) == 2
    assert "target-size" not in dict(violations(page, targets=False))


def test_only_the_contrast_of_what_is_known_is_left_out(page: Page) -> None:
    page.set_content(FAULTS.replace("<main>", "<p style='color: #ddd'>Paler</p><main>"))
    found = dict(violations(page, known="main"))
    assert set(found) == {"color-contrast", "image-alt", "region", "target-size"}
    assert found["color-contrast"] == ['<p style="color: #ddd">Paler</p>']
