"""Every folder of tests/cases/import: a text, the roadmap made of it, and what was said about it.

To add a case, add a folder with a `source.md`. The rest is written by
`UPDATE_CASES=1 pytest tests/unit/authoring/test_import_cases.py`: read it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from imported_words import lost
from roadmap_site.authoring import new_folder
from roadmap_site.authoring.importing import Imported, import_markdown
from roadmap_site.reading import errors
from roadmap_site.rules import check

CASES = Path(__file__).parents[2] / "cases" / "import"
NAMES = sorted(folder.name for folder in CASES.iterdir())
every_case = pytest.mark.parametrize("name", NAMES)


def source_of(name: str) -> str:
    return (CASES / name / "source.md").read_text(encoding="utf-8")


def imported(name: str) -> Imported:
    return import_markdown(source_of(name), "Untitled")


def remarks(found: Imported) -> str:
    return "".join(f"{remark.write('source.md')}\n" for remark in found.remarks)


@every_case
def test_a_text_becomes_the_expected_roadmap(name: str) -> None:
    found = imported(name)
    case = CASES / name
    if os.environ.get("UPDATE_CASES"):
        shutil.rmtree(case / "roadmap", ignore_errors=True)
        new_folder.write(case / "roadmap", found.files)
        (case / "expected.txt").write_text(remarks(found), encoding="utf-8")
    assert remarks(found) == (case / "expected.txt").read_text(encoding="utf-8")
    written = {
        file.relative_to(case / "roadmap").as_posix(): file.read_text(encoding="utf-8")
        for file in (case / "roadmap").rglob("*.yml")
    }
    assert found.files == written


@every_case
def test_check_finds_no_error_in_the_roadmap(name: str) -> None:
    assert errors(check(CASES / name / "roadmap", "roadmap").problems) == ()


@every_case
def test_no_word_is_lost(name: str) -> None:
    assert not lost(source_of(name), imported(name))


@every_case
def test_line_ends_and_a_byte_order_mark_change_nothing(name: str) -> None:
    changed = "\ufeff" + source_of(name).replace("\n", "\r\n")
    found = import_markdown(changed, "Untitled")
    assert found == imported(name)
