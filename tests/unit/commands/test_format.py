"""`format` writes the house form, or says what is not in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from authoring_roadmaps import read, write
from roadmap_site.commands import main
from roadmap_site.rules import check


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["format", *words])


def test_a_whole_folder(tmp_path: Path) -> None:
    before = write(tmp_path)
    asked = run("--check")
    assert asked.exit_code == 1
    assert "roadmap/stages/01-land.yml: is not in the house form" in asked.stdout
    assert read(tmp_path) == before
    assert run().exit_code == 0
    assert check(tmp_path / "roadmap", "roadmap").problems == []
    assert (run("--check").exit_code, run("--check").output) == (0, "")
    assert read(tmp_path)["docs/about.md"] == before["docs/about.md"]


def test_one_file(tmp_path: Path) -> None:
    before = write(tmp_path)
    assert run("roadmap/stages/01-land.yml").stdout == "roadmap/stages/01-land.yml: changed\n"
    after = read(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {"roadmap/stages/01-land.yml"}


def test_the_default_language_is_known_from_the_folder(tmp_path: Path) -> None:
    write(tmp_path, **{"roadmap/stages/03-port.yml": "id: port\ntitle: 用Rope系船\n"})
    run("roadmap/stages/03-port.yml")
    assert "title: 用 Rope 系船\n" in read(tmp_path)["roadmap/stages/03-port.yml"]


def test_what_cannot_be_formatted_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    broken = {"roadmap/stages/02-sea.yml": "id: [\n", "roadmap/glossary.yml": "terms: !x []\n"}
    write(tmp_path, **broken)
    result = run()
    assert result.exit_code == 1
    assert "roadmap/stages/02-sea.yml: cannot be read as YAML" in result.stderr
    assert "roadmap/glossary.yml: has a tag in line 1" in result.stderr
    assert "roadmap/stages/01-land.yml: changed" in result.stdout
    after = read(tmp_path)
    assert {name: after[name] for name in broken} == broken


def test_no_folder_is_said() -> None:
    result = run()
    assert result.exit_code == 2
    assert 'there is no folder "roadmap"' in result.stderr
