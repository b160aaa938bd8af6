"""The `roadmap-site translations` command, on a repository of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_site import site
from roadmap_site.commands import main

HEAD = "title: {zh: 图, en: Map}\nsummary: {zh: 路, en: Route}\nlanguages: [zh, en]\n"
STAGE = "id: start\ntitle: {zh: 开始, en: Start}\n"
RECORD = Path("roadmap/translations.json")


def git(*arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def write(text: str) -> None:
    for name, content in (("roadmap.yml", HEAD), ("stages/01-start.yml", text)):
        file = Path("roadmap", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", *arguments])


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet", "--initial-branch", "main")
    write(STAGE)
    git("add", "--all")
    git("commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", "Begin")


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
        ("{", "Expecting property name"),
        ("[]", 'expected the keys "version" and "behind" alone'),
        ('{"version": 2, "behind": {}}', "has the version 2, and 1 is what is read here"),
        ('{"version": 1, "behind": {"en": {"a": "soon"}}}', "en a: expected a month"),
        ('{"version": 1, "behind": {"en": 1e999}}', "en: Input should be a valid dictionary"),
    ],
)
def test_a_record_that_cannot_be_read_is_left_as_it_is(text: str, fault: str) -> None:
    RECORD.write_text(text, encoding="utf-8")
    result = run("--since", "main")
    assert result.exit_code == 1
    assert f"Error: roadmap/translations.json: {fault}" in result.stderr
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
