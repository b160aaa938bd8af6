"""The `roadmap-site export` command."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builds import CASES
from roadmap_site.commands import main

GARDEN = str(CASES / "garden" / "roadmap")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "--roadmap", GARDEN, *arguments])


def test_a_file_is_written_and_written_again(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    first = run("--markdown", str(file))
    assert (first.exit_code, first.output) == (0, "")
    assert "# 菜园\n" in file.read_text(encoding="utf-8")
    assert run("--markdown", str(file), "--language", "en").exit_code == 0
    assert "# Garden\n" in file.read_text(encoding="utf-8")
    assert [*tmp_path.iterdir()] == [file]


def test_the_same_goes_to_standard_output(tmp_path: Path) -> None:
    file = tmp_path / "garden.md"
    run("--markdown", str(file), "--site-url", "https://garden.example/")
    said = run("--markdown", "-", "--site-url", "https://garden.example/")
    assert said.stdout_bytes == file.read_bytes()
    assert 'href "https://garden.example/stages/soil/"' in said.stdout


def test_what_somebody_wrote_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("# Mine\n", encoding="utf-8")
    result = run("--markdown", str(file))
    assert result.exit_code == 1
    assert "README.md was not written by roadmap-site export; name another file" in result.stderr
    assert file.read_text(encoding="utf-8") == "# Mine\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--markdown", "-", "--language", "fr"], 2, "the roadmap has zh, en"),
        (["--markdown", "-", "--site-url", "javascript:x"], 2, "is no address"),
        (["--markdown", "."], 2, "is a directory"),
        ([], 2, "--markdown"),
    ],
)
def test_the_call_is_wrong(arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_a_roadmap_with_mistakes_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "roadmap.yml").write_text("title: [\n", encoding="utf-8")
    result = run("--roadmap", str(tmp_path), "--markdown", str(tmp_path / "x.md"))
    assert result.exit_code == 1
    assert "mend what roadmap-site check says first" in result.stderr
    assert not (tmp_path / "x.md").exists()
