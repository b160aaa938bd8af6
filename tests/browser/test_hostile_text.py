"""Whatever a contributor writes into any text field comes out as text that can be seen.

A stage for each text of tests/cases/sites/hostile/texts.yml has it in all of its fields. The same
roadmap with harmless words is the measure for what elements a page may have.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import Dialog, Page, expect

from browser import waiting
from browser.search_box import SearchBox
from builds import CASES, Build, build, copy_case
from roadmap_site.edition.words import words
from site_server import SiteServer

if TYPE_CHECKING:
    from conftest import BuildOnce

TEXTS: list[list[str]] = yaml.safe_load(
    (CASES / "hostile" / "texts.yml").read_text(encoding="utf-8")
)["texts"]
WRITTEN = [text[0] for text in TEXTS]
SHOWN = [text[-1] for text in TEXTS]
"""What prose shows of each."""
TITLE = " ".join(WRITTEN)
COLLECTIONS = ["resources/", "glossary/", "corrections/"]
OTHERS = ["", *COLLECTIONS, "404.html", "zh/", *(f"zh/{address}" for address in COLLECTIONS)]

EN = words("en")

each_text = pytest.mark.parametrize("number", range(1, len(TEXTS) + 1), ids=WRITTEN)


@dataclass(frozen=True)
class Sample:
    """A text, as it is written and as prose shows it."""

    written: str
    shown: str

    @property
    def marked(self) -> list[str]:
        """What of its topic stands in the glossary: code does not, nor what emphasis parts."""
        if "`" in self.written:
            return []
        whole = [f"short {self.shown}", f"form {self.shown}"]
        return [self.shown] if self.written.startswith("***") else [self.shown, *whole]


HOSTILE = [Sample(written, shown) for written, shown in zip(WRITTEN, SHOWN, strict=True)]


def harmless(number: int, sample: Sample) -> Sample:
    """Give words of no danger with the same emphasis or code."""
    word = f"harmless {number}"
    marks = sample.written != sample.shown and sample.shown in sample.written
    return Sample(sample.written.replace(sample.shown, word) if marks else word, word)


def stage_id(number: int) -> str:
    return f"stage-{number}"


def stage(number: int, text: str) -> dict[str, Any]:
    """Make a stage with the text in all of its fields."""
    replaced = {"title": text, "url": f"https://old.example/{number}", "reason": text}
    resource = {
        "title": text,
        "url": f"https://new.example/{number}?a='b'&lt;c=%3Cscript%3E",
        "type": "docs",
        "language": "en",
        "note": text,
        "replaces": [replaced],
    }
    topic = {
        "id": f"topic-{number}",
        "origin": "added",
        "title": text,
        "summary": text,
        "points": [
            text,
            f"short {text}",
            f"form {text}",
            {"text": text, "replaces": [replaced]},
        ],
        "outcomes": [text],
        "resources": [resource],
    }
    told = {"title": text, "summary": text, "outcome": text}
    section = {"id": f"section-{number}", **told, "topics": [topic]}
    needs = {"needs": [stage_id(number - 1)]} if number > 1 else {}
    milestone = {"title": text, "input": text, "build": text, "done": [text]}
    return {
        "id": stage_id(number),
        **told,
        "sections": [section | needs],
        "milestone": milestone,
    }


def terms(number: int, sample: Sample) -> list[dict[str, Any]]:
    """Make words of the glossary, of which the topic has a name, an abbreviation and a form."""
    text, shown = sample.written, sample.shown
    told = {
        "meaning": text,
        "topic": f"topic-{number}",
    }
    return [
        {
            "id": f"name-{number}",
            "name": text,
            "forms": {"en": [shown]} if shown != text else {},
            "avoid": {"en": [f"avoided {text}"]},
            **told,
        },
        {"id": f"short-{number}", "name": f"name {text}", "short": f"short {shown}", **told},
        {
            "id": f"form-{number}",
            "name": f"word {text}",
            "forms": {"en": [f"form {shown}"]},
            **told,
        },
    ]


def path(number: int, text: str) -> dict[str, Any]:
    """Make a path through the first stages; the first path is the whole."""
    takes = [stage_id(other) for other in range(1, number + 1)]
    part = {"takes": takes} if number > 1 else {}
    return {"id": f"path-{number}", "title": text, "summary": text, **part}


def head(texts: list[str]) -> dict[str, Any]:
    """Make roadmap.yml with every text in every field, all together where a field has but one."""
    everything = " ".join(texts)
    book = {"url": "https://shelf.example/", "type": "book", "language": "zh", "cost": "paid"}
    replaced = [{"title": text, "reason": text} for text in texts]
    numbered = list(enumerate(texts, 1))
    return {
        "title": everything,
        "summary": everything,
        "languages": ["en", "zh"],
        "about": [{"title": text, "text": text} for text in texts],
        "provenance": {
            "title": everything,
            "author": everything,
            "date": "2025-04-06",
            "note": everything,
            "replaces": replaced,
        },
        "paths": [path(number, text) for number, text in numbered],
        "shelves": [
            {
                "id": f"shelf-{number}",
                "title": text,
                "resources": [{**book, "title": text, "note": text}],
            }
            for number, text in numbered
        ],
        "closing": {
            "title": everything,
            "intro": everything,
            "steps": [{"stage": stage_id(number), "text": text} for number, text in numbered],
            "replaces": replaced,
        },
    }


def make(folder: Path, samples: list[Sample]) -> Build:
    project = copy_case("hostile", folder / "project")
    roadmap, numbered = project / "roadmap", list(enumerate(samples, 1))
    (roadmap / "stages").mkdir(parents=True)
    files = {
        "roadmap.yml": head([sample.written for sample in samples]),
        "glossary.yml": {"terms": [term for item in numbered for term in terms(*item)]},
    } | {
        f"stages/{number:02}-{stage_id(number)}.yml": stage(number, sample.written)
        for number, sample in numbered
    }
    for name, value in files.items():
        (roadmap / name).write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return build(project, folder / "site", {"SITE_URL": "https://portal.example/"})


@dataclass(frozen=True)
class Portals:
    """Where the two sites are served."""

    hostile: str
    harmless: str


@pytest.fixture(scope="session")
def portals(build_once: BuildOnce) -> Iterator[Portals]:
    measures = [harmless(number, sample) for number, sample in enumerate(HOSTILE, 1)]
    hostile = build_once("hostile", lambda folder: make(folder, HOSTILE)).site
    plain = build_once("harmless", lambda folder: make(folder, measures)).site
    # One server for all tests: ending one takes as long as a browser keeps its connection.
    first, second = SiteServer(hostile, lasting=True), SiteServer(plain, lasting=True)
    with first, second:
        yield Portals(first.url, second.url)


@pytest.fixture
def visit(page: Page, portals: Portals) -> Iterator[Callable[[str], Page]]:
    """Open pages of the hostile site; in the end nothing of it may have run."""
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)

    def go(address: str) -> Page:
        waiting.visit(page, portals.hostile + address)  # Scripts that come on demand add buttons.
        nothing_ran(page)
        return page

    yield go
    nothing_ran(page)
    assert dialogs == []


def nothing_ran(page: Page) -> None:
    assert page.evaluate(RUN) == {"hit": None, "handlers": [], "addresses": []}


RUN = """() => {
  const html = (elements) => elements.map((element) => element.outerHTML);
  return {
    hit: window.hit ?? null,
    handlers: html([...document.querySelectorAll("*")]
      .filter(({ attributes }) => [...attributes].some(({ name }) => name.startsWith("on")))),
    addresses: html([...document.querySelectorAll(
      '[href^="javascript:" i], [src^="javascript:" i]')]),
  };
}"""
"""What of a text ran, or would if somebody touched it."""

# Lines of a label break where they must, and prose may have emphasis and code: no difference.
ELEMENTS = """() => [...document.querySelectorAll("script, head *, nav *, article *")]
  // Long titles make a map tall, which is folded then.
  .filter(element => !element.matches(
    "tspan, em, strong, article code, .rm-map :is(details, summary)"
  ))
  .map(element => [element.localName, ...element.classList].join("."))"""


def visible(page: Page) -> str:
    """Read a page with its folded parts open."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    return " ".join(page.locator("article.md-content__inner").inner_text().split())


def elements(page: Page) -> list[str]:
    found: list[str] = page.evaluate(ELEMENTS)
    return found


def linked_data(page: Page) -> Any:
    return json.loads(page.locator('script[type="application/ld+json"]').inner_text())


def same(a: str | None, b: str) -> bool:
    """Compare texts that may be broken into lines anywhere."""
    return "".join((a or "").split()) == "".join(b.split())


@each_text
def test_a_stage_shows_the_text(
    visit: Callable[[str], Page], portals: Portals, number: int
) -> None:
    address = f"stages/{stage_id(number)}/"
    page = visit(address)
    written, shown = WRITTEN[number - 1], SHOWN[number - 1]
    assert page.title() == f"{written} - {TITLE}"
    for id in ("_top", f"section-{number}", f"topic-{number}"):
        heading = page.locator(f"#{id}")
        said = heading.evaluate("node => node.firstChild.textContent")
        assert said.strip() == written, id
    milestone = page.locator("#_milestone").evaluate("node => node.firstChild.textContent")
    assert milestone.strip() == f"{EN('milestone')}: {written}"
    # Prose: summary and outcome of stage and section, summary, points and outcome of the topic,
    # the resource's note, and what the milestone starts from, builds and fulfils.
    assert visible(page).count(shown) >= 14
    terms_are_marked(page, number)
    link = page.locator("article a[href^='https://new.example/']")
    assert link.inner_text() == written
    assert link.get_attribute("href") == f"https://new.example/{number}?a='b'&lt;c=%3Cscript%3E"
    description = page.locator('meta[name="description"]').get_attribute("content")
    assert description == shown
    assert page.locator('meta[property="og:title"]').get_attribute("content") == written
    data = linked_data(page)
    assert data["name"] == written
    assert data["description"] == shown
    assert data["teaches"] == [written]
    assert data["isPartOf"]["name"] == TITLE
    navigation_shows(page, number)
    found = elements(page)
    nothing_ran(page)
    waiting.visit(page, portals.harmless + address)
    assert found == elements(page)


def navigation_shows(page: Page, number: int) -> None:
    contents = page.locator(f'nav.md-nav--secondary a[href="#section-{number}"]').first
    assert same(contents.text_content(), WRITTEN[number - 1])
    # Stages of another group stand behind the name of that group.
    others = [other for other in (number - 1, number + 1) if 0 < other <= len(TEXTS)]
    shown = []
    for other in others:
        entry = page.locator(f'nav.md-nav--primary a[href$="/{stage_id(other)}/"]')
        said = " ".join(" ".join(entry.all_text_contents()[:1]).split())
        shown.append(said.removeprefix(f"{other} ") == WRITTEN[other - 1])
    assert any(shown)


def terms_are_marked(page: Page, number: int) -> None:
    sample = HOSTILE[number - 1]
    kinds = ["name", "short", "form"]
    places = {".rm-topic": sample.marked, ".rm-milestone": sample.marked[:1]}
    for place, expected in places.items():
        links = page.locator(f"{place} a.rm-term")
        assert links.all_inner_texts() == expected
        for kind, link in zip(kinds, links.all(), strict=False):
            assert link.get_attribute("href") == f"../../glossary/#{kind}-{number}"
            assert link.get_attribute("title") == sample.shown
            assert link.locator("*").count() == 0


def test_the_glossary_shows_the_texts(visit: Callable[[str], Page]) -> None:
    page = visit("glossary/")
    said: list[Any] = page.evaluate(IN_GLOSSARY, len(HOSTILE))
    for number, (sample, shown) in enumerate(zip(HOSTILE, said, strict=True), 1):
        name = {"heading": sample.written, "meaning": [sample.shown], "links": [sample.written]}
        short = {**name, "heading": f"name {sample.written}"}
        assert shown == [name, short, [f"short {sample.shown}"]], f"{number}: {sample.written}"


IN_GLOSSARY = """(count) => Array.from({ length: count }, (_, index) => {
  const find = (root, selector) => [...root.querySelectorAll(selector)];
  const entry = (id) => {
    const heading = document.getElementById(id);
    const under = heading.nextElementSibling;
    return {
      heading: heading.firstChild.textContent.trim(),
      meaning: find(under, "p:not([class])").map((told) => told.innerText),
      links: find(under, "a").map((link) => link.innerText),
    };
  };
  const short = `#short-${index + 1} + .rm-entry .rm-entry__names span`;
  return [
    entry(`name-${index + 1}`),
    entry(`short-${index + 1}`),
    find(document, short).map((name) => name.innerText),
  ];
})"""


@pytest.mark.parametrize("address", OTHERS, ids=lambda address: address or "home")
def test_a_page_has_no_other_elements(
    visit: Callable[[str], Page], portals: Portals, address: str
) -> None:
    page = visit(address)
    found = elements(page)
    nothing_ran(page)
    waiting.visit(page, portals.harmless + address)
    assert found == elements(page)


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_home_shows_the_texts(visit: Callable[[str], Page], folder: str) -> None:
    page = visit(folder)
    assert page.title() == TITLE
    assert linked_data(page)["name"] == TITLE
    items = linked_data(page)["itemListElement"]
    assert [item["name"] for item in items] == WRITTEN
    said = visible(page)
    assert TITLE in said
    assert " ".join(SHOWN) in said
    for written, shown in zip(WRITTEN, SHOWN, strict=True):
        # As a title in the list and the passages, and as prose in its summary and in the closing.
        assert said.count(written) >= 3
        assert said.count(shown) >= 4
    assert page.locator(".rm-path__title > span:first-child").all_inner_texts() == WRITTEN
    summaries = page.locator(".rm-path__summary > span:first-child")
    assert summaries.all_inner_texts() == SHOWN
    # So many stages are drawn as groups; tests/unit/pages/test_map.py has hostile titles drawn.
    assert page.locator("article svg:has(a)").count() > 0


@pytest.mark.parametrize("folder", ["", "zh/"])
@pytest.mark.parametrize("address", COLLECTIONS)
def test_collections_show_the_texts(
    visit: Callable[[str], Page], folder: str, address: str
) -> None:
    said = visible(visit(folder + address))
    for written, shown in zip(WRITTEN, SHOWN, strict=True):
        assert said.count(written) >= 2
        assert said.count(shown) >= 2
    if address == "corrections/":
        assert TITLE in said


@pytest.mark.parametrize("query", ["window.hit", "script", "onerror", "code", "heading"])
def test_the_search_shows_the_texts(visit: Callable[[str], Page], query: str) -> None:
    page = visit("")
    assert SearchBox(page).open().ask(query)
    results = page.locator(".rm-hit")
    expect(results.first).to_contain_text(query, ignore_case=True)
    # The results are of the search's own elements.
    odd = page.locator(".rm-search__hits :is(script, img, iframe, b, [onclick])")
    assert odd.count() == 0
    nothing_ran(page)
