"""The workflows of GitHub Actions, as values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from builds import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def values(node: Any, key: str) -> list[Any]:
    """Return what stands under a key, at any depth."""
    if isinstance(node, dict):
        found = [node[key]] if key in node else []
        return found + [value for child in node.values() for value in values(child, key)]
    if isinstance(node, list):
        return [value for child in node for value in values(child, key)]
    return []


def read(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def jobs() -> dict[str, dict[str, Any]]:
    """Return every job by `FILE/JOB`."""
    return {
        f"{path.name}/{name}": job for path in WORKFLOWS for name, job in read(path)["jobs"].items()
    }


def scripts(path: Path) -> list[str]:
    """Return every script of a workflow."""
    return [run for run in values(read(path), "run") if isinstance(run, str)]


def script(job: str, start: str) -> str:
    """Return the one script of a job by the name or the id of its step."""
    (found,) = (
        step["run"]
        for step in jobs()[job]["steps"]
        if "run" in step and start in (step.get("name"), step.get("id"))
    )
    assert isinstance(found, str)
    return found
