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


def lines(result: Result) -> list[str]:
    """Give the lines that name a problem, without the places beneath them."""
    return [line for line in result.stdout.splitlines() if not line.startswith(" ")]


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
    assert len(lines(result)) == 3
    assert result.stderr.splitlines()[-1] == "1 error, 2 warnings"


def test_warnings_do_not_fail() -> None:
    write(WARNING)
    result = run()
    assert result.exit_code == 0
    assert lines(result)[-1].endswith("(warning)")
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
    "stages/01-start.yml": """id: start
title: {zh: 开始, en: Start}
sections:
  - id: soil
    title: {zh: 土壤, en: Soil}
    topics:
      - id: loam
        title: {zh: 壤土, en: Loam}
        reviewed: 2024-06
""",
}


def test_the_first_line_that_the_house_form_would_change_is_named() -> None:
    stage = REVIEWED["stages/01-start.yml"]
    write(REVIEWED | {"stages/01-start.yml": stage.replace("id: soil", "id: 'soil'")})
    result = run("--as-of", "2024-06-15")
    assert result.exit_code == 0
    assert lines(result) == [
        "roadmap/stages/01-start.yml:4:1: RM029 is not in the house form: "
        '"- id: soil" would stand here; run roadmap-site format roadmap/stages/01-start.yml '
        "(warning)"
    ]
    # What has to be mended there changes the file anyway.
    assert [line.split()[1] for line in lines(run("--as-of", "2026-01-01"))] == ["RM018"]
    CliRunner().invoke(main, ["format"])
    assert run("--as-of", "2024-06-15").stdout == ""


def test_lines_too_many_and_too_few_are_not_in_the_house_form() -> None:
    stage = CLEAN["stages/01-start.yml"]
    write(CLEAN | {"stages/01-start.yml": f"{stage}\n\n"})
    assert ":3:1: RM029" in run().stdout
    write({"stages/01-start.yml": stage.rstrip()})
    assert ":2:1: RM029" in run().stdout


def test_the_house_form_can_be_demanded_and_waits_for_errors() -> None:
    rules = "rules:\n  RM029: diffs stay small\n"
    write(CLEAN | {"roadmap.yml": CLEAN["roadmap.yml"] + rules})
    assert run().exit_code == 0
    write({"stages/01-start.yml": "title: {zh: 开始, en: Start}\nid: start\n"})
    result = run()
    assert result.exit_code == 1
    assert "(a rule here: diffs stay small)" in result.stdout
    write({"stages/01-start.yml": "title: {zh: 开始, en: Start}\nid: Start\n"})
    assert "RM029" not in run().stdout


@pytest.mark.parametrize(
    ("day", "warnings"),
    [("2024-05-31", 1), ("2024-06-01", 0), ("2025-06-30", 0), ("2025-07-01", 1)],
)
def test_reviews_age_by_the_day_that_is_named(day: str, warnings: int) -> None:
    write(REVIEWED)
    assert len(lines(run("--as-of", day))) == warnings


def test_reviews_age_by_today_unless_a_day_is_named() -> None:
    write(REVIEWED)  # Written in 2026: no later day can make it recent.
    assert "RM018 was last reviewed more than a year ago" in run().stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nowhere"], "Path 'nowhere' does not exist."),
        (["notes.yml"], "'notes.yml' is not a file of a roadmap."),
        (["--format", "xml"], "'xml' is not one of 'text', 'json', 'github', 'sarif'."),
        (["--colour"], "No such option '--colour'"),
        (["--as-of", "2026-11"], "'2026-11' does not match the format '%Y-%m-%d'."),
        (["roadmap", "other"], "Got unexpected extra argument (other)"),
    ],
)
def test_the_call_is_wrong(arguments: list[str], sentence: str) -> None:
    write(CLEAN)
    Path("notes.yml").touch()
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("directory", ["roadmap", "roadmap/", "./roadmap", "other/../roadmap"])
def test_paths_are_as_in_the_call(directory: str) -> None:
    write(BROKEN)
    write(CLEAN, "other")
    folder = Path(directory).as_posix()
    assert run(directory).stdout.startswith(f"{folder}/stages/02-next.yml:3:1: ")


def test_an_absolute_path(tmp_path: Path) -> None:
    write(BROKEN)
    result = run(str(tmp_path / "roadmap"))
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{tmp_path.as_posix()}/roadmap/stages/02-next.yml:3:1: ")


def test_the_folder_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    write(BROKEN)
    monkeypatch.chdir("roadmap")
    assert run(".").stdout.startswith("./stages/02-next.yml:3:1: ")


def test_json_gives_one_object_a_line() -> None:
    write(BROKEN)
    result = run("--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    problems = [json.loads(line) for line in result.stdout.splitlines()]
    assert problems[0] == {
        "version": 1,
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
    assert [problem["severity"] for problem in problems] == ["error", "warning", "warning"]


def test_github_gives_workflow_commands() -> None:
    write(BROKEN)
    result = run("--format", "github")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[1] == (
        "::warning file=roadmap/stages/01-start.yml,line=2,col=8::"
        'RM013 has no text in "en", whose readers see the one in "zh"; add en: ...'
    )


def test_github_escapes_what_would_end_a_field() -> None:
    problem = Problem(Position("a%,b:c\n.yml", 2, 3), "RM001", "100 %, a: b\r\n::error::x")
    assert FORMATS["github"](problem) == (
        "::error file=a%25%2Cb%3Ac%0A.yml,line=2,col=3::RM001 100 %25, a: b%0D%0A::error::x"
    )


def test_github_leaves_the_line_out_where_the_whole_file_is_meant() -> None:
    problem = Problem(Position("roadmap/stages"), "RM015", "holds no stage")
    assert FORMATS["github"](problem) == "::error file=roadmap/stages::RM015 holds no stage"


def test_the_place_stands_beneath_each_problem() -> None:
    write(BROKEN)
    assert run().stdout.splitlines()[:3] == [
        'roadmap/stages/02-next.yml:3:1: RM004 unknown key "colour"; '
        "known here: aliases, id, milestone, outcome, sections, summary, title",
        "  3 | colour: red",
        "    | ^",
    ]


def test_the_caret_stands_under_the_place_in_chinese_and_in_long_lines() -> None:
    write(CLEAN | {"stages/01-start.yml": "id: start\ntitle: {zh: 开始, cn: Start}\n"})
    assert run().stdout.splitlines()[1:] == [
        "  2 | title: {zh: 开始, cn: Start}",
        "    |                   ^",
    ]
    write(CLEAN | {"stages/01-start.yml": f"id: start\ntitle: {{zh: {'开' * 99}, cn: Start}}\n"})
    line, caret = run().stdout.splitlines()[1:]
    assert len(line) < 100
    assert line.startswith("  2 | ...开")
    assert line[len(caret) - 1 - line.count("开") :].startswith("cn: Start}")


def test_many_of_a_kind_in_a_file_are_told_as_a_number() -> None:
    keys = "".join(f"zz{n}: 1\n" for n in range(12))
    write(CLEAN | {"stages/01-start.yml": CLEAN["stages/01-start.yml"] + keys})
    result = run()
    assert len(lines(result)) == 3
    path = "roadmap/stages/01-start.yml"
    assert result.stdout.endswith(f"  and 9 more RM004 in {path}; --all shows them\n")
    assert result.stderr.endswith("12 errors, 0 warnings\n")
    assert len(lines(run("--all"))) == 12


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False)])
def test_colours(no_color: str | None, coloured: bool) -> None:
    write(BROKEN)
    result = CliRunner(env={"NO_COLOR": no_color}).invoke(main, ["check"], color=True)
    assert ("\x1b[31mRM004" in result.stdout) is coloured
    assert "\x1b" not in run().stdout


def test_one_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    write(BROKEN)
    start, following = "roadmap/stages/01-start.yml", "roadmap/stages/02-next.yml"
    result = run(following)
    assert result.exit_code == 1
    assert all(line.startswith(f"{following}:") for line in lines(result))
    assert result.stderr == "1 error, 1 warning\n"
    assert run(start).exit_code == 0
    assert lines(run("roadmap/roadmap.yml")) == []
    monkeypatch.chdir("roadmap/stages")
    assert lines(run("02-next.yml"))[0].startswith("../stages/02-next.yml:3:1: RM004 ")


def test_github_names_errors_first() -> None:
    again = "id: next\ntitle: {zh: 下, en: N}\nsections: [{id: next, title: {zh: 下, en: N}}]\n"
    write(WARNING | {"stages/02-next.yml": again})
    found = run("--format", "github").stdout.splitlines()
    assert [line.split()[0] for line in found] == ["::error", "::warning"]


def test_sarif_is_one_document() -> None:
    write(BROKEN | {"stages/03-a b.yml": "id: b\ntitle: {zh: 下, en: B}\n"})
    result = run("--format", "sarif")
    assert (result.exit_code, result.stderr) == (1, "")
    document = json.loads(result.stdout)
    assert document["version"] == "2.1.0"
    (sarif,) = document["runs"]
    rules = sarif["tool"]["driver"]["rules"]
    for found in sarif["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        assert found["level"] in {"error", "warning"}
    places = [found["locations"][0]["physicalLocation"] for found in sarif["results"]]
    assert places[0]["artifactLocation"]["uri"] == "roadmap/stages/02-next.yml"
    assert places[0]["region"] == {"startLine": 3, "startColumn": 1}
    assert places[1] == {"artifactLocation": {"uri": "roadmap/stages/03-a%20b.yml"}}


def test_sarif_of_a_clean_roadmap_has_no_results() -> None:
    write(CLEAN)
    assert json.loads(run("--format", "sarif").stdout)["runs"][0]["results"] == []
