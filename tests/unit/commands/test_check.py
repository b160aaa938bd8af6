"""The `roadmap-site check` command: what it prints, and what it exits with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_site.commands import main
from roadmap_site.commands.formats import FORMATS
from roadmap_site.reading import Position, Problem

CLEAN = {
    "roadmap.yml": "title: {zh: 图, en: Map}\nsummary: {zh: 路, en: Route}\nlanguages: [zh, en]\n",
    "stages/01-start.yml": "id: start\ntitle: {zh: 开始, en: Start}\n",
}
WARNING = CLEAN | {"stages/01-start.yml": "id: start\ntitle: 开始\n"}
BROKEN = WARNING | {"stages/02-next.yml": "id: next\ntitle: 下\ncolour: red\n"}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(files: dict[str, str], directory: str = "roadmap") -> None:
    for name, text in files.items():
        file = Path(directory, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def test_nothing_is_wrong() -> None:
    write(CLEAN)
    result = run()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines() == [
        "texts in zh: 100 % (3 of 3)",
        "texts in en: 100 % (3 of 3)",
        "topics with outcomes: 100 % (0 of 0)",
        "sections with hours: 100 % (0 of 0)",
        "0 errors, 0 warnings",
    ]


def test_something_is_wrong() -> None:
    write(BROKEN)
    result = run()
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr.splitlines()[-1] == "1 error, 2 warnings"


def test_warnings_do_not_fail() -> None:
    write(WARNING)
    result = run()
    assert result.exit_code == 0
    assert result.stdout.endswith("(warning)\n")
    assert result.stderr.splitlines()[-1] == "0 errors, 1 warning"


def test_warnings_fail_when_strict() -> None:
    write(WARNING)
    assert run("--strict").exit_code == 1
    write(CLEAN)
    assert run("--strict").exit_code == 0


GAPS = CLEAN | {
    "stages/01-start.yml": """
id: start
title: {zh: 开始, en: Start}
sections:
  - {id: soil, title: 土壤, topics: [{id: loam, title: 壤土, outcomes: [认出壤土]}]}
  - {id: seeds, title: 种子, hours: 3, topics: [{id: peas, title: 豌豆}, {id: beans, title: 豆}]}
""",
}


def test_the_shares_of_what_is_there_are_told() -> None:
    write(GAPS)
    assert run().stderr.splitlines()[:-1] == [
        "texts in zh: 100 % (9 of 9)",
        "texts in en: 33 % (3 of 9)",
        "topics with outcomes: 33 % (1 of 3)",
        "sections with hours: 50 % (1 of 2)",
    ]


REVIEWED = CLEAN | {
    "stages/01-start.yml": """
id: start
title: {zh: 开始, en: Start}
sections:
  - id: soil
    title: {zh: 土壤, en: Soil}
    topics: [{id: loam, title: {zh: 壤土, en: Loam}, reviewed: 2024-06}]
""",
}


@pytest.mark.parametrize(
    ("day", "warnings"),
    [("2024-05-31", 1), ("2024-06-01", 0), ("2025-06-30", 0), ("2025-07-01", 1)],
)
def test_reviews_age_by_the_day_that_is_named(day: str, warnings: int) -> None:
    write(REVIEWED)
    assert len(run("--as-of", day).stdout.splitlines()) == warnings


def test_reviews_age_by_today_unless_a_day_is_named() -> None:
    write(REVIEWED)  # Written in 2026: no later day can make it recent.
    assert "RM018 was last reviewed more than a year ago" in run().stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "Directory 'nowhere' does not exist."),
        (["roadmap/roadmap.yml"], "Directory 'roadmap/roadmap.yml' is a file."),
        (["--format", "xml"], "'xml' is not one of 'text', 'json', 'github'."),
        (["--colour"], "No such option '--colour'"),
        (["--as-of", "2026-11"], "'2026-11' does not match the format '%Y-%m-%d'."),
        (["roadmap", "other"], "Got unexpected extra argument (other)"),
    ],
)
def test_the_call_is_wrong(arguments: list[str], sentence: str) -> None:
    write(CLEAN)
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("directory", ["roadmap", "roadmap/", "./roadmap", "other/../roadmap"])
def test_paths_are_as_in_the_call(directory: str) -> None:
    write(BROKEN)
    write(CLEAN, "other")
    folder = Path(directory).as_posix()
    assert run(directory).stdout.splitlines()[-1].startswith(f"{folder}/stages/02-next.yml:3:1: ")


def test_an_absolute_path(tmp_path: Path) -> None:
    write(BROKEN)
    result = run(str(tmp_path / "roadmap"))
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{tmp_path.as_posix()}/roadmap/stages/01-start.yml:2:8: ")


def test_the_folder_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    write(BROKEN)
    monkeypatch.chdir("roadmap")
    assert run(".").stdout.splitlines()[-1].startswith("./stages/02-next.yml:3:1: ")


def test_json_gives_one_object_a_line() -> None:
    write(BROKEN)
    result = run("--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    problems = [json.loads(line) for line in result.stdout.splitlines()]
    assert problems[-1] == {
        "path": "roadmap/stages/02-next.yml",
        "line": 3,
        "column": 1,
        "code": "RM004",
        "severity": "error",
        "message": (
            'unknown key "colour"; '
            "known here: aliases, id, milestone, outcome, sections, summary, title"
        ),
    }
    assert [problem["severity"] for problem in problems] == ["warning", "warning", "error"]


def test_github_gives_workflow_commands() -> None:
    write(BROKEN)
    result = run("--format", "github")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[0] == (
        "::warning file=roadmap/stages/01-start.yml,line=2,col=8::"
        'RM013 no text in "en"; the one in "zh" stands in'
    )


def test_github_escapes_what_would_end_a_field() -> None:
    problem = Problem(Position("a%,b:c\n.yml", 2, 3), "RM001", "100 %, a: b\r\n::error::x")
    assert FORMATS["github"](problem) == (
        "::error file=a%25%2Cb%3Ac%0A.yml,line=2,col=3::RM001 100 %25, a: b%0D%0A::error::x"
    )


def test_github_leaves_the_line_out_where_the_whole_file_is_meant() -> None:
    problem = Problem(Position("roadmap/stages"), "RM015", "holds no stage")
    assert FORMATS["github"](problem) == "::error file=roadmap/stages::RM015 holds no stage"
