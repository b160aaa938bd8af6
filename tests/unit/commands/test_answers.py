"""Answers of `check` that are kept: quick where nothing has changed, and never of yesterday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_site.commands import answering, answers, main
from roadmap_site.commands.answers import Answer, Asked
from roadmap_site.text import cache

FILES = {
    "roadmap.yml": "title: {zh: 图, en: Map}\nsummary: {zh: 路, en: Route}\nlanguages: [zh, en]\n",
    "stages/01-start.yml": "id: start\ntitle: {zh: 开始, en: Start}\n",
    "notes/plan.txt": "",
}
ASKED = Asked(Path("roadmap"), "text", date(2026, 11, 24))
SAID = Answer(["line"], ["beside"], failed=True)
CASES = Path(__file__).parents[2] / "cases" / "check"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: tmp_path / "cache" / "own")
    for name, text in FILES.items():
        write(name, text)


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """Give the questions for which somebody had to look."""
    found: list[Asked] = []

    def look(asked: Asked) -> Answer:
        found.append(asked)
        return SAID

    monkeypatch.setattr(answering, "answer", look)
    return found


def write(name: str, text: str) -> None:
    file = Path("roadmap", name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_same_question_is_answered_once(looked: list[Asked]) -> None:
    assert answers.answer(ASKED) == answers.answer(ASKED) == SAID
    assert len(looked) == 1


def test_hidden_files_and_those_of_other_kinds_have_no_say(looked: list[Asked]) -> None:
    answers.answer(ASKED)
    write(".hidden/x.yml", "a: b")
    write("notes/plan.txt", "changed")
    answers.answer(ASKED)
    assert len(looked) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda: write("roadmap.yml", FILES["roadmap.yml"] + "# \n"),
        lambda: write("stages/01-start.yml", "id: begin\n"),
        lambda: write("stages/02-next.yml", "id: next\n"),
        lambda: write("glossary.yaml", "terms: []\n"),
        lambda: write("stages/old/03-x.yml", "id: x\n"),
        lambda: write("07-copy.txt", ""),
        lambda: Path("roadmap/stages/01-start.yml").rename("roadmap/stages/01-begin.yml"),
        lambda: Path("roadmap/notes/plan.txt").unlink(),
    ],
)
def test_every_change_is_looked_at(looked: list[Asked], change: Callable[[], object]) -> None:
    answers.answer(ASKED)
    change()
    answers.answer(ASKED)
    assert len(looked) == 2


@pytest.mark.parametrize(
    "asked",
    [
        Asked(Path("roadmap"), "json", ASKED.day),
        Asked(Path("roadmap"), "text", date(2026, 12, 1)),
        Asked(Path("roadmap"), "text", ASKED.day, everything=True),
        Asked(Path("roadmap"), "text", ASKED.day, strict=True),
        Asked(Path("roadmap/stages/01-start.yml"), "text", ASKED.day),
        Asked(Path("../" + Path.cwd().name + "/roadmap"), "text", ASKED.day),
    ],
)
def test_every_question_has_an_answer_of_its_own(looked: list[Asked], asked: Asked) -> None:
    answers.answer(ASKED)
    answers.answer(asked)
    assert len(looked) == 2


def test_another_program_looks_again(looked: list[Asked], monkeypatch: pytest.MonkeyPatch) -> None:
    answers.answer(ASKED)
    monkeypatch.setattr(cache, "program", lambda: b"another")
    answers.answer(ASKED)
    assert len(looked) == 2


def test_what_git_knows_is_asked_each_time(looked: list[Asked]) -> None:
    since = Asked(Path("roadmap"), "text", ASKED.day, revision="HEAD")
    answers.answer(since)
    answers.answer(since)
    assert len(looked) == 2


def test_links_to_elsewhere_are_followed_each_time(looked: list[Asked]) -> None:
    Path("elsewhere.yml").write_text("id: x\n", encoding="utf-8")
    Path("roadmap/stages/02-x.yml").symlink_to(Path("elsewhere.yml").absolute())
    answers.answer(ASKED)
    answers.answer(ASKED)
    assert len(looked) == 2


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"told": []}', b'{"colour": 1}'])
def test_what_is_no_answer_counts_as_none(looked: list[Asked], content: bytes) -> None:
    answers.answer(ASKED)
    (file,) = Path("cache/own").glob("check-*")
    cache.write(file.name, answers.key(ASKED) or b"", content)
    assert answers.answer(ASKED) == SAID
    assert len(looked) == 2


def test_the_smallest_change_of_a_file_takes_its_house_form() -> None:
    form = "house form"
    assert form not in CliRunner().invoke(main, ["check"]).stdout
    write("stages/01-start.yml", 'id: "start"\ntitle: {zh: 开始, en: Start}\n')
    assert form in CliRunner().invoke(main, ["check"]).stdout
    assert form in CliRunner().invoke(main, ["check", "--all"]).stdout
    write("stages/01-start.yml", FILES["stages/01-start.yml"])
    assert form not in CliRunner().invoke(main, ["check", "--all"]).stdout


def test_the_house_form_hangs_on_the_language() -> None:
    write("stages/01-start.yml", "id: start\ntitle: 用Python开始\n")
    write("roadmap.yml", FILES["roadmap.yml"].replace("[zh, en]", "[en, zh]"))
    first = CliRunner().invoke(main, ["check"]).stdout
    write("roadmap.yml", FILES["roadmap.yml"])
    assert "write a space between Chinese and Latin" in CliRunner().invoke(main, ["check"]).stdout
    assert "write a space" not in first
