"""Whoever builds a commit, wherever and whenever, gets the same bytes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from builds import build, copy_case, snapshot

LATER = 1_900_000_000


def commit(project: Path) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for arguments in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", "Begin"],
    ):
        subprocess.run(["git", *who, *arguments], cwd=project, check=True, capture_output=True)


def machine(folder: Path, seed: str, language: str, zone: str, cores: set[int]) -> dict[str, str]:
    """Give the environment of a machine of its own kind."""
    folder.mkdir()
    start = f"import os\nos.sched_getaffinity = lambda _: {cores}\n"
    (folder / "sitecustomize.py").write_text(start, encoding="utf-8")
    told = {"LANG": language, "LC_ALL": language, "TZ": zone, "PYTHONPATH": str(folder)}
    return {"PYTHONHASHSEED": seed, "PYTHONUTF8": "0"} | told


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    project = copy_case("garden", tmp_path / "garden")
    commit(project)
    other = tmp_path / "另一个 folder" / "garden"
    command = ["git", "clone", "--quiet", str(project), str(other)]
    subprocess.run(command, check=True, capture_output=True)
    (other / "docs").mkdir(exist_ok=True)
    for file in (other / "roadmap").rglob("*"):
        os.utime(file, (LATER, LATER))
    first = machine(tmp_path / "1", "1", "C", "UTC", {0})
    second = machine(tmp_path / "2", "2", "C.UTF-8", "Asia/Shanghai", {0, 1})
    one = build(project, tmp_path / "site", first)
    two = build(other, tmp_path / "站点", second)
    assert not one.failure
    assert not two.failure
    assert snapshot(one.site) == snapshot(two.site)
