"""Every folder of tests/cases/check: a roadmap, and what `check` says about it.

To add a case, add a folder; it is called after the code that it shows, or OK or MIX. Its
`expected.txt` is written by `UPDATE_CASES=1 pytest tests/unit/rules/test_cases.py`: read it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import case_by_case
from roadmap_site.commands import main
from roadmap_site.reading import CODES
from roadmap_site.text import cache

CASES = Path(__file__).parents[2] / "cases" / "check"
NAMES = sorted(folder.name for folder in CASES.iterdir())
HOUSE_FORM = "RM029"
LINE = re.compile(r"[^\n:]+(:[1-9]\d*:[1-9]\d*)?: (?P<code>RM\d{3}) \S.*")


@pytest.mark.parametrize("name", NAMES)
def test_check_says_what_is_expected(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CASES / name)
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: tmp_path)
    command = ["check", "roadmap", "--all", "--as-of", "2026-11-24"]
    result = CliRunner().invoke(main, command)
    for answer in tmp_path.glob("check-*"):
        answer.unlink()  # What is known of the stages stays, and gives the same answer.
    again = CliRunner().invoke(main, command)
    assert (again.output, again.exit_code) == (result.output, result.exit_code)
    expected = CASES / name / "expected.txt"
    # Under each line stands the place in the file, which needs no second copy here.
    told = "".join(filter(_counts, result.stdout.splitlines(keepends=True)))
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text(encoding="utf-8")
    assert result.exit_code == int(_has_errors(told)), result.exception


def test_expected_lines_have_the_promised_form() -> None:
    case_by_case.holds(NAMES, expected_lines_have_the_promised_form)


def expected_lines_have_the_promised_form(name: str) -> None:
    lines = (CASES / name / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    assert all(found), lines
    codes = {match["code"] for match in found if match}
    assert codes <= CODES.keys()
    kind = name.partition("-")[0]
    if kind == "MIX":
        assert len(codes) > 1
    else:
        assert kind in (codes or {"OK"})


def test_every_code_has_a_case() -> None:
    told_of_changes = {
        folder.name.partition("-")[0] for folder in (CASES.parent / "since").iterdir()
    }
    told = {name.partition("-")[0] for name in NAMES}
    assert told | told_of_changes | {HOUSE_FORM} == CODES.keys() | {"OK", "MIX"}


def _counts(line: str) -> bool:
    """Leave out the form, which cases need not have: tests/cases/format shows it."""
    return not (line.startswith(" ") or f": {HOUSE_FORM} " in line)


def _has_errors(output: str) -> bool:
    return any(not line.endswith("(warning)") for line in output.splitlines())
