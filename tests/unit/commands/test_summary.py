"""The `roadmap-site summary` command, on a repository of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from git_roadmap import STAGE, begin, write
from roadmap_site.commands import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["summary", *arguments])


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin()


def test_nothing_changed() -> None:
    result = run("--since", "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "## What changes in the roadmap\n\nNothing.\n"


@pytest.mark.parametrize("arguments", [[], ["roadmap"], ["./roadmap/"]])
def test_what_is_in_the_folder_is_compared_with_the_revision(arguments: list[str]) -> None:
    write(STAGE.replace("en: Start", "en: Begin"))
    result = run(*arguments, "--since", "main")
    assert result.exit_code == 0
    assert result.stdout.endswith("\n### Changed\n\n- stage `start` “开始”: `title (en)`\n")


def test_a_roadmap_that_is_wrong_is_summed_up_as_far_as_it_can_be_read() -> None:
    write("id: [\n")
    result = run("--since", "main")
    assert result.exit_code == 0
    assert "Without the parts that have errors, which `roadmap-site check` names." in result.stdout
    assert "Removed" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Missing option '--since'"),
        (["--since", "nowhere"], 'git knows no revision "nowhere"'),
        (["--since", "--output=x"], 'git knows no revision "--output=x"'),
        (["elsewhere", "--since", "main"], "Directory 'elsewhere' does not exist."),
    ],
)
def test_the_call_is_wrong(arguments: list[str], sentence: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr
    assert not Path("x").exists()
