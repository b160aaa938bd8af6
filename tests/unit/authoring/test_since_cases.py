"""Every folder of tests/cases/since: a roadmap before and after, and what the change breaks.

To add a case, add a folder; it is called after the code that it shows, or OK or MIX. Its
`expected.txt` is written by `UPDATE_CASES=1 pytest tests/unit/authoring/test_since_cases.py`.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from roadmap_site.authoring.since import since
from roadmap_site.commands.formats import FORMATS
from roadmap_site.reading import link_record, load

CASES = Path(__file__).parents[2] / "cases" / "since"
NAMES = sorted(folder.name for folder in CASES.iterdir())
CODES = {f"RM{number:03}" for number in range(22, 29)}
TODAY = date(2026, 11, 24)


def said(name: str) -> list[str]:
    before, after = CASES / name / "before", CASES / name / "after"
    asked = link_record.read(after, "roadmap")[0].asked
    problems = since(load(before, "before"), load(after, "roadmap"), TODAY, asked)
    return [FORMATS["text"](problem) for problem in problems]


@pytest.mark.parametrize("name", NAMES)
def test_a_change_breaks_what_is_expected(name: str) -> None:
    text = "".join(f"{line}\n" for line in said(name))
    expected = CASES / name / "expected.txt"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    codes = {line.split()[1] for line in text.splitlines()}
    assert codes <= CODES
    kind = name.partition("-")[0]
    assert (len(codes) > 1) if kind == "MIX" else (kind in (codes or {"OK"}))


def test_every_code_has_a_case() -> None:
    assert {name.partition("-")[0] for name in NAMES} == CODES | {"OK", "MIX"}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_broken_where_nothing_changed(name: str) -> None:
    folder = CASES / name / "after"
    assert since(load(folder, "before"), load(folder, "roadmap"), TODAY) == ()
