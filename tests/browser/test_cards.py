"""Learners go through the cards of tests/cases/sites/garden: six questions, two terms, one outcome.

The clock of the page stands, so that cards come in the same order and on the same days.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from browser.conftest import OpenPage

MONDAY = datetime(2026, 11, 2, 10)
KEY = "roadmap:/"
ALL = 9


@pytest.fixture
def page(still_page: Page) -> Page:
    return still_page


def review(page: Page) -> Locator:
    return page.locator("[data-rm-review]")


def left(page: Page, count: int) -> None:
    expect(review(page).get_by_role("status").first).to_have_text(f"{count} left")


def go(page: Page, address: str, day: int = 0) -> None:
    page.clock.set_fixed_time(MONDAY + timedelta(days=day))
    page.goto(address)


def press(page: Page, name: str) -> None:
    review(page).get_by_role("button", name=name, exact=True).click()


def store(page: Page, **books: dict[str, Any]) -> None:
    at = MONDAY.isoformat() + "Z"
    state: dict[str, Any] = {"format": "roadmap-progress", "version": 1}
    for name in ("topics", "outcomes", "cards", "notes", "settings"):
        book = books.get(name, {})
        state[name] = {key: {"value": value, "at": at} for key, value in book.items()}
    page.evaluate("([key, text]) => { localStorage[key] = text }", [KEY, json.dumps(state)])


def stored(page: Page, book: str) -> dict[str, Any]:
    found = json.loads(page.evaluate("key => localStorage[key]", KEY))
    return {key: entry["value"] for key, entry in found[book].items()}


def only(page: Page, garden: str, key: str) -> None:
    """Leave one card to ask: all others are known and come again much later."""
    page.goto(f"{garden}en/cards/")
    every = page.locator("[data-rm-card]").evaluate_all(
        "all => all.map(({ dataset }) => [dataset.rmKind, dataset.rmCard])"
    )
    cards = {name: 5 for kind, name in every if kind != "outcome" and name != key}
    outcomes = {name: True for kind, name in every if kind == "outcome" and name != key}
    store(page, cards=cards, outcomes=outcomes)
    go(page, f"{garden}en/cards/")
    left(page, 1)


def test_questions_come_first_then_terms_then_what_there_is_to_do(garden: str, page: Page) -> None:
    go(page, f"{garden}en/cards/")
    kinds = []
    for count in range(ALL, 0, -1):
        left(page, count)
        front = review(page).locator(".rm-card__front").inner_text()
        ways = review(page).get_by_role("button")
        names = {name.strip() for name in ways.all_inner_texts()}
        kinds.append("task" if "Later" in names else "term" if "?" not in front else "question")
        if "Later" in names:
            press(page, "Done")
        elif "Show the answer" in names:
            press(page, "Show the answer")
            press(page, "I knew it")
        else:
            press(page, "I do not know")
            press(page, "Next")
            break
    assert kinds == sorted(kinds, key=["question", "term", "task"].index)


def test_a_known_card_comes_again_later_each_time(garden: str, page: Page) -> None:
    only(page, garden, "loam/q/holds")
    for day, waits in ((0, 1), (1, 3), (4, 7)):
        go(page, f"{garden}en/cards/", day)
        expect(review(page)).to_contain_text("Why does clay hold water?")
        expect(review(page)).not_to_contain_text("no room")
        page.keyboard.press("Space")
        expect(review(page)).to_contain_text("Its grains leave no room.")
        expect(review(page)).to_contain_text("Water needs room")
        page.keyboard.press("1")
        date = (MONDAY + timedelta(days=day + waits)).strftime("%B %-d")
        expect(review(page)).to_contain_text(
            f"1 of 1 right at the first try. The next ones come on {date}"
        )
        go(page, f"{garden}en/cards/", day + waits - 1)
        expect(review(page)).to_contain_text("Nothing to repeat today")


def test_a_wrong_answer_is_explained_and_comes_again_at_once(garden: str, page: Page) -> None:
    only(page, garden, "loam/q/drains")
    wrong = review(page).get_by_role("button", name="Clay")
    expect(wrong).to_be_visible()
    wrong.click()
    expect(review(page)).to_contain_text("Not right.")
    expect(review(page).get_by_text("Clay holds water.")).to_be_visible()
    expect(review(page)).to_contain_text("Its grains are large.")
    expect(review(page).get_by_role("link", name="Loam")).to_have_attribute(
        "href", re.compile(r"stages/soil/#loam$")
    )
    press(page, "Next")
    left(page, 1)
    review(page).get_by_role("button", name="Sand").click()
    expect(review(page)).to_contain_text("Right.")
    page.keyboard.press("Enter")
    expect(review(page)).to_contain_text("0 of 1 right at the first try")
    assert stored(page, "cards")["loam/q/drains"] == 1


def test_several_right_options_are_checked_together(garden: str, page: Page) -> None:
    only(page, garden, "loam/q/parts")
    expect(review(page)).to_contain_text("More than one is right.")
    for name in ("Some sand", "Some clay"):
        review(page).get_by_role("button", name=name).click()
    press(page, "Check")
    expect(review(page)).to_contain_text("Right.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0.4", "Right."), ("0,45", "Right."), ("2/5", "Right."), ("０．３５", "Right."),
        ("0.46", "Not right."), ("-0.4", "Not right."), ("half", "Write a number"),
    ],
)  # fmt: skip
def test_a_number_may_be_off_by_what_the_question_says(
    garden: str, page: Page, typed: str, said: str
) -> None:
    only(page, garden, "loam/q/share")
    page.get_by_label("Your answer").fill(typed)
    page.keyboard.press("Enter")
    expect(review(page)).to_contain_text(said)
    if said != "Write a number":
        expect(review(page)).to_contain_text("0.4 (±0.05)")


def test_a_whole_number_with_its_unit_and_signs_for_thousands(garden: str, page: Page) -> None:
    only(page, garden, "sand/q/litres")
    page.get_by_label("Your answer").fill("1,200 L")
    page.keyboard.press("Enter")
    expect(review(page)).to_contain_text("Right.")


def test_items_are_put_in_order(garden: str, page: Page) -> None:
    only(page, garden, "loam/q/layers")
    shown = review(page).locator("[data-rm-pick]").all_inner_texts()
    for name in ("Topsoil", "Subsoil", "Bedrock"):
        page.keyboard.press(str([text.strip() for text in shown].index(name) + 1))
    press(page, "Check")
    expect(review(page)).to_contain_text("Right.")


def test_what_is_done_is_ticked_in_the_topic_and_the_other_way_round(
    garden: str, page: Page
) -> None:
    page.goto(f"{garden}en/cards/")
    task = page.locator("[data-rm-kind=outcome]").get_attribute("data-rm-card")
    assert task
    only(page, garden, task)
    expect(review(page)).to_contain_text("Do this, then tick it:")
    press(page, "Done")
    assert stored(page, "outcomes")[task] is True
    only(page, garden, task)
    page.goto(f"{garden}en/stages/soil/")
    page.locator(f'.rm-tick[value="{task}"]').evaluate("box => box.click()")
    go(page, f"{garden}en/cards/")
    expect(review(page)).to_contain_text("Nothing to repeat today")


def test_cards_keep_to_the_path_and_leave_out_what_is_skipped(garden: str, page: Page) -> None:
    go(page, f"{garden}en/cards/")
    left(page, ALL)
    store(page, settings={"path": "short"})
    page.reload()
    left(page, ALL - 2)  # Sand, with a question and a term, is off the path.
    store(page, topics={"loam": "skipped"})
    page.reload()
    left(page, 2)
    page.get_by_role("combobox", name="Stage").select_option("soil")
    left(page, 2)


def test_new_cards_come_from_what_was_begun(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/cards/")
    store(page, topics={"sand": "learning"})
    go(page, f"{garden}en/cards/")
    left(page, 2)
    store(page, topics={"sand": "learning"}, cards={"sand/q/litres": 4, "_glossary/drainage": 4})
    page.reload()
    expect(review(page)).to_contain_text("Nothing to repeat today")
    press(page, "Ask me what comes next")
    left(page, ALL - 2)


def test_how_many_at_a_time_is_kept_and_the_order_changes_by_the_day(
    garden: str, page: Page
) -> None:
    go(page, f"{garden}en/cards/")
    fronts = set()
    for day in range(6):
        go(page, f"{garden}en/cards/", day)
        fronts.add(review(page).locator(".rm-card__front").inner_text())
    assert len(fronts) > 1
    page.get_by_role("combobox", name="How many").select_option("50")
    page.reload()
    expect(page.get_by_role("combobox", name="How many")).to_have_value("50")


def test_terms_that_were_ticked_before_are_known(garden: str, page: Page) -> None:
    page.goto(f"{garden}en/cards/")
    store(page, outcomes={"_glossary/humus": True})
    go(page, f"{garden}en/cards/")
    left(page, ALL - 2 - 1)  # Sand was not begun.
    page.get_by_role("combobox", name="How many").select_option("20")
    assert stored(page, "cards") == {"_glossary/humus": 2}
    assert stored(page, "outcomes") == {}


def test_a_test_of_a_stage_lets_one_skip_a_section(garden: str, page: Page) -> None:
    go(page, f"{garden}en/stages/soil/")
    page.get_by_role("link", name="Test what you know").click()
    expect(review(page)).to_contain_text("Test: Soil")
    for count in range(6, 0, -1):
        left(page, count)
        answer(page)
        press(page, "Next") if review(page).get_by_role("button", name="Next").count() else None
    expect(review(page)).to_contain_text("Ground: 6 of 6 right. You know this.")
    press(page, "Skip this section")
    assert stored(page, "topics") == {"loam": "skipped", "sand": "skipped"}
    press(page, "Undo")
    assert stored(page, "topics") == {"loam": "new", "sand": "new"}


def answer(page: Page) -> None:
    """Answer the question that is asked, rightly."""
    front = review(page).locator(".rm-card__front").inner_text()
    picks = {
        "Which soil drains best?": ["Sand"],
        "What is in loam?": ["Some sand", "Some clay"],
        "What lies above what?": ["Topsoil", "Subsoil", "Bedrock"],
    }.get(front, [])
    for name in picks:
        review(page).locator("[data-rm-pick]", has_text=name).click()
    if front == "Why does clay hold water?":
        press(page, "Show the answer")
        press(page, "I knew it")
    elif not picks:
        page.get_by_label("Your answer").fill("1200" if "litres" in front else "0.4")
    if review(page).get_by_role("button", name="Check").count():
        press(page, "Check")


def test_a_failed_test_leads_into_the_section(garden: str, page: Page) -> None:
    go(page, f"{garden}en/cards/?test=soil")
    for _ in range(6):
        if review(page).get_by_role("button", name="Show the answer").count():
            press(page, "Show the answer")
            press(page, "Not yet")
        else:
            press(page, "I do not know")
            # Who asks for the answer is not told to be wrong.
            expect(review(page).locator(".rm-card__wrong")).to_have_count(0)
            press(page, "Next")
    expect(review(page).get_by_role("link", name="Ground: 0 of 6 right.")).to_have_attribute(
        "href", re.compile("stages/soil/#ground$")
    )
    expect(review(page).get_by_role("button")).to_have_count(0)


def test_the_focus_goes_on_where_a_pressed_button_has_none(garden: str, page: Page) -> None:
    """Safari gives no button the focus that is clicked or tapped."""
    go(page, f"{garden}en/cards/")
    expect(page.locator(":focus")).to_have_count(0)
    only(page, garden, "loam/q/holds")
    page.get_by_role("button", name="Show the answer").evaluate("button => button.click()")
    expect(page.get_by_role("button", name="I knew it")).to_be_focused()


def test_the_next_card_is_shown_from_its_beginning(garden: str, open_page: OpenPage) -> None:
    page = open_page("phone", viewport={"width": 390, "height": 420})
    page.goto(f"{garden}en/cards/")
    front = review(page).locator(".rm-card__front")
    first = front.inner_text()
    press(page, "I do not know")
    # Who has read the explanation is below the question.
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(front).not_to_be_in_viewport()
    review(page).get_by_role("button", name="Next").evaluate("(button) => button.click()")
    expect(front).not_to_have_text(first)
    expect(front).to_be_in_viewport(ratio=1)


def test_without_scripts_there_is_a_list_of_all_questions(garden: str, open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{garden}en/cards/")
    expect(review(page)).to_be_hidden()
    page.get_by_role("link", name="All questions and answers").click()
    expect(page.locator(".rm-question")).to_have_count(6)
    page.locator(".rm-question summary", has_text="Which soil drains best").click()
    expect(page.get_by_text("Clay holds water.")).to_be_visible()
