"""Learners go through the cards of tests/cases/sites/garden: one outcome, two terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from project import now

if TYPE_CHECKING:
    from conftest import BuiltSite


def test_what_is_known_is_kept_and_the_rest_comes_again(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/cards/")
    review = page.locator("[data-rm-review]")
    expect(review).to_contain_text("3 left")
    expect(review).to_contain_text("Rub loam")
    review.get_by_role("button", name="Not yet").click()
    # A term shows its meaning when asked to.
    meaning = review.locator(".rm-card__back")
    expect(meaning).to_have_count(0)
    review.get_by_role("button", name="Show the answer").click()
    expect(meaning).to_be_visible()
    expect(review.get_by_role("button", name="I can")).to_be_focused()
    page.keyboard.press("Enter")
    expect(review).to_contain_text("2 left")
    page.keyboard.press("Enter")  # shows the answer
    page.keyboard.press("Enter")
    expect(review).to_contain_text("1 left")
    expect(review).to_contain_text("Rub loam")
    page.keyboard.press("Enter")
    expect(review.get_by_role("status")).to_contain_text("You know all of these cards")
    page.goto(f"{garden}stages/soil/")
    page.locator("#loam + .rm-topic .rm-row summary").last.click()
    expect(page.get_by_role("checkbox", name="用手指捻碎")).to_be_checked()
    page.goto(f"{garden}en/cards/")
    expect(review).to_contain_text("You know all of these cards")
    review.get_by_role("button", name="Once more").click()
    expect(review).to_contain_text("3 left")


def test_cards_keep_to_the_chosen_path(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/")
    page.locator(".rm-paths label").last.click()
    page.goto(f"{garden}en/cards/")
    # Drainage belongs to sand, which the short path leaves out.
    expect(page.locator("[data-rm-review]")).to_contain_text("2 left")


def test_cards_of_one_stage_are_asked_alone(built_site: BuiltSite, page: Page) -> None:
    base = built_site.url
    first, second = now("nlp-cv"), now("fine-tuning")
    # What is asked for by name is asked whole, whatever the path.
    page.goto(f"{base}en/")
    page.locator(".rm-paths label").last.click()
    page.goto(f"{base}en/stages/{first}/")
    page.get_by_role("link", name="cards of this stage").click()
    page.wait_for_url(f"{base}en/cards/?stage={first}")
    stage, review = page.get_by_role("combobox", name="Stage"), page.locator(".rm-review")
    expect(stage).to_have_value(first)

    def left(deck: str) -> str:
        return f"{page.locator(f'{deck} [data-rm-card]').count()} left"

    expect(review).to_contain_text(left(f'[data-rm-deck="{first}"]'))
    stage.select_option(second)
    expect(review).to_contain_text(left(f'[data-rm-deck="{second}"]'))
    # The address goes along: it can be shared, and leads to the same in the other language.
    page.get_by_role("link", name="中", exact=True).click()
    page.wait_for_url(f"{base}cards/?stage={second}")
    page.goto(f"{base}en/cards/?stage=%22%5D")
    expect(stage).to_have_value("")
    expect(review).not_to_contain_text(left(""))  # but those of the path
    expect(review).to_contain_text("left")


def test_the_focus_goes_on_where_a_pressed_button_has_none(garden: str, page: Page) -> None:
    """Safari gives no button the focus that is clicked or tapped."""
    page.goto(f"{garden}en/cards/")
    expect(page.locator(":focus")).to_have_count(0)
    page.get_by_role("button", name="Not yet").evaluate("button => button.click()")
    expect(page.get_by_role("button", name="Show the answer")).to_be_focused()


def test_without_scripts_all_cards_are_a_list(garden: str, page: Page) -> None:
    page.context.route("**/*.js", lambda route: route.abort())
    page.goto(f"{garden}en/cards/")
    expect(page.locator(".rm-cards li")).to_have_count(3)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download for Anki").click()
    assert download.value.suggested_filename == "cards.txt"
