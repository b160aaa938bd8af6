"""The `roadmap-site translations` command, on a repository of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from git_roadmap import STAGE, begin, write
from roadmap_site import site
from roadmap_site.commands import main

RECORD = Path("roadmap/translations.json")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", *arguments])


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin()


def test_what_falls_behind_is_noted_told_and_forgotten() -> None:
    assert (run().exit_code, run().stdout, RECORD.exists()) == (0, "", False)
    write(STAGE.replace("开始", "起步"))
    said = 'roadmap/stages/01-start.yml:2:21: "en" has been behind since 2026-03: "Start"\n'
    assert run("--since", "main", "--as-of", "2026-03-31").stdout == said
    # It keeps the month, however often one looks.
    assert run("--since", "main", "--as-of", "2026-05-01").stdout == said
    assert run().stdout == said
    made = site.build(Path("roadmap"), "roadmap")
    (page,) = [page for page in made.pages["en"] if page.stage]
    assert "Behind the other languages since Mar 2026" in page.markdown
    assert "其他语言" not in "".join(page.markdown for page in made.pages["zh"])
    write(STAGE.replace("开始", "起步").replace("Start", "Begin"))
    assert run("--since", "main").stdout == ""
    assert RECORD.read_text("utf-8") == '{\n "version": 1,\n "behind": {}\n}\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", ":1:2: is not JSON"),
        ("[]", ': expected the keys "version" and "behind" alone'),
        ('{"version": 2, "behind": {}}', ": has the version 2, and 1 is what is read here"),
        ('{"version": 1, "behind": {"en": {"a": "soon"}}}', ": en a: expected a month"),
        ('{"version": 1, "behind": {"en": 1e999}}', ": en: Input should be a valid dictionary"),
    ],
)
def test_a_record_that_cannot_be_read_is_left_as_it_is(text: str, fault: str) -> None:
    RECORD.write_text(text, encoding="utf-8")
    result = run("--since", "main")
    assert result.exit_code == 1
    assert f"Error: roadmap/translations.json{fault}" in result.stderr
    assert RECORD.read_text("utf-8") == text
    # The site can do without it.
    (remark,) = site.build(Path("roadmap"), "roadmap").remarks
    assert fault in remark


def test_a_roadmap_that_cannot_be_read_or_a_revision_that_is_none_is_told() -> None:
    result = run("--since", "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr
    write("id: [\n")
    result = run()
    assert result.exit_code == 1
    assert "run roadmap-site check" in result.stderr
