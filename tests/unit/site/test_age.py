"""The age of a roadmap is that of its commit, whenever its files were written."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

import git_roadmap
from roadmap_site.site.age import changed

COMMITTED, WRITTEN = 1_700_000_000, 1_800_000_000


@pytest.fixture
def roadmap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{COMMITTED} +0000")
    git_roadmap.begin()
    for file in (tmp_path / "roadmap").rglob("*.yml"):
        os.utime(file, (WRITTEN, WRITTEN))
    return tmp_path / "roadmap"


def test_the_commit_counts(roadmap: Path) -> None:
    assert changed(roadmap) == COMMITTED


def test_what_is_not_committed_is_as_old_as_its_files(roadmap: Path) -> None:
    (roadmap / "roadmap.yml").write_text("title: Another\n", encoding="utf-8")
    os.utime(roadmap / "roadmap.yml", (WRITTEN + 1, WRITTEN + 1))
    assert changed(roadmap) == WRITTEN + 1


def test_a_file_that_git_does_not_know_counts(roadmap: Path) -> None:
    (roadmap / "stages" / "02-next.yml").write_text("id: next\n", encoding="utf-8")
    assert changed(roadmap) > COMMITTED


def test_where_no_git_is_the_files_count(roadmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert changed(roadmap) == WRITTEN


def test_a_folder_that_git_leaves_alone_is_as_old_as_its_files(roadmap: Path) -> None:
    Path(".gitignore").write_text("other/\n", encoding="utf-8")
    roadmap.rename("other")
    assert changed(Path("other")) == WRITTEN


def test_whoever_builds_may_say_it(roadmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "12")
    assert changed(roadmap) == 12


def test_a_shallow_clone_has_the_same_age(roadmap: Path) -> None:
    Path("README.md").write_text("More.\n", encoding="utf-8")
    git_roadmap._git("add", "--all")
    git_roadmap._git("commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", "More")
    clone = ["git", "clone", "--quiet", "--depth", "1", f"file://{roadmap.parent}", "shallow"]
    subprocess.run(clone, check=True, capture_output=True)
    assert changed(Path("shallow/roadmap")) == changed(roadmap) == COMMITTED
