"""The `roadmap-site schema` command: what it prints, and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_site.authoring.schema import files
from roadmap_site.commands import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


def test_all_are_printed_by_name() -> None:
    assert json.loads(run().stdout) == {name: json.loads(text) for name, text in files().items()}


@pytest.mark.parametrize("kind", ["roadmap", "stage", "glossary"])
def test_one_is_printed_as_it_is_written(kind: str) -> None:
    assert run("--only", kind).stdout == files()[f"{kind}.json"]


def test_all_are_written_and_nothing_else(tmp_path: Path) -> None:
    for _ in range(2):
        result = run(str(tmp_path / "new" / "schema"))
        assert result.exit_code == 0
    written = {file.name: file.read_text("utf-8") for file in (tmp_path / "new/schema").iterdir()}
    assert written == files()
    assert result.stdout.splitlines() == [f"{tmp_path}/new/schema/{name}" for name in files()]


def test_a_call_that_asks_for_two_things_is_refused(tmp_path: Path) -> None:
    result = run(str(tmp_path), "--only", "stage")
    assert result.exit_code == 2
    assert "--only prints one schema" in result.stderr
    assert not any(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(str(tmp_path / "file" / "schema"))
    assert result.exit_code == 1
    assert "file/schema/roadmap.json" in result.stderr
    assert len(result.stderr.splitlines()) == 1
