"""The command `init`: what it makes, asks and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from builds import snapshot
from roadmap_site.commands import main, options

LIST = "# Knots\n\n## Bends (2 weeks)\n\n- [Sheet bend](https://example.org/bend)\n- [x](y.md)\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.md").write_text(LIST, encoding="utf-8")


def run(*arguments: str, answers: str | None = None) -> Result:
    return CliRunner().invoke(main, ["init", *arguments], input=answers)


def head(folder: str) -> dict[str, object]:
    read = yaml.safe_load(Path(folder, "roadmap", "roadmap.yml").read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


def test_a_folder_is_all_that_has_to_be_said() -> None:
    result = run("my-portal")
    assert result.exit_code == 0
    assert result.stderr == "my-portal is ready; next: cd my-portal && mkdocs serve\n"
    assert (head("my-portal")["title"], head("my-portal")["languages"]) == ("My portal", ["en"])
    assert not Path("my-portal/LICENSE").exists()


def test_everything_can_be_said() -> None:
    titles = ("--title", "zh=路线", "--title", "en=Route")
    languages = ("--language", "zh", "--language", "en")
    result = run("new", *titles, *languages, "--licence", "MIT", "--holder", "A. Holder")
    assert result.exit_code == 0
    assert head("new")["title"] == {"zh": "路线", "en": "Route"}
    assert "A. Holder" in Path("new/LICENSE").read_text(encoding="utf-8")
    assert "参与" in Path("new/docs/contributing.md").read_text(encoding="utf-8")


def test_on_a_terminal_what_is_missing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "is_asked", lambda: True)
    result = run("new", answers="zh en\n路线\nRoute\nMIT\n\n")
    assert result.exit_code == 0, result.output
    assert head("new")["title"] == {"zh": "路线", "en": "Route"}
    assert "The contributors to 路线" in Path("new/LICENSE").read_text(encoding="utf-8")


def test_what_was_said_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "is_asked", lambda: True)
    said = ("--language", "en", "--title", "Route", "--licence", "none")
    assert run("new", *said, answers="").exit_code == 0


def test_a_list_becomes_a_portal_in_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "is_asked", lambda: True)
    result = run("new", "--from", "list.md", "--hours-a-week", "4", answers="")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "list.md:3: hours 8: (2 weeks)",
        "list.md:6: not placed: link: x <y.md>",
    ]
    assert "1 stage, 1 section, 2 topics, 1 resource in en" in result.stderr
    assert head("new")["title"] == "Knots"
    stage = Path("new/roadmap/stages/01-bends.yml").read_text(encoding="utf-8")
    assert stage.startswith("# yaml-language-server: $schema=../../schema/stage.json\nid: bends\n")
    assert CliRunner().invoke(main, ["check", "new/roadmap"]).exit_code == 0


def test_a_list_can_have_another_title_and_more_languages() -> None:
    languages = ("--language", "de", "--language", "en")
    assert run("new", "--from", "list.md", "--title", "Knoten", *languages).exit_code == 0
    assert head("new")["title"] == "Knoten"
    assert head("new")["languages"] == ["de", "en"]
    assert Path("new/docs/contributing.en.md").is_file()


def test_what_is_there_stays_as_it_is() -> None:
    Path("new").mkdir()
    Path("new/mine.txt").write_text("mine", encoding="utf-8")
    before = snapshot(Path())
    for arguments in ((), ("--from", "list.md")):
        result = run("new", *arguments)
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: new is not empty; nothing was written.")
        assert len(result.stderr.splitlines()) == 1
        assert snapshot(Path()) == before


def test_an_empty_folder_that_one_stands_in_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("here").mkdir()
    monkeypatch.chdir("here")
    assert run(".").exit_code == 0
    assert head(".")["title"] == "Here"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--language", "english"), 2, '"english" is not a language tag'),
        (("--language", "en", "--language", "en"), 2, "names a language twice"),
        (("--licence", "GPL"), 2, "'GPL' is not one of"),
        (("--from", "missing.md"), 2, "'missing.md' does not exist"),
        (("--from", "picture.md"), 1, "picture.md is not UTF-8"),
        (("--title", "en=A", "--title", "en=B"), 1, 'two texts in "en"'),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    arguments: tuple[str, ...], code: int, said: str
) -> None:
    Path("picture.md").write_bytes(b"\x89PNG")
    result = run("new", *arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert not Path("new").exists()


def test_a_language_without_words_gets_english_ones_and_says_so() -> None:
    result = run("new", "--language", "fr")
    assert result.stderr.startswith("no words in fr are known; English stands in\n")
    assert "# Contributing" in Path("new/docs/contributing.md").read_text(encoding="utf-8")
