"""When a roadmap was last changed: for programs that take what is newer."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path as File


def changed(directory: File) -> int:
    """Give the time in seconds since 1970, the same for everybody who builds the same commit.

    Files have the time of their checkout, which differs; so the commit's counts, as long as
    nothing in the folder was changed since.
    """
    # Source: reproducible-builds.org, SOURCE_DATE_EPOCH.
    if (told := os.environ.get("SOURCE_DATE_EPOCH", "")).isdecimal():
        return int(told)
    if committed := _committed(directory):
        return committed
    return int(max((file.stat().st_mtime for file in directory.rglob("*.yml")), default=0))


def _committed(directory: File) -> int:
    """Give the time of the commit that holds the folder as it is; 0 where there is none."""
    if not _git(directory, "ls-files", "--", ".") or _git(directory, "status", "--porcelain", "."):
        return 0
    # The last commit of all: what a shallow clone says of older ones is not so.
    said = _git(directory, "log", "-1", "--format=%ct").strip()
    return int(said) if said.isdecimal() else 0


def _git(directory: File, *arguments: str) -> str:
    """Ask git; what it cannot answer is empty."""
    command = ["git", "-C", str(directory), "-c", "core.fsmonitor=false", *arguments]
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
    except OSError:
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", "replace")
