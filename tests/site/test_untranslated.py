"""A site in languages without words of their own is whole, and says which words are English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from builds import Build, build, copy_case
from roadmap_site.edition import words

if TYPE_CHECKING:
    from conftest import BuildOnce

CASE = "untranslated-words"
FOLDERS = {"he": "", "fa": "fa/", "hi": "hi/", "th": "th/"}
DIRECTIONS = {"he": "rtl", "fa": "rtl", "hi": "ltr", "th": "ltr"}
SIGNS = "\u2063\u2064"
"""What marks words until the page is whole."""


@pytest.fixture(scope="module")
def site(build_once: BuildOnce) -> Path:
    def work(folder: Path) -> Build:
        return build(copy_case(CASE, folder / "project"), folder / "site", strict=False)

    return build_once(f"sites-{CASE}", work).site


@pytest.mark.parametrize("language", FOLDERS)
def test_pages_have_their_direction_and_english_words_theirs(site: Path, language: str) -> None:
    for path in ("", "stages/dough/", "plan/", "progress/", "resources/"):
        page = (site / FOLDERS[language] / path / "index.html").read_text("utf-8")
        soup = BeautifulSoup(page, "html.parser")
        assert soup.select(f"html[lang={language}] > body[dir={DIRECTIONS[language]}]"), path
        said = {found.text for found in soup.select("bdi[lang=en][dir=ltr]")}
        assert {"Home", "Stages"} <= said, path
        if path.startswith("stages"):
            assert "10–20 hours" in said


def test_no_english_word_is_taken_for_one_of_the_page(site: Path) -> None:
    english = {text for text in values(words("en").table) if any(map(str.isalpha, text))}
    found = 0
    for file in site.rglob("*.html"):
        soup = BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for tag in soup.select("script, style, title, option, svg, textarea, noscript"):
            tag.decompose()
        said = [text for text in soup.body.find_all(string=True) if text.strip() in english]  # type: ignore[union-attr]
        found += len(said)
        assert [text for text in said if not text.find_parent(lang="en")] == [], file
    assert found > 400


def values(table: object) -> Iterator[str]:
    if isinstance(table, Mapping):
        for value in table.values():
            yield from values(value)
    elif isinstance(table, str):
        yield table


def test_no_sign_is_left_over(site: Path) -> None:
    texts = [file for file in site.rglob("*") if file.suffix in {".html", ".json", ".txt", ".mmd"}]
    assert len(texts) > 20
    left = [file.name for file in texts if set(SIGNS) & set(file.read_text("utf-8"))]
    assert left == []


def test_material_says_what_it_can(site: Path) -> None:
    page = BeautifulSoup((site / "stages/dough/index.html").read_text("utf-8"), "html.parser")
    assert "חיפוש" in page.select_one(".rm-search-open").text  # type: ignore[union-attr]
    assert "תוכן העניינים" in page.select_one(".md-nav--secondary").text  # type: ignore[union-attr]
