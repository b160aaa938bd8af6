"""Builds sites with MkDocs, the way that an author does: as a command of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import forked
from torture import trials

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases" / "sites"
SECONDS = trials(120, 900)
"""After how long a command is given up; a build takes about two on an idle machine."""

CONFIG = """\
site_name: Portal
theme: {name: material}
plugins: [search, roadmap, mermaid2]
"""
"""The shortest useful `mkdocs.yml`."""

HEAD = """\
title: {en: Route, de: Weg}
summary: {en: From here to there., de: Von hier nach dort.}
languages: [en, de]
"""
"""The least that a `roadmap.yml` holds."""


@dataclass(frozen=True)
class Build:
    """What a build left behind."""

    project: Path
    """The folder of its `mkdocs.yml`."""
    site: Path
    code: int
    output: str
    """What it printed, both streams together."""

    @property
    def failure(self) -> str:
        """What went wrong; empty where nothing did."""
        return self.output if self.code else ""


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the environment for a command: no address of a site unless `changes` names one."""
    kept = {k: v for k, v in os.environ.items() if k not in {"SITE_URL", "REPO_URL"}}
    # Output would be cut by the encoding of the machine's locale, or coloured.
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "NO_COLOR": "1"}
    return {**kept, **fixed, **(changes or {})}


def mkdocs(*arguments: str) -> list[str]:
    """Give the command that runs MkDocs in this very Python."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def run(command: list[str], cwd: Path, changes: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Run a command to its end; return its exit code and what it printed."""
    if forked.can(command, changes or {}):
        return forked.run(command[2:], cwd, environment(changes), SECONDS)
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=environment(changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return -1, f"it took more than {SECONDS} seconds"
    return done.returncode, done.stdout


def build(
    project: Path,
    site: Path,
    changes: Mapping[str, str] | None = None,
    *,
    strict: bool = True,
) -> Build:
    """Build the site of a project, strictly unless told otherwise."""
    flags = ["--strict"] if strict else []
    command = mkdocs("build", *flags, "--site-dir", str(site))
    return Build(project, site, *run(command, project, changes))


def copy_project(to: Path) -> Path:
    """Copy what the project's own site is made from."""
    for name in ("roadmap", "docs"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name)
        (to / name).mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to


def eighth_stage() -> str:
    """Give the stage that the README adds to show how little that takes."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(?P<yaml>id: .*?)```", text, re.DOTALL)
    assert found, "the README shows no stage"
    return found["yaml"]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Read every file in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def once(directory: Path, work: Callable[[], str]) -> str:
    """Let one process do the work while others wait; return what it returned, in each of them."""
    result = directory / "result.txt"
    try:
        # Making a folder either succeeds or fails as a whole: a lock without a library.
        (directory / "lock").mkdir(parents=True)
    except FileExistsError:
        return _wait_for(result)
    unfinished = directory / "unfinished.txt"
    try:
        said = work()
    except Exception as error:
        said = repr(error)
    unfinished.write_text(said, encoding="utf-8")
    unfinished.rename(result)
    return said


def _wait_for(result: Path) -> str:
    deadline = time.monotonic() + SECONDS + 10
    while not result.exists():
        if time.monotonic() > deadline:
            return "another worker started this and never finished it"
        time.sleep(0.05)
    return result.read_text(encoding="utf-8")


def without_renderer(folder: Path) -> dict[str, str]:
    """Give the environment of a machine that the renderer of diagrams is not installed on."""
    folder.mkdir(parents=True, exist_ok=True)
    start = 'import sys; sys.modules["mmdr"] = None  # as good as not installed\n'
    (folder / "sitecustomize.py").write_text(start, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def copy_case(name: str, to: Path, config: str = "") -> Path:
    """Copy a project of tests/cases/sites, with more lines at the end of its `mkdocs.yml`."""
    shutil.copytree(CASES / name, to)
    (to / "docs").mkdir(exist_ok=True)
    file = to / "mkdocs.yml"
    file.write_text(file.read_text(encoding="utf-8") + config, encoding="utf-8")
    return to
