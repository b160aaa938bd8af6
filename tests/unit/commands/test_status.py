"""The `roadmap-site status` command: its forms, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_site.commands import main

CASES = Path(__file__).parents[2] / "cases"
GARDEN = CASES / "sites" / "garden" / "roadmap"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["status", *arguments])


@pytest.mark.parametrize(
    ("style", "begins"), [("text", "stage "), ("json", "{"), ("markdown", "| stage | texts in zh ")]
)
def test_every_form_is_written(style: str, begins: str) -> None:
    result = run(str(GARDEN), "--format", style)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(begins)
    assert run(str(GARDEN), "--format", style).stdout == result.stdout


def test_a_table_is_the_usual_form() -> None:
    assert run(str(GARDEN)).stdout == run(str(GARDEN), "--format", "text").stdout


def test_dead_links_are_told_where_they_are_known(tmp_path: Path) -> None:
    (tmp_path / "stages").mkdir()
    (tmp_path / "roadmap.yml").write_text(
        "title: A\nsummary: A\nlanguages: [en]\n"
        "shelves: [{id: books, title: Books, resources: "
        "[{title: B, url: 'https://b.example/', type: book, language: en}]}]\n",
        encoding="utf-8",
    )
    (tmp_path / "stages" / "01-a.yml").write_text("id: a\ntitle: A\n", encoding="utf-8")
    entry = {"state": "gone", "since": "2026-11-01", "failed": "2026-11-10", "days": 4}
    known = {"version": 1, "links": {"https://b.example/": entry}}
    (tmp_path / "links.json").write_text(json.dumps(known), encoding="utf-8")
    value = json.loads(run(str(tmp_path), "--format", "json").stdout)
    assert value["dead_links"] == [{"url": "https://b.example/", "at": "books"}]
    assert value["whole"]["dead_links"] == 1


def test_a_roadmap_with_mistakes_is_refused() -> None:
    result = run(str(CASES / "check" / "RM001-tab" / "roadmap"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "mend what roadmap-site check says first" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["nowhere"], ["--format", "xml"]])
def test_a_wrong_call_is_refused(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
