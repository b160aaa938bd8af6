"""`roadmap-site check --since`, with repositories of git's own."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_site.commands import main

HEAD = "title: Map\nsummary: Route\nlanguages: [en]\n"
STAGE = """id: start
title: Start
sections:
  - id: soil
    title: Soil
    topics:
      - id: loam
        title: Loam
      - id: clay
        title: Clay
"""
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Test")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "test@example.org")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        command = ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    return run


def write(stage: str, directory: str = "roadmap", head: str = HEAD) -> None:
    stages = Path(directory, "stages")
    stages.mkdir(parents=True, exist_ok=True)
    stages.parent.joinpath("roadmap.yml").write_text(head, encoding="utf-8")
    stages.joinpath("01-start.yml").write_text(stage, encoding="utf-8")


def commit(git: Git) -> str:
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "Change the roadmap")
    return git("rev-parse", "HEAD")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def codes(result: Result) -> list[str]:
    # The line of the file stands beneath each problem, set in.
    told = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    return [re.findall(r"RM\d{3}", line)[0] for line in told]


def test_what_the_work_tree_breaks_is_told(git: Git) -> None:
    write(STAGE, "learn/road map")
    git("init", "--quiet")
    commit(git)
    write(STAGE.replace("id: clay", "id: heavy-clay"), "learn/road map")
    result = check("learn/road map", "--since", "HEAD")
    assert (result.exit_code, codes(check("learn/road map"))) == (1, [])
    assert result.stdout.startswith(
        'learn/road map/stages/01-start.yml:9:13: RM022 topic "clay" is called "heavy-clay" '
        "now, and nothing leads there from it; write aliases: [clay] beside it\n"
    )


def test_problems_of_a_change_have_every_form(git: Git) -> None:
    write(STAGE)
    git("init", "--quiet")
    commit(git)
    write(STAGE.replace("id: clay", "id: heavy-clay"))
    (line,) = check("--since", "HEAD", "--format", "json").stdout.splitlines()
    assert json.loads(line)["code"] == "RM022"
    assert check("--since", "HEAD", "--format", "github").stdout.startswith("::error file=")


def test_a_branch_answers_only_for_its_own_changes(git: Git) -> None:
    write(STAGE)
    git("init", "--quiet")
    commit(git)
    git("switch", "--quiet", "--create", "branch")
    commit(git)
    git("switch", "--quiet", "main")
    write(STAGE + "      - id: sand\n        title: Sand\n")
    commit(git)
    git("switch", "--quiet", "branch")
    assert codes(check("--since", "main")) == []


def test_a_revision_without_a_roadmap_promises_nothing(git: Git) -> None:
    git("init", "--quiet")
    commit(git)
    write(STAGE)
    assert (check("--since", "HEAD").exit_code, codes(check("--since", "HEAD"))) == (0, [])


def test_an_earlier_roadmap_is_read_as_far_as_it_can_be(git: Git) -> None:
    write(STAGE.replace("title: Start", "title: {"))
    Path("roadmap/stages/02-next.yml").write_text("id: next\ntitle: Next\n", encoding="utf-8")
    Path("roadmap/stages/03-last.yml").symlink_to("02-next.yml")
    git("init", "--quiet")
    commit(git)
    write(STAGE)
    Path("roadmap/stages/03-last.yml").unlink()
    Path("roadmap/stages/02-next.yml").unlink()
    assert codes(check("--since", "HEAD")) == ["RM022"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "HEAD:roadmap", "HEAD^^"])
def test_a_revision_that_does_not_exist(git: Git, revision: str) -> None:
    write(STAGE)
    git("init", "--quiet")
    commit(git)
    result = check(f"--since={revision}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f'Error: git knows no revision "{revision}"; name a branch, a tag or a commit\n'
    )


def test_a_shallow_repository_is_named(git: Git, tmp_path: Path) -> None:
    write(STAGE, "first/roadmap")
    git("init", "--quiet", "first")
    for _ in range(3):
        git("-C", "first", "commit", "--quiet", "--allow-empty", "--message", "Go on")
    last = git("-C", "first", "rev-parse", "HEAD~2")
    git("clone", "--quiet", "--depth", "1", f"file://{tmp_path}/first", "second")
    write(STAGE, "second/roadmap")
    result = check("second/roadmap", "--since", last)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the repository is shallow" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_outside_of_git(git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert git("version")
    write(STAGE)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = check("--since", "HEAD")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not a git repository" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_git_itself_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    write(STAGE)
    result = check("--since", "HEAD")
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: git cannot be run, which knows the earlier roadmap; install it\n"
    )
