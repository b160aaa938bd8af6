"""Says whether the project is ready to be released: the tag, the version and the changelog agree.

`tools/release.py v1.2.0` is what the release workflow asks; without a tag, the version is compared
with the changelog alone.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

PYPROJECT = "pyproject.toml"
CHANGELOG = "CHANGELOG.md"

_HEADING = re.compile(r"## \[(?P<name>[^\]]+)\](?: - (?P<day>\S+))?")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Entry(NamedTuple):
    """What the changelog says of one version."""

    line: int
    name: str
    day: str
    """The day of the release, as it is written; empty where none is."""
    changes: tuple[str, ...]


def entries(changelog: str) -> list[Entry]:
    """Read the entries of a changelog, the newest first."""
    lines = changelog.splitlines()
    heads = [(at, found) for at, line in enumerate(lines) if (found := _HEADING.fullmatch(line))]
    ends = [*(at for at, _ in heads), len(lines)]
    return [
        Entry(
            start + 1,
            head["name"],
            head["day"] or "",
            tuple(line for line in lines[start + 1 : end] if line.startswith("- ")),
        )
        for (start, head), (_, end) in zip(heads, pairwise(ends), strict=True)
    ]


def problems(version: str, changelog: str, tag: str | None = None) -> Iterator[str]:
    """Say what stands in the way of a release, each with how to mend it."""
    if not _VERSION.fullmatch(version):
        yield f'{PYPROJECT}: the version "{version}" is not of the form 1.2.0'
    if tag is not None and tag != f"v{version}":
        yield (
            f'{PYPROJECT}: the version is "{version}" and the tag is "{tag}"; '
            f"write the tag's version here, or tag v{version}"
        )
    said = entries(changelog)
    if said and said[0].name == "Unreleased":
        waiting = said.pop(0)
        if waiting.changes:
            yield (
                f"{CHANGELOG}:{waiting.line}: changes still stand under [Unreleased]; "
                f"give them a heading such as ## [{version}] - 2026-11-30"
            )
    if said:
        yield from _entry(said[0], version)
    else:
        yield f"{CHANGELOG}: has no entry; add ## [{version}] with its day, and what changed"


def _entry(newest: Entry, version: str) -> Iterator[str]:
    at = f"{CHANGELOG}:{newest.line}"
    if newest.name != version:
        yield (
            f'{at}: the newest entry is "{newest.name}" and the version in {PYPROJECT} is '
            f'"{version}"; write the same version in both'
        )
    if not _is_day(newest.day):
        yield f"{at}: has no day; write it behind the version, such as [{version}] - 2026-11-30"
    if not newest.changes:
        yield f"{at}: says nothing; write what changed, a line with a hyphen each"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(text))  # other forms of ISO 8601 are read, too


def main(arguments: list[str], root: Path) -> int:
    """Print every problem; return 1 where there is one, 2 where the call is wrong."""
    if len(arguments) > 1:
        print("usage: tools/release.py [TAG]", file=sys.stderr)
        return 2
    project = tomllib.loads((root / PYPROJECT).read_text(encoding="utf-8"))["project"]
    changelog = (root / CHANGELOG).read_text(encoding="utf-8")
    found = list(problems(project["version"], changelog, *arguments))
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parents[1]))
