"""The workflows of GitHub Actions are valid, and keep to the rules that make them safe."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
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

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def lint(*paths: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("actionlint", path=sysconfig.get_path("scripts"))
    assert program, "actionlint is not installed; `make setup` installs it"
    # Without shellcheck and pyflakes, which some machines have: everyone gets the same answer.
    command = [program, "-no-color", "-shellcheck=", "-pyflakes=", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


def values(node: Any, key: str) -> list[Any]:
    """Return what stands under a key, at any depth."""
    if isinstance(node, dict):
        found = [node[key]] if key in node else []
        return found + [value for child in node.values() for value in values(child, key)]
    if isinstance(node, list):
        return [value for child in node for value in values(child, key)]
    return []


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"pages.yml", "test.yml"}


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
    actions = values(yaml.safe_load(path.read_text(encoding="utf-8")), "uses")
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
    permissions = yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"]
    assert permissions in ({}, {"contents": "read"})


@every_workflow
def test_checkouts_leave_no_token_behind(path: Path) -> None:
    steps = [
        step
        for found in values(yaml.safe_load(path.read_text(encoding="utf-8")), "steps")
        for step in found
        if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert all(step["with"]["persist-credentials"] is False for step in steps)


def test_the_tests_are_run() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    assert "make test" in values(workflow, "run")


def test_nothing_is_published_untested() -> None:
    text = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert jobs["build"]["needs"] == "test"
    assert jobs["deploy"]["needs"] == "build"
