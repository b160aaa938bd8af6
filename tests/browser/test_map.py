"""The maps can be read, however much there is, say how far the reader is, and can be copied.

benchmarks/map_letters.py measures the same for more sizes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from map_letters import (
    LEAST,
    MEASURE,
    SHAPES,
    TOPIC_SHAPES,
    TOPIC_WIDTHS,
    WIDTHS,
    smallest_letter,
    stages_on,
    topics_on,
)
from playwright.sync_api import Locator, Page, expect

from browser.accessibility import violations
from browser.test_progress import mark, store_topics
from project import roadmap
from roadmap_site.edition import editions
from roadmap_site.pages.topic_graph import graph

if TYPE_CHECKING:
    from browser.conftest import Device, OpenPage
    from conftest import BuiltSite
    from roadmap_site.model import Stage


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_letter_is_too_small_to_read(page: Page, empty: str, shape: str, width: int) -> None:
    page.goto(empty)
    page.set_viewport_size({"width": width, "height": 800})
    column = WIDTHS[width][1]
    found = [smallest_letter(page, stages_on(n, shape, width), column) for n in (7, 25)]
    # A phone has no room for what branches: there the list says what comes first. Of 25 stages,
    # groups of neighbours are drawn.
    assert shape == "chain" or width > 1000 or not found[0]
    assert all(letters is None or letters >= LEAST - 0.05 for letters in found)
    assert any(found) or width < 1000


@pytest.mark.parametrize("shape", TOPIC_SHAPES)
@pytest.mark.parametrize("width", TOPIC_WIDTHS)
def test_no_letter_of_a_stage_is_too_small_to_read(
    page: Page, empty: str, shape: str, width: int
) -> None:
    page.goto(empty)
    page.set_viewport_size({"width": width, "height": 800})
    column = TOPIC_WIDTHS[width][1]
    found = [smallest_letter(page, topics_on(n, shape, width), column) for n in (10, 25)]
    # A phone has no room for what branches much: each topic says what comes first.
    assert all(found) or (shape == "tree" and width < 1000)
    assert all(letters is None or letters >= LEAST - 0.05 for letters in found)


def test_the_text_of_the_map_is_copied_by_keyboard(garden: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{garden}en/")
    page.get_by_role("button", name="Copy the source").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    source = page.get_by_role("link", name="Source of the map").get_attribute("href")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.request.get(f"{garden}en/{source}").text()
    assert copied.startswith("flowchart TB")


def test_without_scripts_the_text_of_the_map_is_a_link(garden: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{garden}en/")
    expect(page.get_by_role("link", name="Source of the map")).to_be_visible()
    expect(page.get_by_role("button", name="Copy the source")).to_have_count(0)


def mapped_stage() -> Stage:
    """Find a stage whose topics build on one another."""
    edition = editions(roadmap())["en"]
    return next(stage for stage in roadmap().stages if graph(edition, stage))


def open_map(page: Page) -> Locator:
    """Unfold the map of a stage where it is folded, and give its boxes that are seen."""
    fold = page.locator(".rm-map details:visible")
    if fold.count():
        fold.locator("summary").click()
    return page.locator(".rm-map svg:visible [data-rm-box]")


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_map_of_a_stage_says_how_far_the_reader_is(
    built_site: BuiltSite, open_page: OpenPage, device: Device
) -> None:
    stage = mapped_stage()
    first, second, *_ = stage.topics
    page = open_page(device)
    page.goto(f"{built_site.url}en/stages/{stage.id}/")
    store_topics(page, **{first.id: "done", second.id: "learning"})
    page.reload()
    boxes = open_map(page)
    assert {topic.id for topic in stage.topics} <= set(
        boxes.evaluate_all("found => found.map(box => box.dataset.rmBox)")
    )
    done, learning = (
        page.locator(f'.rm-map svg:visible [data-rm-box="{topic.id}"]') for topic in (first, second)
    )
    titles = [topic.title.read("en", "zh").text for topic in (first, second)]
    expect(done).to_have_attribute("aria-label", re.compile(rf"^{re.escape(titles[0])}.*, Done$"))
    expect(learning).to_have_attribute("aria-label", re.compile(r", Learning, next$"))
    expect(done.locator(".rm-drawing__mark")).to_have_text("✓")
    assert not violations(page)
    mark(page, second.id, "done")
    expect(learning).to_have_attribute("aria-label", re.compile(r", Done$"))
    learning.press("Enter")
    expect(page).to_have_url(re.compile(f"#{second.id}$"))


FAINTEST = """() => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = colours => {
    for (const [colour, opacity] of colours) {
      context.globalAlpha = opacity;
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    const parts = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map(byte => byte / 255);
    const [r, g, b] = parts.map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = [getComputedStyle(document.body).backgroundColor, 1];
  const contrasts = [];
  for (const box of document.querySelectorAll(".rm-map svg a")) {
    const fills = [...box.querySelectorAll("rect")].map(getComputedStyle)
      .filter(({fill}) => fill !== "none").map(({fill, fillOpacity}) => [fill, fillOpacity]);
    for (const row of box.querySelectorAll("text:not(.rm-drawing__mark) tspan")) {
      const ink = [getComputedStyle(row).fill, getComputedStyle(box).opacity];
      const both = [light([paper, ...fills]), light([paper, ...fills, ink])];
      contrasts.push((Math.max(...both) + 0.05) / (Math.min(...both) + 0.05));
    }
  }
  return Math.min(...contrasts);
}"""
"""How well the words of a box stand out that stand out least. Of drawings, axe does not ask it."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_boxes_stand_out_in_every_state(
    garden: str, page: Page, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{garden}en/")
    assert page.evaluate(FAINTEST) >= 4.5
    store_topics(page, loam="done", sand="done", spade="done", sowing="done")
    page.reload()
    soil = page.locator('.rm-map__wide [data-rm-node="soil"]')
    expect(soil.locator(".rm-drawing__mark")).to_have_text("✓")
    expect(soil).to_have_attribute("aria-label", "1 Soil, 3 of 3 done")
    assert page.evaluate(FAINTEST) >= 4.5, "some done"
    page.locator(".rm-paths label").last.click()
    expect(page.locator(".rm-map__wide .rm-off").first).to_have_attribute(
        "aria-label", re.compile("not on your path$")
    )
    assert page.evaluate(FAINTEST) >= 4.5, "off the path"
    page.emulate_media(color_scheme="light")


def test_paper_shows_the_wide_map_of_a_stage_in_light_colours(
    built_site: BuiltSite, open_page: OpenPage
) -> None:
    stage = mapped_stage()
    page = open_page(color_scheme="dark", viewport={"width": 673, "height": 1000})
    page.goto(f"{built_site.url}en/stages/{stage.id}/")
    store_topics(page, **{stage.topics[0].id: "done"})
    page.reload()
    page.emulate_media(media="print")  # A4 between margins of 16 mm
    done = page.locator(f'.rm-map__wide [data-rm-box="{stage.topics[0].id}"] rect')
    expect(done).to_be_visible()
    expect(page.locator(".rm-map__narrow")).to_be_hidden()
    assert min(filter(None, page.evaluate(MEASURE))) >= LEAST  # hidden ones have no size
    assert page.evaluate(FAINTEST) >= 4.5


FAR_TOO_WIDE = """
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`.rm-map__room { width: 200px !important }
    .rm-map__room svg { max-width: none !important; width: 2000px !important }`);
  document.adoptedStyleSheets.push(sheet);
"""
"""No map of the roadmap is too wide by itself."""


def test_a_map_that_is_too_wide_shows_where_the_reader_is(
    built_site: BuiltSite, open_page: OpenPage
) -> None:
    stage = mapped_stage()
    last = stage.topics[-1]
    page = open_page()
    page.goto(f"{built_site.url}en/stages/{stage.id}/")
    store_topics(page, **{last.id: "learning"})
    page.add_init_script(FAR_TOO_WIDE)
    page.reload()
    box = open_map(page).and_(page.locator(".rm-here"))
    expect(box).to_be_visible()
    seen = page.locator(".rm-map__room:visible").bounding_box()
    found = box.bounding_box()
    assert seen
    assert found
    assert seen["x"] <= found["x"] + found["width"] / 2 <= seen["x"] + seen["width"]
