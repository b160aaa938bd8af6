"""The reference of codes says of every code what is true, and the pages are made from it.

`UPDATE_CASES=1 pytest tests/unit/reading/test_codes.py` writes the pages anew.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from roadmap_site.authoring.house_form import files_are_in_house_form
from roadmap_site.authoring.since import since
from roadmap_site.reading import CODES, load, records
from roadmap_site.reading.reference import Code, Files, explained, reference
from roadmap_site.rules import check
from roadmap_site.site import own_words

DOCS = Path(__file__).parents[3] / "docs"
PAGES = {"zh": DOCS / "codes.md", "en": DOCS / "codes.en.md"}
TODAY = date(2026, 11, 24)
EVERY = explained()


def found(code: Code, folder: Path, files: dict[str, str | None]) -> set[str]:
    write(folder / "now", code.roadmap(files))
    if not code.before:
        book = check(folder / "now", "roadmap", TODAY)
        # The other examples are as short as they can be, whatever the house form says.
        form = files_are_in_house_form(book, folder / "now", "roadmap")
        kept = records.faults(folder / "now", "roadmap", TODAY)
        words = own_words.read(folder / "locales", "locales").problems
        told = (*book.problems, *words, *kept, *(form if code.code == "RM029" else ()))
        return {problem.code for problem in told}
    write(folder / "before", code.roadmap(code.before))
    then, now = (load(folder / name, "roadmap") for name in ("before", "now"))
    return {problem.code for problem in since(then, now, TODAY, frozenset())}


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_every_code_is_explained_once_and_in_order() -> None:
    assert [code.code for code in EVERY] == sorted(CODES)


@pytest.mark.parametrize("code", EVERY, ids=lambda code: code.code)
def test_the_meaning_is_that_of_the_code(code: Code) -> None:
    assert code.meaning["en"] == CODES[code.code][1]
    assert code.meaning.keys() == code.advice.keys() == {"zh", "en"}


@pytest.mark.parametrize("code", EVERY, ids=lambda code: code.code)
def test_the_wrong_example_is_wrong(code: Code, tmp_path: Path) -> None:
    assert found(code, tmp_path, code.wrong) == {code.code}


@pytest.mark.parametrize("code", EVERY, ids=lambda code: code.code)
def test_the_right_example_is_right(code: Code, tmp_path: Path) -> None:
    assert found(code, tmp_path, code.right) == set()


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_current(language: str) -> None:
    page = PAGES[language]
    if os.environ.get("UPDATE_CASES"):
        page.write_text(reference(language), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == reference(language)
