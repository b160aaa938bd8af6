"""A small roadmap in a repository of git's own, for tests of what compares with a revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

HEAD = "title: {zh: 图, en: Map}\nsummary: {zh: 路, en: Route}\nlanguages: [zh, en]\n"
STAGE = "id: start\ntitle: {zh: 开始, en: Start}\n"


def begin() -> None:
    """Make the current folder a repository with the roadmap in its first commit, on `main`."""
    _git("init", "--quiet", "--initial-branch", "main")
    write(STAGE)
    _git("add", "--all")
    _git("commit", "--quiet", "--no-verify", "--no-gpg-sign", "--message", "Begin")


def write(text: str) -> None:
    """Write the roadmap with a text for its one stage."""
    for name, content in (("roadmap.yml", HEAD), ("stages/01-start.yml", text)):
        file = Path("roadmap", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


def _git(*arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)
