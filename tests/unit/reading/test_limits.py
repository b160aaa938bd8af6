"""What could exhaust the machine, or is no proper file, is refused with a message."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from roadmap_site.commands.excerpts import Excerpts
from roadmap_site.reading import Book, Position, Problem, composing, raw, source
from roadmap_site.rules import check, prerequisites, references

HEAD = "title: Map\nsummary: A route.\nlanguages: [en]\n"
STAGE = "id: start\ntitle: Start\n"
NAME = "roadmap/stages/01-start.yml"

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a roadmap of one stage, and return that stage's file."""

    def write_stage(text: str | bytes) -> Path:
        file = tmp_path / "roadmap" / "stages" / "01-start.yml"
        file.parent.mkdir(parents=True)
        (tmp_path / "roadmap" / "roadmap.yml").write_text(HEAD, encoding="utf-8")
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write_stage


def look(stage: Path) -> Book:
    return check(stage.parents[1], "roadmap")


def only(stage: Path) -> Problem:
    (problem,) = look(stage).problems
    return problem


Calls = list[tuple[object, ...]]


def count_calls(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> Calls:
    """Let a function work as before, and note what it is called with."""
    calls: Calls = []
    function = getattr(owner, name)

    def noted(*arguments: object) -> object:
        calls.append(arguments)
        return function(*arguments)

    monkeypatch.setattr(owner, name, noted)
    return calls


@pytest.fixture
def visits(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Count the values that the reader visits: work is measured in them and not by the clock."""
    return count_calls(monkeypatch, source._Reader, "value")


def test_a_large_file_is_not_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = write(STAGE + "#" * raw.MAX_BYTES)
    opened = count_calls(monkeypatch, Path, "read_bytes")
    assert str(only(stage)) == (
        f"{NAME}:1:1: RM007 is larger than 1,000,000 bytes; split it into several stages"
    )
    assert (stage,) not in opened


def test_the_largest_file_is_read(write: Write) -> None:
    assert look(write(STAGE + "#" * (raw.MAX_BYTES - len(STAGE)))).problems == []


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "[{a: "])
def test_deep_nesting(write: Write, visits: Calls, bracket: str) -> None:
    stage = write(f"id: start\ntitle:\n  {bracket * 10_000}\n")
    problem = only(stage)
    assert problem.code == "RM007"
    assert problem.message == "is nested more than 32 levels deep; close a bracket or indent less"
    assert problem.at.line == 3
    assert len(visits) < 20, "only roadmap.yml is turned into values"


def test_an_alias_bomb(write: Write, visits: Calls) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    problem = only(write("\n".join(lines)))
    assert problem.code == "RM007"
    assert "more than 100,000 values" in problem.message
    assert problem.at.line > 0
    assert len(visits) < source.MAX_VALUES + 20


def test_a_long_text_with_many_aliases(write: Write, visits: Calls) -> None:
    problem = only(write(f"id: &x {'y' * 400_000}\ntitle: [{'*x, ' * 100_000}]\n"))
    assert (problem.code, problem.at.line) == ("RM007", 1)
    assert "more than 1,000,000 bytes of text" in problem.message
    assert len(visits) < 20


@pytest.mark.parametrize(
    "text",
    ["&a [*a]", "&a [*a, *a, *a]", "&a {b: *a}", "id: start\ntitle: &a\n  en: [*a, *a]\n"],
)
def test_an_alias_within_what_it_names(write: Write, visits: Calls, text: str) -> None:
    problem = only(write(text))
    assert (problem.code, problem.at.path) == ("RM007", NAME)
    assert problem.at.line > 0
    assert "an alias (*) of itself" in problem.message
    assert len(visits) < 100


def test_bytes_that_are_not_utf_8(write: Write) -> None:
    assert str(only(write(b"id: start\ntitle: \xb7\xd6\n"))) == (
        f'{NAME}:2:8: RM001 is not UTF-8 (byte 18); it reads as GBK: "title: 分"; '
        "save the file as UTF-8"
    )


def test_a_null_byte(write: Write) -> None:
    assert str(only(write(STAGE + "# \0"))) == (
        f"{NAME}:3:3: RM001 holds the invisible character U+0000; remove it"
    )


def test_without_libyaml(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "_Loader", yaml.SafeLoader)
    stage = write(STAGE)
    assert look(stage).problems == []
    for bad in (r"\ud800", r"\U00110000"):
        stage.write_text(f'id: start\ntitle: "{bad}"\n', encoding="utf-8")
        assert only(stage).code == "RM001"
    stage.write_text("id: start\ntitle: " + "[" * 10_000, encoding="utf-8")
    assert only(stage).code == "RM007"


def test_a_folder_named_like_a_stage(write: Write) -> None:
    stage = write(STAGE)
    (stage.parent / "02-folder.yml").mkdir()
    problem = only(stage)
    assert str(problem.at) == "roadmap/stages/02-folder.yml:1:1"
    assert problem.message == "is not a file that can be read; remove or rename it"


def test_links_that_lead_nowhere_or_in_a_circle(write: Write) -> None:
    stage = write(STAGE)
    (stage.parent / "02-loop.yml").symlink_to("03-loop.yml")
    (stage.parent / "03-loop.yml").symlink_to("02-loop.yml")
    (stage.parent / "04-nowhere.yml").symlink_to("nowhere.yml")
    assert [problem.code for problem in look(stage).problems] == ["RM001"] * 3


def test_a_pipe_does_not_keep_the_check_waiting(write: Write) -> None:
    stage = write(STAGE)
    os.mkfifo(stage.parent / "02-pipe.yml")
    assert only(stage).code == "RM001"


@pytest.mark.parametrize("name", ["stages", "roadmap.yml"])
def test_a_link_to_itself_in_place_of(name: str, write: Write) -> None:
    stage = write(STAGE)
    place = stage.parents[1] / name
    place.rename(place.with_name(".elsewhere"))
    place.symlink_to(name)
    assert only(stage).code == "RM015"


def test_a_file_that_may_not_be_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = write(STAGE)
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == stage:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert str(only(stage)) == f"{NAME}:1:1: RM001 cannot be read: Permission denied"


def test_a_file_name_with_hidden_signs(write: Write) -> None:
    stage = write(STAGE)
    (stage.parent / "02-a\n::error::\x1b[31m.yml").write_text("id: a\ntitle: A\n", encoding="utf-8")
    assert only(stage).at.path == r"roadmap/stages/02-a\n::error::\x1b[31m.yml"


def test_a_file_name_that_is_not_utf_8(write: Write) -> None:
    stage = write(STAGE)
    try:
        Path(os.fsdecode(os.fsencode(stage.parent) + b"/02-\xff.yml")).write_bytes(STAGE.encode())
    except OSError as error:
        pytest.skip(f"the file system refuses such names: {error}")
    for problem in look(stage).problems:
        assert str(problem).encode()


def test_only_so_many_circles_are_sought(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    passes = count_calls(monkeypatch, prerequisites, "_circle")
    sections = (f"  - {{id: s{n}, title: S, needs: [s{n ^ 1}]}}\n" for n in range(100))
    book = look(write(STAGE + "sections:\n" + "".join(sections)))
    assert len(book.problems) == len(passes) == prerequisites.MAX_CIRCLES


def test_only_so_many_similar_ids_are_sought(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    sought = count_calls(monkeypatch, references, "suggest")
    needs = ", ".join(f"unknown-{n}" for n in range(100))
    book = look(write(STAGE + f"sections:\n  - {{id: s, title: S, needs: [{needs}]}}\n"))
    assert len(book.problems) == 100
    assert len(sought) == references.MAX_ADVICE


@pytest.mark.parametrize(
    "text",
    [
        STAGE + f"sections: [{{id: a, title: A, hours: {'9' * 500_000}}}]\n",
        STAGE + f"sections: [{{id: a, title: A, needs: ['{'[' * 500_000}']}}]\n",
        STAGE + f"{'x' * 500_000}: 1\n",
        STAGE + f"summary: {{en: {'a ' * 200_000}{'[' * 200_000}\n",
        STAGE + f"summary: {{{'z' * 100_000}: A}}\n",
    ],
    ids=["hours", "id", "key", "line", "language"],
)
def test_what_is_long_is_not_looked_at_for_long(write: Write, text: str) -> None:
    stage = write(text)
    problem = only(stage)
    assert len(problem.message) < 400
    at = Position(stage.as_posix(), problem.at.line, problem.at.column)
    assert all(len(line) < 120 for line in Excerpts().of(at))
