"""What learners do on the site, and what holds for every kind of page, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.accessibility import violations
from browser.conftest import BROKEN, DEVICES, keep_nothing, new_context
from browser.waiting import wait_until
from project import address, now, roadmap

if TYPE_CHECKING:
    from browser.conftest import Device, OpenPage
    from conftest import BuiltSite

KINDS = {
    "home": "",
    "stage": address("nlp-cv"),
    "plan": "plan/",
    "print": "print/",
    "status": "status/",
    "cards": "cards/",
    "progress": "progress/",
    "resources": "resources/",
    "glossary": "glossary/",
    "corrections": "corrections/",
    "written": "contributing/",
    "missing": "404.html",
}
LANGUAGES = {"zh": "", "en": "en/"}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
in_each_pair = pytest.mark.parametrize(
    ("language", "theme", "device"),
    [
        ("zh", "light", "desktop"),
        ("zh", "dark", "phone"),
        ("en", "dark", "desktop"),
        ("en", "light", "phone"),
    ],
)
"""Any two of a language, a palette and a screen come together: all threes cost twice as much."""
WIDTHS = (320, 390, 768)


PLACED = """() => [...document.querySelectorAll(".md-sidebar__scrollwrap")].every((part) =>
  part.clientHeight === 0 || part.style.height ||
  getComputedStyle(part.parentElement).position !== "sticky")"""
"""Comes true when Material has placed the sidebars: only then it scrolls to where readers are."""
FROM_THE_TOP = """() => {
  scrollTo(0, 0);
  for (const part of document.querySelectorAll(".md-sidebar__scrollwrap")) part.scrollTo(0, 0);
}"""


def show_the_top(page: Page) -> None:
    """What stays in sight, as the header, would lie on what is half beneath it."""
    wait_until(page, PLACED)
    page.evaluate(FROM_THE_TOP)


def addresses() -> Iterator[tuple[str, str]]:
    for language, folder in LANGUAGES.items():
        for path in KINDS.values():
            yield language, folder + path


@in_each_pair
def test_every_kind_of_page_is_accessible_and_asks_nobody_else(
    built_site: BuiltSite,
    open_page: OpenPage,
    language: str,
    theme: Literal["light", "dark"],
    device: Device,
) -> None:
    page = open_page(device, theme, worker=True)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in KINDS.values():
        page.goto(built_site.url + LANGUAGES[language] + path)
        show_the_top(page)
        assert not violations(page), path
        assert page.evaluate("document.documentElement.lang") == language
    host = urlsplit(built_site.url).netloc
    assert not [url for url in asked if urlsplit(url).netloc not in {host, ""}]
    assert not [url for url in asked if "mermaid" in url]
    assert not said


MARK = """([ids, noted]) => {
  const at = "2026-11-01T10:00:00.000Z";
  const marked = (ids) => Object.fromEntries(ids.map((id, i) => [
    id, { value: ["done", "learning", "skipped", "done"][i % 4], at },
  ]));
  localStorage["roadmap:/"] = JSON.stringify({
    format: "roadmap-progress", version: 1, outcomes: {}, settings: {},
    topics: marked(ids),
    notes: { [noted]: { value: "A note.", at } },
  });
}"""
TOPICS = ["python-syntax", "text-processing", "transformer", "image-processing"]
MARKS = ([*map(now, TOPICS)], now(TOPICS[1]))
GARDEN_MARKS = (["loam", "sand", "spade", "sowing"], "sand")
ELSEWHERE = ("corrections", "written")
"""The kinds of pages that the garden has not."""
GARDEN_KINDS = {**KINDS, "stage": "stages/soil/"}
"""What marks look like does not hang on how much there is: a small site has them all."""


@in_each_pair
def test_every_kind_of_page_is_accessible_with_marks(
    garden: str,
    built_site: BuiltSite,
    open_page: OpenPage,
    language: str,
    theme: Literal["light", "dark"],
    device: Device,
) -> None:
    page = open_page(device, theme)
    for site, marks, kinds in (
        (garden, GARDEN_MARKS, GARDEN_KINDS.keys() - {*ELSEWHERE}),
        (built_site.url, MARKS, ELSEWHERE),
    ):
        page.goto(site)
        page.evaluate(MARK, marks)
        for kind in sorted(kinds):
            answer = page.goto(site + LANGUAGES[language] + GARDEN_KINDS[kind])
            assert answer
            assert answer.ok
            if kind in ("home", "stage", "progress"):
                marked = page.locator("[data-rm-status=done]")
                expect(marked.first).to_be_attached()
            for fold in page.locator(".rm-note summary:visible").all()[:1]:
                fold.click()
            show_the_top(page)
            assert not violations(page), kind


@pytest.mark.parametrize("theme", THEMES)
def test_marked_pages_are_accessible_in_forced_colours(
    garden: str, open_page: OpenPage, theme: Literal["light", "dark"]
) -> None:
    page = open_page("desktop", theme, forced_colors="active", reduced_motion="reduce")
    page.goto(garden)
    page.evaluate(MARK, GARDEN_MARKS)
    for kind in ("home", "stage", "resources", "plan", "progress"):
        page.goto(f"{garden}en/{GARDEN_KINDS[kind]}")
        assert not violations(page), kind


def test_forced_colours_reach_the_map_and_the_chosen_status(
    built_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(forced_colors="active")
    page.goto(built_site.url)
    box, text = page.locator(".rm-map svg:visible").evaluate(
        """(drawing) => [
          getComputedStyle(drawing.querySelector("a rect")).fill,
          getComputedStyle(drawing.querySelector("a tspan")).fill,
        ]"""
    )
    assert box == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert _contrast(text, box) >= 7
    page.goto(f"{built_site.url}{KINDS['stage']}")
    chosen, other = page.locator(".rm-progress__group").first.evaluate(
        """(group) => [":has(:checked)", ":not(:has(:checked))"].map((which) =>
          getComputedStyle(group.querySelector(`.rm-status${which}`)).backgroundColor
        )"""
    )
    assert chosen != other


SHIFT = """
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
"""
TWICE = "restyle('html { font-size: 250% !important; }')"  # Material's is 125 %.
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
ROOM = """() => [innerWidth,
  document.documentElement.clientWidth - document.documentElement.scrollWidth]"""


@dataclass(frozen=True)
class FirstLoad:
    """What is seen of a page that a reader opens for the first time."""

    shift: float
    """How much moved meanwhile."""
    room: Mapping[int, tuple[int, int]]
    """On a phone: the width that a window has, and what a page leaves of it, for each asked for."""
    fits_twice: bool
    """Whether text of twice the size fits."""


class FirstLoads(Protocol):
    """Opens all pages for the first time, once for a device, and gives what was seen of each."""

    def __call__(self, device: Device) -> Mapping[str, FirstLoad]: ...


@pytest.fixture(scope="module")
def first_loads(browser: Browser, built_site: BuiltSite) -> FirstLoads:
    """All that several tests ask of such pages is asked at once: opening them costs the most."""

    @cache
    def load(device: Device) -> Mapping[str, FirstLoad]:
        broken: list[str] = []
        context = new_context(browser, broken, color_scheme="light", **DEVICES[device])
        page = context.new_page()
        keep_nothing(page)
        page.add_init_script(SHIFT)
        seen = {path: see(page, built_site.url + path, device) for _, path in addresses()}
        context.close()
        assert broken == [], BROKEN
        return seen

    return load


def see(page: Page, url: str, device: Device) -> FirstLoad:
    shift = shift_of(page, url)
    if device == "desktop":
        page.evaluate(TWICE)
        return FirstLoad(shift, {}, page.evaluate(FITS))
    size = DEVICES[device]["viewport"]
    room = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        room[width] = page.evaluate(ROOM)
    page.set_viewport_size(size)
    page.evaluate(TWICE)
    return FirstLoad(shift, room, page.evaluate(FITS))


def shift_of(page: Page, url: str) -> float:
    page.goto(url)
    shift: float = page.evaluate("window.shift")
    return shift


def test_no_page_scrolls_sideways(first_loads: FirstLoads) -> None:
    for path, seen in first_loads("phone").items():
        for width in WIDTHS:
            window, spare = seen.room[width]
            assert spare >= 0, f"/{path} is {-spare} px too wide for {width}"
            assert window == width


@pytest.mark.parametrize("device", DEVICES)
def test_text_of_twice_the_size_fits(first_loads: FirstLoads, device: Device) -> None:
    too_wide = [path for path, seen in first_loads(device).items() if not seen.fits_twice]
    assert too_wide == []


@pytest.mark.parametrize("marked", [False, True], ids=["new", "marked"])
@pytest.mark.parametrize("device", DEVICES)
def test_nothing_moves_while_a_page_loads(
    built_site: BuiltSite,
    open_page: OpenPage,
    first_loads: FirstLoads,
    device: Device,
    marked: bool,
) -> None:
    if marked:
        page = open_page(device)
        page.goto(built_site.url)
        page.evaluate(MARK, MARKS)
        keep_nothing(page)
        page.add_init_script(SHIFT)
        shifts = {path: shift_of(page, built_site.url + path) for _, path in addresses()}
    else:
        shifts = {path: seen.shift for path, seen in first_loads(device).items()}
    for path, shift in shifts.items():
        assert shift < 0.01, path


@pytest.mark.parametrize(("device", "shown"), [("desktop", "wide"), ("phone", "narrow")])
def test_the_map_fits_the_screen_and_leads_to_every_stage(
    built_site: BuiltSite, open_page: OpenPage, device: Device, shown: str
) -> None:
    page = open_page(device)
    page.goto(built_site.url)
    drawing = page.locator(".rm-map svg:visible")
    expect(drawing).to_have_count(1)
    expect(page.locator(f".rm-map__{shown} svg").and_(drawing)).to_have_count(1)
    titles = [line.inner_text() for line in page.locator(".rm-stages__title a > :last-child").all()]
    nodes = drawing.get_by_role("link").all()
    assert len(nodes) == len(titles)
    links = page.locator(".rm-stages__title a").all()
    # The list beside the map names the same stages in the same order.
    assert [node.get_attribute("href") for node in nodes] == [
        link.get_attribute("href") for link in links
    ]
    box = drawing.bounding_box()
    assert box
    if device == "desktop":
        assert box["width"] > box["height"]
    else:
        assert box["height"] > box["width"]
    nodes[2].click()
    expect(page.locator("h1")).to_contain_text(titles[2])


@pytest.mark.parametrize("theme", THEMES)
def test_the_map_can_be_read_in_both_palettes(
    built_site: BuiltSite, open_page: OpenPage, theme: Literal["light", "dark"]
) -> None:
    page = open_page("desktop", theme)
    page.goto(built_site.url)
    text, box = page.locator(".rm-map svg:visible").evaluate(
        """(drawing) => [
          getComputedStyle(drawing.querySelector("a tspan")).fill,
          getComputedStyle(drawing.querySelector("a rect")).fill,
        ]"""
    )
    assert _contrast(text, box) >= 7


def _contrast(first: str, second: str) -> float:
    """Compute the contrast of two `rgb(...)` colours; source: WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.strip("rgb()").split(",")]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_map_works_by_keyboard(built_site: BuiltSite, page: Page) -> None:
    page.goto(built_site.url)
    first = page.locator(".rm-map svg:visible a").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if first.evaluate("(link) => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    # Focus can be seen: the box of the focused node is not painted like the others.
    second = page.locator(".rm-map svg:visible a").nth(1)
    colour = "(link) => getComputedStyle(link.querySelector('rect')).stroke"
    assert first.evaluate(colour) != second.evaluate(colour)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{built_site.url}stages/{roadmap().stages[0].id}/")


def test_changing_the_language_keeps_the_topic(built_site: BuiltSite, page: Page) -> None:
    topic = address("image-processing")
    page.goto(f"{built_site.url}{topic}")
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page).to_have_url(f"{built_site.url}en/{topic}")
    expect(page.locator(f"#{now('image-processing')}")).to_be_in_viewport()
    page.get_by_role("link", name="中", exact=True).click()
    expect(page).to_have_url(f"{built_site.url}{topic}")


def test_changing_the_language_follows_the_reader_down_the_page(
    built_site: BuiltSite, page: Page
) -> None:
    topic = address("cv-pretrained-models")
    page.goto(f"{built_site.url}en/{topic.partition('#')[0]}")
    page.locator(f"#{now('cv-pretrained-models')}").evaluate(
        "(heading) => heading.scrollIntoView()"
    )
    page.get_by_role("link", name="中", exact=True).click()
    expect(page).to_have_url(f"{built_site.url}{topic}")


def test_the_palette_is_kept_in_the_other_language(
    built_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page("desktop", "light")
    page.goto(built_site.url)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="切换到深色").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_palette_is_there_before_the_scripts(
    built_site: BuiltSite,
    open_page: OpenPage,
    system: Literal["light", "dark"],
    scheme: str,
) -> None:
    page = open_page("desktop", system)
    page.route("**/assets/roadmap/*/*.js", lambda route: route.abort())
    page.goto(built_site.url)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    root = "getComputedStyle(document.documentElement).colorScheme"
    assert page.evaluate(root) == system


def test_the_palette_follows_the_system_until_it_is_chosen(
    built_site: BuiltSite, page: Page
) -> None:
    page.goto(built_site.url)
    body = page.locator("body")
    page.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="切换到浅色").click()
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize(
    ("path", "language"), [("stages/nowhere/", "zh"), ("en/stages/nowhere/", "en")]
)
def test_a_missing_page_answers_in_the_language_of_its_address(
    built_site: BuiltSite, page: Page, path: str, language: str
) -> None:
    page.goto(built_site.url + path)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_text({"zh": "页面不存在", "en": "Page not found"}[language])


def test_the_page_is_whole_without_script(built_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(built_site.url)
    expect(page.locator(".rm-map svg:visible")).to_have_count(1)
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".rm-stages__title a").first.click()
    expect(page.locator("h3").first).to_be_visible()


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_diagrams_of_hand_written_pages_can_be_read(
    built_site: BuiltSite, open_page: OpenPage, device: Device
) -> None:
    page = open_page(device)
    page.goto(f"{built_site.url}en/architecture/")
    heights = page.evaluate(
        """() => [...document.querySelectorAll(".rm-diagram tspan")]
          .map((line) => line.getBoundingClientRect().height)"""
    )
    assert len(heights) > 10
    assert min(heights) >= 11
