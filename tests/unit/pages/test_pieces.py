"""Pages that would be too large are an index and pieces, in which nothing is lost."""

from __future__ import annotations

import re

import pytest

from roadmap_site.edition import Edition, editions
from roadmap_site.model import Roadmap
from roadmap_site.pages import Page, in_pieces, pages, resources
from roadmap_site.pages.weighing import SHOWN

STAGES = 25


@pytest.fixture
def edition() -> Edition:
    stages = [
        {
            "id": f"st{number}",
            "title": f"Stage {number}",
            "sections": [
                {
                    "id": f"s{number}",
                    "title": "Part",
                    "needs": [f"t{number - 1}"] if number > 1 else [],
                    "topics": [topic(number)],
                }
            ],
        }
        for number in range(1, STAGES + 1)
    ]
    head = {
        "title": "Route",
        "summary": "The way",
        "languages": ["en"],
        "shelves": [{"id": "books", "title": "Books", "resources": [resource("shelf")]}],
        "paths": [{"id": "all", "title": "All"}, {"id": "end", "title": "End", "takes": ["st25"]}],
        "provenance": {
            "title": "Old",
            "author": "A",
            "date": "2026-01-02",
            "replaces": [{"title": "The whole was other", "reason": "It was wrong."}],
        },
        "glossary": {
            "terms": [
                {"id": f"term{n}", "name": f"term {n}", "meaning": "It is.", "topic": f"t{n}"}
                for n in (1, 25)
            ]
        },
    }
    return editions(Roadmap.model_validate({**head, "stages": stages}))["en"]


def resource(name: str) -> dict[str, object]:
    url = f"https://{name}.example/"
    return {"title": name, "url": url, "type": "book", "language": "en"}


def topic(number: int) -> dict[str, object]:
    replaced = {"title": f"Old link {number}", "reason": "It was dead."}
    return {
        "id": f"t{number}",
        "title": f"Topic {number}",
        "outcomes": [f"Do thing number {number} alone."],
        "questions": [{"id": "why", "ask": f"Why {number}?", "answer": "So."}],
        "resources": [resource(f"link{number}") | {"replaces": [replaced]}],
    }


def made(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> dict[str, Page]:
    monkeypatch.setattr(in_pieces, "LARGEST", 100)
    return {page.uri: page for page in pages(edition)}


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("resources", r'href="https://(link\d+|shelf)\.example/"'),
        ("print", r'rm-paper__stage" data-rm-of="(st\d+)"'),
        ("questions", r"Why (\d+)\?"),
        ("cards", r'data-rm-card="([^"]+)"'),
        ("corrections", r"(Old link \d+|The whole was other)<"),
    ],
)
def test_pieces_have_everything_once(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, name: str, pattern: str
) -> None:
    whole = {page.uri: page for page in pages(edition)}[f"{name}.md"]
    found = made(edition, monkeypatch)
    index = found.pop(f"{name}.md")
    parts = [page for page in found.values() if page.whole == index.uri]
    assert [page.uri for page in parts] == [f"{name}/{at}.md" for at in ("1-8", "9-17", "18-25")]
    said = [each for page in (index, *parts) for each in re.findall(pattern, page.markdown)]
    assert sorted(said) == sorted(re.findall(pattern, whole.markdown))
    assert [page.title for page in parts] == [
        f"{whole.title}: Stages {at}" for at in ("1–8", "9–17", "18–25")
    ]


def test_what_leads_to_cards_leads_to_the_piece_that_has_them(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = made(edition, monkeypatch)
    assert 'href="../../cards/18-25/?stage=st20"' in found["stages/st20.md"].markdown
    assert found["cards.md"].kind == "index"


def test_stages_keep_their_numbers_in_a_piece(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = made(edition, monkeypatch)
    assert "## 18 Stage 18 {" in found["resources/18-25.md"].markdown
    assert 'href="../../stages/st18/#t18"' in found["resources/18-25.md"].markdown


def test_what_is_large_is_known_by_its_first_piece(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []

    def render(edition: Edition, uri: str, *_: object, **given: object) -> str:
        del edition, given
        rendered.append(uri)
        return text

    text = "text" * 2_000
    monkeypatch.setattr(resources, "render", render)
    monkeypatch.setattr(in_pieces, "LARGEST", 20_000)
    found = {page.uri: page for page in pages(edition)}
    assert rendered == ["resources/1-8.md"]
    assert found["resources/9-17.md"].markdown == text
    assert rendered == ["resources/1-8.md", "resources/9-17.md"]


@pytest.mark.parametrize("largest", [100, 1_000_000])
def test_nothing_is_made_to_know_what_is_far_from_the_limit(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, largest: int
) -> None:
    def size(page: Page) -> int:
        raise AssertionError(page.uri)

    monkeypatch.setattr(in_pieces, "_size", size)
    monkeypatch.setattr(in_pieces, "LARGEST", largest)
    assert {page.uri for page in pages(edition)} >= set(SHOWN)


def test_a_page_that_can_be_loaded_is_whole(edition: Edition) -> None:
    assert not [page for page in pages(edition) if page.whole]
