"""The workflows of GitHub Actions are valid, and keep to the rules that make them safe."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import click
import pytest
import yaml

from builds import ROOT
from roadmap_site.commands import main
from workflows import WORKFLOWS, jobs, read, scripts, values

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")

BROKEN = """\
on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${{ steps.nothing.outputs.value }}
"""

MAY_WRITE = {
    "links.yml/tell": {"issues"},
    "lock.yml/propose": {"contents", "pull-requests"},
    "pages.yml/deploy": {"id-token", "pages"},
    "release.yml/publish": {"id-token"},
}
"""The jobs that may change anything, and what."""
STARTED_BY_STRANGERS = ("pull_request_target", "workflow_run", "issue_comment", "issues")
"""Events that start a workflow for a stranger's doing, with a token that may write."""

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def lint(*paths: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("actionlint", path=sysconfig.get_path("scripts"))
    assert program, "actionlint is not installed; `make setup` installs it"
    # Without shellcheck and pyflakes, which some machines have: everyone gets the same answer.
    command = [program, "-no-color", "-shellcheck=", "-pyflakes=", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


def test_there_are_workflows() -> None:
    names = {"audit", "content", "engines", "links", "lock", "pages", "release", "test"}
    assert {path.stem for path in WORKFLOWS} == names


@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
)
def test_workflows_fit_the_published_schemas(schema: str) -> None:
    program = shutil.which("check-jsonschema", path=sysconfig.get_path("scripts"))
    assert program
    command = [program, "--builtin-schema", schema, *map(str, WORKFLOWS)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_workflows_are_valid() -> None:
    result = lint(*WORKFLOWS)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_broken_workflow_is_noticed(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(BROKEN, encoding="utf-8")
    result = lint(broken)
    assert result.returncode == 1
    assert 'property "nothing" is not defined' in result.stdout


@every_workflow
def test_actions_are_pinned_by_commit(path: Path) -> None:
    actions = values(read(path), "uses")
    assert actions
    loose = [name for name in actions if not name.startswith("./") and not PINNED.fullmatch(name)]
    assert not loose


@every_workflow
def test_a_pin_says_its_version(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if re.search(r"@[0-9a-f]{40}", line)]
    assert [line for line in pins if not re.search(r"# v\d+\.\d+\.\d+$", line)] == []


@every_workflow
def test_permissions_are_stated_and_read_only_at_the_top(path: Path) -> None:
    permissions = read(path)["permissions"]
    assert permissions in ({}, {"contents": "read"})


@every_workflow
def test_checkouts_leave_no_token_behind(path: Path) -> None:
    steps = [
        step
        for found in values(read(path), "steps")
        for step in found
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert all(step["with"]["persist-credentials"] is False for step in steps)


def test_the_tests_are_run() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    assert "make test" in values(workflow, "run")


def test_nobody_else_starts_a_workflow_that_may_write() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert [
            event for event in STARTED_BY_STRANGERS if re.search(rf"^  {event}:", text, re.M)
        ] == []
        assert "pull_request_target" not in text


def test_only_a_few_jobs_may_write() -> None:
    found = {
        name: {scope for scope, right in job.get("permissions", {}).items() if right == "write"}
        for name, job in jobs().items()
    }
    assert {name: scopes for name, scopes in found.items() if scopes} == MAY_WRITE


def test_a_job_that_may_write_runs_nothing_of_the_project() -> None:
    for name in MAY_WRITE:
        runs = "\n".join(values(jobs()[name], "run"))
        assert re.findall(r"^ *(?:make|\.venv/\S+|pip3?|npm|\./\S+)\b", runs, re.MULTILINE) == []


@every_workflow
def test_there_is_no_secret_to_lose(path: Path) -> None:
    assert not re.search(r"\bsecrets\b", path.read_text(encoding="utf-8"))


@every_workflow
def test_scripts_take_what_they_need_from_their_environment(path: Path) -> None:
    """An expression within a script is put in before the shell reads it: it could be code."""
    assert [run for run in scripts(path) if "${{" in run] == []


def test_every_command_of_a_workflow_exists() -> None:
    found = [
        line
        for path in WORKFLOWS
        for run in scripts(path)
        for line in re.findall(r"\.venv/bin/roadmap-site ([^|>\n]*)", run)
    ]
    assert len(found) >= 3
    for line in found:
        name, *rest = line.split()
        command = main.get_command(click.Context(main), name)
        assert command, f"there is no command {name!r}"
        assert isinstance(command, click.Command)
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("--")} <= options


def test_every_target_of_a_workflow_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    runs = "\n".join(run for path in WORKFLOWS for run in scripts(path))
    named = re.findall(r"^ *make ([a-z-]+)", runs, re.MULTILINE)
    expected = {"content-checks", "lock", "offline", "setup", "site", "test", "test-newest"}
    assert expected == {*named}
    assert {*named} <= {*targets}


def test_one_job_waits_for_all_others_of_a_pull_request() -> None:
    jobs = read(ROOT / ".github/workflows/test.yml")["jobs"]
    assert {*jobs["passed"]["needs"]} == jobs.keys() - {"passed"}
    assert jobs["passed"]["if"] == "always()"


def test_a_release_is_tested_built_and_then_published() -> None:
    jobs = read(ROOT / ".github/workflows/release.yml")["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert jobs["build"]["needs"] == "test"
    assert jobs["publish"]["needs"] == "build"
    assert jobs["publish"]["if"] == "github.event_name == 'push'"
    assert jobs["publish"]["environment"]["name"] == "pypi"
    assert [step for step in jobs["publish"]["steps"] if "run" in step] == []


def test_nothing_is_published_untested() -> None:
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert jobs["build"]["needs"] == "test"
    assert jobs["deploy"]["needs"] == "build"
