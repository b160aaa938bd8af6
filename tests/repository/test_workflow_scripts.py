"""The scripts of the workflows do what they are for: run as they are, with stand-ins for gh."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from builds import ROOT
from workflows import script


@pytest.mark.parametrize(
    ("results", "code"),
    [
        ("success success success", 0),
        ("success success skipped", 0),
        ("success failure skipped", 1),
        ("failure success skipped", 1),
        ("success success cancelled", 1),
    ],
)
def test_it_passes_where_nothing_failed(results: str, code: int) -> None:
    assert bash(script("test.yml/passed", "passed"), RESULTS=results).returncode == code


def bash(
    run: str, cwd: Path = ROOT, path: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a script as the code host does, programs of `path` first."""
    folders = f"{path}{os.pathsep}{os.environ['PATH']}" if path else os.environ["PATH"]
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", run]
    whole = os.environ | {"PATH": folders, **environment}
    return subprocess.run(command, cwd=cwd, env=whole, capture_output=True, text=True)


def git(cwd: Path, *arguments: str) -> str:
    who = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=True).stdout


def commit(repository: Path, *names: str) -> None:
    for name in names:
        file = repository / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{file.read_text() if file.exists() else ''}.", encoding="utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--no-verify", "--message", "Change")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose last commit can be changed on a branch."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "roadmap/roadmap.yml", "docs/a.md", "docs/adr/1.md", "src/a.py", "README.md")
    return folder


@pytest.mark.parametrize(
    ("names", "program"),
    [
        (["roadmap/roadmap.yml"], "false"),
        (["roadmap/stages/01-new.yml", "docs/b.md", "docs/images/c.md"], "false"),
        (["docs/adr/1.md"], "true"),
        (["docs/adr/2.md"], "true"),
        (["src/a.py"], "true"),
        (["roadmap/roadmap.yml", "Makefile"], "true"),
        (["README.md"], "true"),
        ([".github/workflows/test.yml"], "true"),
        (["roadmaps/a.yml"], "true"),
        (["a/roadmap/b.yml"], "true"),
    ],
)
def test_what_changed_decides_what_is_run(
    repository: Path, tmp_path: Path, names: list[str], program: str
) -> None:
    git(repository, "switch", "--quiet", "--create", "change")
    commit(repository, *names)
    git(repository, "switch", "--quiet", "main")
    commit(repository, "src/meanwhile.py")
    git(repository, "merge", "--quiet", "--no-ff", "--no-edit", "change")
    assert scope(repository, tmp_path, "HEAD^1") == program


def test_a_file_that_moves_out_of_the_program_is_a_change_of_it(
    repository: Path, tmp_path: Path
) -> None:
    git(repository, "mv", "src/a.py", "docs/a.py")
    git(repository, "commit", "--quiet", "--no-verify", "--message", "Move")
    assert scope(repository, tmp_path, "HEAD^1") == "true"


@pytest.mark.parametrize("base", ["", "HEAD^7"])
def test_what_cannot_be_told_is_a_change_of_the_program(
    repository: Path, tmp_path: Path, base: str
) -> None:
    assert scope(repository, tmp_path, base) == "true"


def scope(repository: Path, folder: Path, base: str) -> str:
    output = folder / "output.txt"
    result = bash(
        script("test.yml/scope", "scope"), repository, BASE=base, GITHUB_OUTPUT=str(output)
    )
    assert result.returncode == 0, result.stderr
    return output.read_text(encoding="utf-8").removeprefix("program=").removesuffix("\n")


def program(folder: Path, name: str, lines: str) -> Path:
    """Write a stand-in for a program, and return the folder that it is in."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{lines}", encoding="utf-8")
    (folder / name).chmod(0o755)
    return folder


GH = """\
echo "$*" >> "$GH_LOG"
case "$1 $2" in
  "issue list" | "pr list" | "run list") echo "$GH_FOUND" ;;
  "run download")
    [ -n "$GH_RECORD" ] || exit 1
    mkdir -p "$7/roadmap"
    echo "$GH_RECORD" > "$7/roadmap/links.json" ;;
esac
"""


def with_gh(
    run: str, cwd: Path, tmp_path: Path, found: str = "", **environment: str
) -> tuple[list[str], str]:
    """Run a script with a stand-in for gh; return what that was called with, and the errors."""
    log = tmp_path / "gh.txt"
    log.touch()
    told = {"GH_LOG": str(log), "GH_FOUND": found, "GH_RECORD": "", **environment}
    result = bash(run, cwd, program(tmp_path / "bin", "gh", GH), **told)
    assert result.returncode == 0, result.stderr
    return log.read_text(encoding="utf-8").splitlines(), result.stderr


TELL = ("links.yml/tell", "Open, rewrite or close the issue")


@pytest.mark.parametrize(
    ("dead", "issue", "acts"),
    [
        ("true", "", ["issue list", "label create", "issue create"]),
        ("true", "7", ["issue list", "issue edit 7"]),
        ("false", "7", ["issue list", "issue close 7"]),
        ("false", "", ["issue list"]),
    ],
)
def test_dead_links_have_one_issue(tmp_path: Path, dead: str, issue: str, acts: list[str]) -> None:
    (tmp_path / "links.txt").write_text("roadmap/a.yml:1:2: gone\n", encoding="utf-8")
    calls, _ = with_gh(script(*TELL), tmp_path, tmp_path, issue, DEAD=dead, RUN="https://run")
    assert len(calls) == len(acts)
    assert all(call.startswith(act) for call, act in zip(calls, acts, strict=True))


def test_what_was_found_is_code_in_the_issue(tmp_path: Path) -> None:
    lines = ["a: gone", "```", "@somebody #1 <b>", "", "\u2028- item"] + ["x" * 99] * 999
    (tmp_path / "links.txt").write_text("\n".join(lines), encoding="utf-8")
    with_gh(script(*TELL), tmp_path, tmp_path, DEAD="true", RUN="https://run")
    body = (tmp_path / "body.md").read_text(encoding="utf-8")
    assert "\n\n    a: gone\n    ```\n    @somebody #1 <b>\n    \n" in body
    assert "\n- item" not in body
    assert len(body) < 65536
    assert body.splitlines()[-1].startswith("`links.json`：https://run，")


@pytest.mark.parametrize(
    ("code", "dead"), [(0, "dead=false\n"), (1, "dead=true\n"), (2, ""), (130, "")]
)
def test_the_links_are_dead_where_the_command_says_so(tmp_path: Path, code: int, dead: str) -> None:
    program(tmp_path / ".venv", "x", "")
    program(tmp_path / ".venv" / "bin", "roadmap-site", f"echo said; exit {code}\n")
    output = tmp_path / "output.txt"
    output.touch()
    result = bash(script("links.yml/ask", "links"), tmp_path, GITHUB_OUTPUT=str(output))
    assert result.returncode == (0 if dead else code)
    assert result.stdout == ""
    assert output.read_text(encoding="utf-8") == dead
    assert (tmp_path / "links.txt").read_text(encoding="utf-8") == "said\n"


TAKE_UP = ("links.yml/ask", "Take up what the last run found, unless a later record was committed")


@pytest.mark.parametrize(
    ("found", "record", "kept"),
    [("", "", "."), ("7", "", "."), ("7", "the last", "the last\n")],
)
def test_the_record_of_the_last_run_is_taken_up(
    repository: Path, tmp_path: Path, found: str, record: str, kept: str
) -> None:
    commit(repository, "roadmap/links.json")
    day = git(repository, "log", "-1", "--format=%cs").strip()
    calls, _ = with_gh(script(*TAKE_UP), repository, tmp_path, found, GH_RECORD=record)
    assert (repository / "roadmap/links.json").read_text(encoding="utf-8") == kept
    (since,) = re.findall(r"--created >(\S+)", calls[0])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", since)
    assert abs(int(since[:4]) - int(day[:4])) <= 1


def test_without_a_committed_record_any_run_counts(repository: Path, tmp_path: Path) -> None:
    calls, _ = with_gh(script(*TAKE_UP), repository, tmp_path, "7", GH_RECORD="the last")
    assert "--created >1970-01-01T00:00:00Z" in calls[0]
    assert (repository / "roadmap/links.json").is_file()


PROPOSE = (
    "lock.yml/propose",
    "Push the lock to a branch of its own, and open a pull request where none is open",
)


@pytest.mark.parametrize(("number", "act"), [("", "pr create --base main"), ("7", "pr edit 7")])
def test_a_newer_lock_becomes_a_pull_request(
    repository: Path, tmp_path: Path, number: str, act: str
) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "origin")
    git(repository, "remote", "add", "origin", str(tmp_path / "origin"))
    (repository / "requirements.lock").write_text("newer\n", encoding="utf-8")
    (repository / "stray.txt").write_text("not to be pushed\n", encoding="utf-8")
    calls, _ = with_gh(
        script(*PROPOSE), repository, tmp_path, number, INTO="main", RUN="https://run"
    )
    assert [call for call in calls if call.startswith(act)]
    pushed = git(tmp_path / "origin", "diff", "--name-only", "upgrade-lock^", "upgrade-lock")
    assert pushed == "requirements.lock\n"


@pytest.mark.parametrize(("lines", "newer"), [("same\n", "false"), ("other\n", "true")])
def test_a_lock_that_stays_is_not_proposed(
    repository: Path, tmp_path: Path, lines: str, newer: str
) -> None:
    (repository / "requirements.lock").write_text("same\n", encoding="utf-8")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--no-verify", "--message", "Lock")
    make = program(tmp_path / "bin", "make", f"printf '{lines}' > requirements.lock\n")
    output = tmp_path / "output.txt"
    told = {"GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(tmp_path)}
    result = bash(script("lock.yml/upgrade", "upgrade"), repository, make, **told)
    assert result.returncode == 0, result.stderr
    assert output.read_text(encoding="utf-8") == f"newer={newer}\n"
    assert (tmp_path / "requirements.lock").read_text(encoding="utf-8") == lines
