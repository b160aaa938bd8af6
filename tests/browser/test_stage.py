"""What is folded on a stage's page is found, opened and printed; its terms lead to the glossary.

The site is tests/cases/sites/garden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.accessibility import violations
from browser.search_box import SearchBox

if TYPE_CHECKING:
    from browser.conftest import OpenPage

LANGUAGES = {"zh": "", "en": "en/"}
FOLDED = ["Third Book", "Fourth Book", "Rub loam between your fingers and find it friable."]

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def folds(page: Page) -> list[Locator]:
    """Give the folded parts of the one topic that has some: further resources, and outcomes."""
    resources, outcomes = page.locator(".rm-row details.rm-fold").all()
    return [resources, outcomes]


def can_be_seen(page: Page) -> list[bool]:
    return [page.get_by_text(text, exact=True).is_visible() for text in FOLDED]


def test_folds_open_and_close_by_keyboard(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    assert can_be_seen(page) == [False, False, False]
    resources, outcomes = folds(page)
    page.get_by_role("link", name="Second Book").focus()
    page.keyboard.press("Tab")
    expect(resources.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    assert can_be_seen(page) == [True, True, False]
    # What has been opened can be reached; past it comes the next fold.
    # Before each link stands the box that says it was read.
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Third Book")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(outcomes.locator("summary")).to_be_focused()
    page.keyboard.press("Space")
    assert can_be_seen(page) == [True, True, True]
    page.keyboard.press("Space")
    assert can_be_seen(page) == [True, True, False]


def test_closed_folds_are_passed_over(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    resources, outcomes = folds(page)
    resources.locator("summary").focus()
    page.keyboard.press("Tab")
    expect(outcomes.locator("summary")).to_be_focused()


def test_a_fold_says_what_is_in_it(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    resources, outcomes = (fold.locator("summary") for fold in folds(page))
    expect(resources).to_have_text("2 more")
    expect(outcomes).to_contain_text("1")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_folds_are_printed(garden: str, open_page: OpenPage, script: bool) -> None:
    page = open_page(java_script_enabled=script)
    page.goto(f"{garden}en/stages/soil/")
    page.emulate_media(media="print")
    for text in FOLDED:
        expect(page.get_by_text(text, exact=True)).to_be_visible()
        # A closed fold gives its content no room.
        box = page.get_by_text(text, exact=True).bounding_box()
        assert box
        assert box["height"] > 0
    # Nothing asks to be opened on paper.
    expect(page.locator(".rm-fold summary:visible")).to_have_count(0)


def test_the_printed_page_is_longer_by_its_folds(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/stages/soil/")
    whole = pages_of(page.pdf(width="100mm", height="60mm"))
    page.evaluate("restyle('.rm-fold { display: none !important }')")
    assert pages_of(page.pdf(width="100mm", height="60mm")) < whole


def pages_of(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n")


@in_each_language
@pytest.mark.parametrize(
    ("topic", "words", "term"),
    [
        ("loam", {"zh": "腐殖质", "en": "humus"}, "humus"),
        ("sand", {"zh": "排水", "en": "drains"}, "drainage"),
        ("_milestone", {"zh": "排水", "en": "drains"}, "drainage"),
    ],
)
def test_a_marked_term_says_its_meaning_where_it_stands(
    garden: str, page: Page, language: str, topic: str, words: dict[str, str], term: str
) -> None:
    page.goto(f"{garden}{LANGUAGES[language]}stages/soil/")
    link = page.locator(f"#{topic} + div a.rm-term")
    expect(link).to_have_text(words[language])
    meaning = str(link.get_attribute("title"))
    link.focus()
    page.keyboard.press("Enter")
    card = page.locator(".rm-termcard")
    expect(card).to_be_focused()
    expect(card).to_contain_text(meaning)
    # For a moment the card lies on what is beneath it, whatever size that has.
    assert violations(page, targets=False) == []
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(link).to_be_focused()
    link.click()
    card.get_by_role("link").last.click()
    expect(page).to_have_url(f"{garden}{LANGUAGES[language]}glossary/#{term}")
    expect(page.locator(f"#{term}")).to_be_in_viewport()
    expect(page.locator(f"#{term} + .rm-entry")).to_contain_text(meaning)


def test_a_term_is_told_in_the_other_languages_and_leads_to_its_topic(
    garden: str, open_page: OpenPage
) -> None:
    page = open_page("phone")
    page.goto(f"{garden}en/stages/soil/")
    page.locator("#sand + div a.rm-term").tap()
    card = page.get_by_role("dialog", name="drainage")
    expect(card.locator("[lang=zh]")).to_have_text("排水")
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.touchscreen.tap(5, 100 if box["y"] > 120 else 640)
    expect(card).to_have_count(0)
    page.locator("#sand + div a.rm-term").tap()
    card.get_by_role("link", name="Taught in: Sand").tap()
    expect(card).to_have_count(0)
    expect(page).to_have_url(f"{garden}en/stages/soil/#sand")


def test_a_term_is_a_link_where_its_card_cannot_come(garden: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{garden}en/stages/soil/")
    page.locator("#loam + div a.rm-term").click()
    expect(page).to_have_url(f"{garden}en/glossary/#humus")
    page = open_page()
    page.route("**/glossary.js", lambda route: route.abort())
    page.goto(f"{garden}en/stages/soil/")
    page.locator("#loam + div a.rm-term").click()
    expect(page).to_have_url(f"{garden}en/glossary/#humus")


def test_an_entry_leads_back_to_its_topic(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/glossary/")
    page.locator("#drainage + .rm-entry").get_by_role("link", name="Sand").click()
    expect(page).to_have_url(f"{garden}en/stages/soil/#sand")


def find(page: Page, query: str) -> list[str]:
    """Type a query and give where the results lead, from the root of the language."""
    return [_place(hit.href) for hit in SearchBox(page).open().ask(query)]


def _place(url: str) -> str:
    parts = urlsplit(url)
    path = parts.path.removeprefix("/").removeprefix("en/")
    return f"{path}#{parts.fragment}" if parts.fragment else path


@in_each_language
@pytest.mark.parametrize("query", ["humus", "腐殖质"])
def test_the_search_finds_a_term_in_either_language(
    garden: str, page: Page, language: str, query: str
) -> None:
    page.goto(f"{garden}{LANGUAGES[language]}")
    assert "glossary/#humus" in find(page, query)


@pytest.mark.parametrize(("query", "text"), [("friable", FOLDED[2]), ("fourth", FOLDED[1])])
def test_what_a_search_finds_in_a_fold_is_shown(
    garden: str, page: Page, query: str, text: str
) -> None:
    page.goto(f"{garden}en/")
    assert find(page, query)[-1] == "stages/soil/#loam"
    page.locator(".rm-hit").last.click()
    page.wait_for_url("**/en/stages/soil/**")
    mark = page.locator(".rm-fold mark")
    expect(mark).to_have_text(query, ignore_case=True)
    expect(mark).to_be_visible()
    expect(page.locator(".rm-fold li").filter(has=page.locator("mark"))).to_contain_text(text)
    # What was not looked for stays folded.
    expect(page.locator(".rm-fold[open]")).to_have_count(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
@in_each_language
def test_the_pages_are_accessible(
    garden: str, open_page: OpenPage, language: str, theme: Literal["light", "dark"]
) -> None:
    page = open_page("desktop", theme)
    for path in ("", "glossary/", "stages/soil/"):
        page.goto(f"{garden}{LANGUAGES[language]}{path}")
        for fold in page.locator(".rm-fold summary").all():
            fold.click()
        assert not violations(page, targets=False), page.url
    page.goto(f"{garden}{LANGUAGES[language]}")
    page.locator(".rm-paths label").last.click()
    assert not violations(page, targets=False), page.url
