"""The repository holds what it promises, and nothing that is true on one machine only."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
UV = ROOT / "tools" / "uv.txt"
LOCKS = [LOCK, ROOT / "roadmap" / "checks" / "requirements.lock", UV]

# In two parts each, so that this file does not hold what it looks for.
TRACES = {
    "an index address": re.compile("--(?:extra-)?" + r"index-url\b"),
    "a package folder": re.compile("--find" + r"-links\b"),
    "a file address": re.compile("file:" + r"///?\w"),
    "a path of one machine": re.compile(r"(?<![\w./~-])/(?:work|root|home/\w+|Users/\w+)" + "/"),
}


def traces(text: str) -> list[str]:
    return [
        f"line {number}: {name}"
        for number, line in enumerate(text.splitlines(), 1)
        for name, pattern in TRACES.items()
        if pattern.search(line)
    ]


def text_files() -> dict[str, str]:
    """Return the files that git knows or would add, as far as they are text."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    found = {}
    for name in filter(None, listed.split("\0")):
        try:
            found[name] = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
    return found


def requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    groups.append(project["build-system"]["requires"])
    return [Requirement(line) for group in groups for line in group]


def locked() -> dict[str, Version]:
    pins = re.findall(r"^([\w.-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): Version(version) for name, version in pins}


def test_no_file_tells_of_one_machine() -> None:
    files = text_files()
    assert "pyproject.toml" in files
    found = {name: traces(text) for name, text in files.items()}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "--index" + "-url somewhere",
        "--find" + "-links folder",
        "package @ file:" + "///wheels/package.whl",
        "in /work" + "/main/site",
    ],
)
def test_traces_are_noticed(line: str) -> None:
    assert traces(line)


def test_links_are_no_traces() -> None:
    own = "/work" + "/"
    assert not traces(f"https://example.com{own} and ..{own} and a site opened by file:// alone")


every_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.parent.name)


@every_lock
def test_a_lock_names_no_place_to_install_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert [line for line in text.splitlines() if line.startswith("-")] == []


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_the_lock_covers_every_dependency(requirement: Requirement) -> None:
    version = locked().get(canonicalize_name(requirement.name))
    assert version is not None, "`make lock` adds it"
    assert requirement.specifier.contains(version, prereleases=True), f"{version} is locked"


@every_lock
def test_every_pin_has_a_hash(lock: Path) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_make_installs_nothing_without_its_hash() -> None:
    installs = [
        line.strip()
        for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
        if re.search(r"(PIP\)|pip)\S* .*\binstall\b", line)
    ]
    without = [line for line in installs if "--require-hashes" not in line]
    # The project itself, and the versions of users, which are chosen anew in each run.
    allowed = (
        "--no-deps --no-build-isolation --editable .",
        '-r "$$tools/all.txt" --editable .; \\',
    )
    assert [line for line in without if not line.endswith(allowed)] == []
    assert len(installs) > 5
