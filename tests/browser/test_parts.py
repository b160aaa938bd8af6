"""Learners find their way among many stages, which are folded by part.

The site is tests/cases/sites/sixty-stages: six parts of ten stages, each of which needs the one
before it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from browser.test_progress import store_topics
from builds import Build, build, copy_case

if TYPE_CHECKING:
    from conftest import BuildOnce, Serve

STAGES = 60
WOOD = [
    f"{act}-wood-{topic}"
    for act in (
        *("choosing", "measuring", "cutting", "shaping", "joining", "smoothing", "colouring"),
        *("decorating", "mending", "storing"),
    )
    for topic in ("tools", "practice")
]
OPEN = "[...document.querySelectorAll('[data-rm-group][open]')].map((group) => group.id)"


@pytest.fixture
def sixty(build_once: BuildOnce, serve: Serve) -> str:
    def work(folder: Path) -> Build:
        return build(copy_case("sixty-stages", folder / "project"), folder / "site", strict=False)

    return serve(build_once("sites-sixty-stages", work).site, lasting=True)


def test_the_part_of_the_next_topic_is_open(sixty: str, page: Page) -> None:
    page.goto(f"{sixty}en/")
    assert page.evaluate(OPEN) == ["_part-wood"]
    store_topics(page, **dict.fromkeys(WOOD, "done"))
    page.reload()
    expect(page.locator("#_part-metal")).to_have_attribute("open", "")
    assert page.evaluate(OPEN) == ["_part-metal"]
    expect(page.locator("#_part-wood [data-rm-done]").first).to_have_text("20 / 20 done")
    # The map leads to a part, which opens.
    page.locator('[data-rm-node="_part-paper"]:visible').click()
    expect(page.locator("#_part-paper .rm-stages").get_by_role("link").first).to_be_in_viewport()


def test_the_navigation_opens_the_part_of_the_page(sixty: str, page: Page) -> None:
    page.goto(f"{sixty}en/stages/joining-clay/")
    store_topics(page, **dict.fromkeys(WOOD, "done"))
    page.reload()
    navigation = page.get_by_role("navigation", name="Stages")
    expect(navigation.get_by_role("link", name="25 Joining Clay")).to_have_attribute(
        "aria-current", "page"
    )
    assert navigation.get_by_role("listitem").count() < STAGES / 2
    wood = navigation.get_by_role("link", name="Wood")
    expect(wood).to_contain_text("20 / 20 done")
    wood.click()
    page.wait_for_url("**/stages/choosing-wood/")


def test_resources_are_asked_for_by_part(sixty: str, page: Page) -> None:
    page.goto(f"{sixty}en/resources/")
    page.locator("select[name=stage]").select_option("_part-clay")
    expect(page.locator(".rm-catalogue__row:visible")).to_have_count(10)
    page.locator("select[name=stage]").select_option("joining-clay")
    expect(page.locator(".rm-catalogue__row:visible")).to_have_count(1)


def test_the_plan_folds_what_is_far_ahead_by_part(sixty: str, page: Page) -> None:
    page.goto(f"{sixty}en/plan/")
    page.get_by_label("Hours a week").fill("8")
    page.locator(".rm-plan__later > summary").first.click()
    folds = page.locator(".rm-plan__later .rm-plan__later > summary")
    assert folds.all_inner_texts() == ["Wood", "Metal", "Clay", "Glass", "Cloth", "Paper"]
    folds.nth(1).click()
    expect(page.get_by_role("link", name="11 Choosing Metal", exact=True).first).to_be_visible()
