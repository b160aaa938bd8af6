"""The search, as a reader meets it: what is typed into the box, and what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from browser.conftest import DEVICES
from builds import ROOT, build
from project import address, now, roadmap

if TYPE_CHECKING:
    from conftest import BuiltSite, Serve

QUERIES: dict[str, list[dict[str, str]]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "search" / "queries.yml").read_text(encoding="utf-8")
)
HOMES = {"zh": "", "en": "en/"}
FIRST = 3
SHARE = 0.95


@dataclass(frozen=True)
class Hit:
    """A link among the results."""

    path: str
    anchor: str
    text: str
    marked: list[str]

    @property
    def place(self) -> str:
        return f"{self.path}#{self.anchor}" if self.anchor else self.path


def place(url: str) -> str:
    """Give where an address leads on its site, without the words to mark there."""
    parts = urlsplit(url)
    return f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path


class SearchBox:
    """The search of one page that stays open."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        # Tells for which query the results stand: the worker answers in the order of asking.
        page.add_init_script(
            """
            const Plain = Worker
            window.answers = []
            window.Worker = class extends Plain {
              constructor(...given) {
                super(...given)
                this.addEventListener("message", ({ data }) => {
                  if (data.type === 3) setTimeout(() => answers.push(data.data.items.length))
                })
              }
            }
            """
        )
        page.goto(home)
        self.input.focus()
        page.wait_for_function("answers.length > 0")

    @property
    def input(self) -> Locator:
        return self.page.locator("input.md-search__input")

    def ask(self, query: str) -> list[Hit]:
        """Type a query and give the links that a reader sees, from top to bottom."""
        if self.input.input_value() == query:
            self.ask("")  # the same query again would not be answered
        before = self.page.evaluate("answers.length")
        self.input.fill(query)
        self.page.wait_for_function("before => answers.length > before", arg=before)
        return [Hit(**hit) for hit in self.page.evaluate(READ)]


READ = """() => [...document.querySelectorAll(".md-search-result__link")]
  .filter(link => link.checkVisibility())
  .map(link => {
    const address = new URL(link.href)
    return {
      path: address.pathname,
      anchor: address.hash.slice(1),
      text: link.innerText.replaceAll("\\u200b", ""),
      marked: [...link.querySelectorAll("mark")].map(mark => mark.textContent),
    }
  })
"""


@pytest.fixture(scope="module")
def boxes(browser: Browser, built_site: BuiltSite) -> Iterator[dict[str, SearchBox]]:
    contexts = {language: browser.new_context(**DEVICES["desktop"]) for language in HOMES}
    yield {
        language: SearchBox(context.new_page(), built_site.url + HOMES[language])
        for language, context in contexts.items()
    }
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="module")
def places() -> dict[str, str]:
    """Give where each stage, section, topic and shelf is answered, without the language.

    What was renamed is found under its former ids, too.
    """
    found = {shelf.id: f"resources/#{shelf.id}" for shelf in roadmap().shelves}
    for stage in roadmap().stages:
        for part in stage.parts:
            for name in (part.id, *getattr(part, "aliases", ())):
                found[name] = address(part.id)
        if stage.milestone:
            found[f"milestone of {stage.id}"] = f"stages/{stage.id}/#_milestone"
    return found


def test_the_list_covers_the_roadmap(places: dict[str, str]) -> None:
    topics = {topic.id for topic in roadmap().topics if topic.origin == "original"}
    asked = [case for cases in QUERIES.values() for case in cases]
    assert len(asked) >= 48
    assert {case["expect"] for case in asked} <= set(places)
    assert {places[topic] for topic in topics} <= {places[case["expect"]] for case in asked}
    for cases in QUERIES.values():
        assert len({case["query"] for case in cases}) == len(cases)


@pytest.mark.parametrize("language", HOMES)
def test_the_expected_topic_is_among_the_first_hits(
    language: str, boxes: dict[str, SearchBox], places: dict[str, str]
) -> None:
    box, misses = boxes[language], []
    for case in QUERIES[language]:
        hits = box.ask(case["query"])
        expected = f"/{HOMES[language]}{places[case['expect']]}"
        # A page heads the hits within it, whether it holds the words itself or not.
        counted = (hit for hit in hits if hit.anchor or "#" not in expected)
        first = list(dict.fromkeys(hit.place for hit in counted))[:FIRST]
        if expected not in first:
            misses.append(f"{case['query']} ({case['why']}): {expected} is not among {first}")

    share = 1 - len(misses) / len(QUERIES[language])
    assert share >= SHARE, f"{share:.0%} found; missed:\n" + "\n".join(misses)
    assert not box.errors


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
            path = hit.path.removeprefix(f"/{HOMES[language]}")
            assert hit.path.startswith(f"/{HOMES[language]}")
            assert not any(path.startswith(home) for home in others)
            if hit.anchor and path.startswith("stages/"):
                assert f"{path}#{hit.anchor}" in known
        assert any(hit.anchor and "/stages/" in hit.path for hit in hits[:FIRST])


def test_a_word_in_parts_is_marked_as_a_whole(built_site: BuiltSite, page: Page) -> None:
    page.goto(f"{built_site.url}plan/")
    page.keyboard.press("/")
    page.keyboard.type("微积分")
    page.locator(f'.md-search-result__link[href*="#{now("calculus")}"]').click()
    marks = page.locator("article mark")
    expect(marks.filter(has_text="微积分").first).to_be_attached()
    assert {*marks.all_inner_texts()} <= {"微积分", "积分"}


@pytest.mark.parametrize(
    ("language", "query", "marked"),
    [
        ("zh", "代数", {"代数"}),
        ("zh", "bert模型", {"bert", "模型"}),
        ("zh", "线性代数", {"线性", "代数"}),
        ("en", "confusion matrix", {"confusion", "matrix"}),
        ("en", "token", {"tokenization"}),
    ],
)
def test_the_words_are_marked(
    language: str, query: str, marked: set[str], boxes: dict[str, SearchBox]
) -> None:
    hits = boxes[language].ask(query)
    best = next(hit for hit in hits if hit.marked)
    assert {mark.lower() for mark in best.marked} >= marked


def test_stages_stand_before_resources_and_corrections(boxes: dict[str, SearchBox]) -> None:
    for language, query in (("zh", "PyTorch"), ("zh", "BERT"), ("en", "TensorFlow")):
        pages = [hit.path for hit in boxes[language].ask(query)]
        stages = [i for i, path in enumerate(pages) if "/stages/" in path]
        rest = [i for i, path in enumerate(pages) if re.search("/(resources|corrections)/", path)]
        assert stages
        assert rest
        assert max(stages) < min(rest)


def test_a_query_of_nothing_but_signs_or_filler_is_harmless(boxes: dict[str, SearchBox]) -> None:
    for language, box in boxes.items():
        for query in (
            "+",
            "-",
            "*",
            "~ ^ :",
            "\\",
            '"',
            "C++",
            "title:",
            "（）",
            "的",
            "the",
            "+-",
        ):
            box.ask(query)
        assert not box.errors, language
        assert box.ask("BERT")


def test_a_query_without_an_answer_finds_nothing(boxes: dict[str, SearchBox]) -> None:
    assert boxes["zh"].ask("蟾蜍") == []
    assert boxes["en"].ask("xylophone") == []


def test_what_is_found_in_part_says_what_is_missing(boxes: dict[str, SearchBox]) -> None:
    hits = boxes["zh"].ask("梯度 导数")
    best = next(hit for hit in hits if hit.anchor)
    assert best.anchor == now("calculus")
    assert "梯度" in best.text

    hits = boxes["en"].ask("derivatives xylophones")
    best = next(hit for hit in hits if hit.anchor)
    assert best.anchor == now("calculus")
    assert best.text.endswith("xylophones")


def test_a_long_query_is_answered(boxes: dict[str, SearchBox]) -> None:
    assert boxes["zh"].ask("学习" * 400) is not None
    assert boxes["en"].ask("learning " * 400) is not None


def test_arrows_and_enter_lead_to_a_hit(page: Page, built_site: BuiltSite) -> None:
    box = SearchBox(page, built_site.url)
    first, second, *_ = box.ask("矩阵")
    links = page.locator(".md-search-result__link")
    page.keyboard.press("ArrowDown")
    assert links.nth(0).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert box.input.evaluate("input => input === document.activeElement")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: place(url) == second.place)
    assert first.path == second.path


def test_enter_in_the_box_leads_to_the_best_topic(page: Page, built_site: BuiltSite) -> None:
    box = SearchBox(page, f"{built_site.url}en/")
    box.ask("confusion matrix")
    page.keyboard.press("Enter")
    topic = now("model-evaluation")
    page.wait_for_url(f"**/en/stages/*/*#{topic}")
    mark = page.locator(f"#{topic} ~ .rm-topic mark").first
    mark.wait_for()
    assert mark.inner_text().lower() in {"confusion", "matrix", "confusion matrix"}


STAGE = """\
id: computers
title: 计算机
sections:
  - id: machines
    title: 机器
    topics:
      - id: kernel
        title: 内核
        summary: 操作系统的内核管理内存。
        points: [数据库管理系统]
      - id: other
        title: 别的
        summary: 学习时休息。
"""


def test_a_part_finds_the_whole_word(page: Page, serve: Serve, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "roadmap" / "stages").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material}\nplugins: [search, roadmap]\n", encoding="utf-8"
    )
    (project / "roadmap" / "roadmap.yml").write_text(
        "title: 路线\nsummary: 一条路线\nlanguages: [zh]\n", encoding="utf-8"
    )
    (project / "roadmap" / "stages" / "01-computers.yml").write_text(STAGE, encoding="utf-8")
    made = build(project, tmp_path / "site", strict=False)
    assert not made.failure

    box = SearchBox(page, serve(made.site, prefix="/portal/"))
    for query in ("系统", "操作系统", "操作", "数据库", "管理系统", "内存管理"):
        hits = box.ask(query)
        assert [hit.anchor for hit in hits if hit.anchor] == ["kernel"], query


def test_entries_are_fetched_when_somebody_turns_to_the_search(
    page: Page, built_site: BuiltSite
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(built_site.url, wait_until="networkidle")
    assert "/search/search_index.json" in asked
    assert not [path for path in asked if "/search/entries." in path]
    with page.expect_request("**/search/entries.*.json"):
        page.locator("input.md-search__input").focus()


def test_what_comes_into_the_box_without_keys_is_searched(
    page: Page, built_site: BuiltSite
) -> None:
    page.goto(built_site.url)
    box = page.locator("input.md-search__input")
    box.click()
    expect(page.locator(".md-search-result__meta")).not_to_be_empty()
    page.keyboard.insert_text("反向传播")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
