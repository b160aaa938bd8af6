"""The search, as a reader meets it: what is typed into the box, and what is shown."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Literal

import pytest
import yaml
from playwright.sync_api import Browser, Error, Page, Route, expect

from browser.accessibility import violations
from browser.conftest import DEVICES, OpenPage, new_context
from browser.search_box import SearchBox, place
from builds import ROOT
from project import address, now, roadmap

if TYPE_CHECKING:
    from conftest import BuiltSite

QUERIES: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "search" / "queries.yml").read_text(encoding="utf-8")
)
NOTHING = QUERIES.pop("nothing")
HOMES = {"zh": "", "en": "en/"}
PAGES = ("plan", "cards", "progress", "print", "resources", "glossary", "corrections")
FIRST, AMONG, KIND = 0.8, 0.97, 0.9
"""What share of the queries is answered by the first hit, and by one of the first three; and of
each kind by those."""


@pytest.fixture(scope="module")
def boxes(browser: Browser, built_site: BuiltSite) -> Iterator[dict[str, SearchBox]]:
    context = new_context(browser, [], **DEVICES["desktop"])
    found = {}
    for language, home in HOMES.items():
        page = context.new_page()
        page.goto(built_site.url + home)
        found[language] = SearchBox(page).open()
    yield found
    context.close()


@pytest.fixture(scope="module")
def places() -> dict[str, str]:
    """Give where each stage, section, topic and shelf is answered, without the language.

    What was renamed is found under its former ids, too.
    """
    found = {shelf.id: f"resources/#{shelf.id}" for shelf in roadmap().shelves}
    found |= {page: f"{page}/" for page in (*PAGES, "contributing")} | {"palette": "#_palette"}
    for stage in roadmap().stages:
        for part in stage.parts:
            for name in (part.id, *getattr(part, "aliases", ())):
                found[name] = address(part.id)
        if stage.milestone:
            found[f"milestone of {stage.id}"] = f"stages/{stage.id}/#_milestone"
    return found


def test_the_list_covers_the_roadmap(places: dict[str, str]) -> None:
    topics = {topic.id for topic in roadmap().topics if topic.origin == "original"}
    kinds = [kind for language in QUERIES.values() for kind in language.values()]
    expected = {part for kind in kinds for part in kind.values()}
    assert sum(map(len, kinds)) >= 250
    assert min(map(len, kinds)) >= 8
    assert expected <= set(places)
    assert {places[topic] for topic in topics} <= {places[part] for part in expected}
    assert all(len(language) >= 10 for language in NOTHING.values())


@pytest.mark.parametrize("language", HOMES)
def test_what_is_expected_comes_first(
    language: str, boxes: dict[str, SearchBox], places: dict[str, str]
) -> None:
    first, among, asked, misses = 0, 0, 0, []
    for kind, cases in QUERIES[language].items():
        found = 0
        answers = boxes[language].ask_all(map(str, cases))
        for query, part in cases.items():
            hits = [_within(hit.href, language) for hit in answers[str(query)][:3]]
            first += hits[:1] == [places[part]]
            found += places[part] in hits
            if places[part] not in hits:
                misses.append(f"{query} ({kind}): {places[part]} is not among {hits}")
        assert found >= KIND * len(cases), "\n".join(misses)
        among, asked = among + found, asked + len(cases)
    assert first >= FIRST * asked, f"{first} of {asked}"
    assert among >= AMONG * asked, "\n".join(misses)


def _within(href: str, language: str) -> str:
    """Give where a hit leads, from the root of its language; an act leads nowhere."""
    found = place(href).removeprefix(f"/{HOMES[language]}")
    return found[found.index("#_") :] if found.endswith("#_palette") else found


@pytest.mark.parametrize("language", HOMES)
def test_what_is_not_there_is_said(language: str, boxes: dict[str, SearchBox]) -> None:
    assert boxes[language].ask_all(NOTHING[language]) == {query: [] for query in NOTHING[language]}


@pytest.mark.parametrize("language", HOMES)
def test_hits_stay_in_the_language_and_lead_to_parts_of_pages(
    language: str, boxes: dict[str, SearchBox], places: dict[str, str]
) -> None:
    known = set(places.values())
    others = [home for home in HOMES.values() if home and home != HOMES[language]]
    for query in ("BERT", "PyTorch", "GPT", "Transformer", "Jupyter"):
        hits = boxes[language].ask(query)
        assert hits
        for hit in hits:
            path = hit.place.removeprefix(f"/{HOMES[language]}")
            assert hit.place.startswith(f"/{HOMES[language]}")
            assert not any(path.startswith(home) for home in others)
            if path.startswith("stages/"):
                assert path in known


def test_a_query_of_nothing_but_signs_or_filler_is_harmless(boxes: dict[str, SearchBox]) -> None:
    queries = ["+", "~ ^ :", "\\", '"', "[", "(", "（）", "的", "the", "+-", "\U0001f40d", "\u0300"]
    for box in boxes.values():
        said: list[str] = []
        box.page.on("pageerror", partial(_note, said))
        for query in queries:
            box.ask(query)
        assert not said
        assert box.ask("BERT")


def _note(said: list[str], error: Error) -> None:
    said.append(str(error))


def test_a_long_query_is_answered(boxes: dict[str, SearchBox]) -> None:
    assert boxes["zh"].ask("学习" * 400) is not None
    assert boxes["en"].ask("learning " * 400) is not None


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [
        ("zh", "代数", {"代数"}),
        ("zh", "bert模型", {"bert", "模型"}),
        ("en", "confusion matrix", {"confusion", "matrix"}),
        ("en", "token", {"tokenization"}),
    ],
)
def test_the_words_are_marked(
    language: str, query: str, marked: set[str], boxes: dict[str, SearchBox]
) -> None:
    boxes[language].ask(query)
    expect(boxes[language].page.locator(".rm-hit__text").last).not_to_be_empty()
    marks = boxes[language].page.locator(".rm-hit mark").all_inner_texts()
    assert {mark.lower() for mark in marks} >= marked


def test_a_slip_is_mended_and_said(boxes: dict[str, SearchBox]) -> None:
    box = boxes["en"]
    assert box.ask("transfomer")[0].title.casefold().count("transformer")
    expect(box.said).to_contain_text("Showing results for “transformer”.")


def test_what_is_not_there_is_said_beside_what_is(boxes: dict[str, SearchBox]) -> None:
    for language, query in (("zh", "蟾蜍"), ("en", "xylophone")):
        box = boxes[language]
        assert box.ask(query) == []
        expect(box.said).to_contain_text(query)
        stages = box.page.locator('.rm-hit[data-kind="stage"]')
        expect(stages).to_have_count(len(roadmap().stages))


def test_keys_lead_through_the_hits_and_back(page: Page, built_site: BuiltSite) -> None:
    page.goto(built_site.url)
    opener = page.locator(".rm-search-open")
    opener.focus()
    page.keyboard.press("Control+k")
    box = SearchBox(page)
    expect(box.input).to_be_focused()
    page.keyboard.press("Escape")
    expect(box.input).to_be_hidden()
    expect(opener).to_be_focused()

    first, second, *_ = box.open().ask("矩阵")
    chosen = page.locator('.rm-hit[aria-selected="true"]')
    for key, hit in (("ArrowDown", first), ("ArrowDown", second), ("ArrowUp", first)):
        page.keyboard.press(key)
        expect(chosen).to_have_attribute("href", hit.href)
        expect(box.input).to_have_attribute(
            "aria-activedescendant", str(chosen.get_attribute("id"))
        )
        expect(box.input).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: place(url) == second.place)


def test_who_is_faster_than_the_texts_of_a_hit_finds_what_was_typed_marked(
    page: Page, built_site: BuiltSite
) -> None:
    page.goto(f"{built_site.url}en/")
    SearchBox(page).open().ask("confusion matrix")
    page.locator(".rm-hit").first.evaluate(
        "hit => hit.querySelectorAll('mark').forEach(mark => mark.replaceWith(mark.textContent))"
    )
    page.keyboard.press("Enter")
    expect(page.locator("article mark").first).to_have_text(
        re.compile("confusion|matrix", re.IGNORECASE)
    )


def test_enter_leads_to_the_best_topic_with_its_words_marked(
    page: Page, built_site: BuiltSite
) -> None:
    page.goto(f"{built_site.url}en/")
    SearchBox(page).open().ask("confusion matrix")
    page.keyboard.press("Enter")
    topic = now("model-evaluation")
    page.wait_for_url(f"**/en/stages/*/#{topic}")
    expect(page.locator("article mark").first).to_have_text(
        re.compile("confusion|matrix", re.IGNORECASE)
    )
    page.reload()
    expect(page.locator("article mark")).to_have_count(0)


def test_an_input_method_submits_nothing(page: Page, built_site: BuiltSite) -> None:
    page.goto(built_site.url)
    box = SearchBox(page).open()
    box.ask("矩阵")
    before = page.url
    box.input.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "keyCode": 229})
    box.input.dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True, "keyCode": 229})
    expect(page.locator('.rm-hit[aria-selected="true"]')).to_have_count(0)
    assert page.url == before


def test_the_empty_box_shows_what_was_looked_at_and_what_is_next(
    page: Page, built_site: BuiltSite
) -> None:
    looked_at = roadmap().stages[1].topics[0]
    page.goto(built_site.url + address(looked_at.id))
    page.goto(f"{built_site.url}plan/")
    SearchBox(page).open()
    groups = page.locator(".rm-search__hits [role=group]")
    expect(groups).to_have_count(3)
    first = address(roadmap().topics[0].id)
    expect(groups.nth(0).locator(".rm-hit")).to_have_attribute("href", built_site.url + first)
    expect(groups.nth(1).locator(".rm-hit").first).to_have_attribute(
        "href", built_site.url + address(looked_at.id)
    )


def test_the_index_is_fetched_when_somebody_turns_to_the_search(
    page: Page, built_site: BuiltSite
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(built_site.url, wait_until="networkidle")
    assert not [url for url in asked if "/search/" in url]
    with page.expect_request("**/search/index.json"):
        page.locator(".rm-search-open").hover()


def test_nothing_is_dimmed_when_one_tabs_past(page: Page, built_site: BuiltSite) -> None:
    page.goto(built_site.url)
    page.locator(".rm-search-open").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".rm-search")).to_be_hidden()


def test_without_scripts_nothing_invites_to_search(
    built_site: BuiltSite, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(built_site.url)
    expect(page.locator(".rm-search-open")).to_be_hidden()


def test_the_palette_is_changed_from_the_search(page: Page, built_site: BuiltSite) -> None:
    page.goto(f"{built_site.url}en/plan/")
    before = page.locator("body").get_attribute("data-md-color-scheme")
    assert SearchBox(page).open().ask("dark mode")[0].kind == "act"
    page.keyboard.press("Enter")
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))
    expect(page).to_have_url(f"{built_site.url}en/plan/")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_box_is_accessible(
    garden: str, open_page: OpenPage, theme: Literal["light", "dark"]
) -> None:
    for device in ("desktop", "phone"):
        page = open_page(device, theme)
        page.goto(f"{garden}en/")
        box = SearchBox(page).open()
        assert not violations(page), device
        for query, titles in (("sowing", "Sow"), ("sowign", "Sow"), ("xylophone", "")):
            assert any(titles in hit.title for hit in box.ask(query)) == bool(titles)
            assert not violations(page), query
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_search_needs_no_leave_to_make_code(page: Page, built_site: BuiltSite) -> None:
    policy = "script-src 'self' 'unsafe-inline'; connect-src 'self'; worker-src 'self'"

    def serve(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, headers={**reply.headers, "content-security-policy": policy})

    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route(lambda url: url.endswith("/"), serve)
    page.goto(built_site.url)
    assert SearchBox(page).open().ask("矩阵")
    assert not said


def test_the_index_is_small(built_site: BuiltSite) -> None:
    for home in HOMES.values():
        index = (built_site.directory / home / "search" / "index.json").read_bytes()
        assert len(gzip.compress(index)) <= 60 * 1024
