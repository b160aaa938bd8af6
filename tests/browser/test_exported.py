"""The scripts work in the site of an exported project, whichever engine made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from browser.search_box import SearchBox
from exported import make
from site_server import SiteServer

if TYPE_CHECKING:
    from conftest import BuildOnce


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_a_learner_goes_through_it(build_once: BuildOnce, page: Page, engine: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with SiteServer(build_once("exported", make).site / engine, prefix="/route/") as server:
        # A mark stays over a reload and in the other language, which keeps the place.
        page.goto(f"{server.url}stages/soil/#loam")
        page.locator('[data-rm-topic="loam"] .rm-status--done').click()
        page.reload()
        done = page.locator('[data-rm-topic="loam"] input[value="done"]')
        expect(done).to_be_checked()
        page.locator('.rm-languages a[lang="en"]').click()
        page.wait_for_url(f"{server.url}en/stages/soil/**")
        expect(done).to_be_checked()
        # The search finds words in the language of the page.
        page.locator(".rm-search-open").click()
        box = SearchBox(page)
        box.input.fill("pruning")
        page.locator(".rm-search__hits [role=option]").first.click()
        page.wait_for_url("**/stages/plants/**")
        # The plan leaves out what is done, and the cards ask.
        page.goto(f"{server.url}en/plan/")
        page.get_by_label("Hours a week").fill("10")
        expect(page.locator(".rm-plan__session").first).to_be_visible()
        page.goto(f"{server.url}en/cards/")
        expect(page.locator("[data-rm-review]").get_by_role("button").first).to_be_visible()
    assert faults == []
