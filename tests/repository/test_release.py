"""A release is refused unless tag, version and changelog agree; what it would publish is whole."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.metadata import Metadata

import release

ROOT = Path(__file__).resolve().parents[2]
READY = """\
# Changelog

## [Unreleased]

## [1.2.0] - 2026-11-30

### Fixed

- A thing.

## [1.1.0] - 2026-01-02

- Another.
"""


def found(changelog: str, version: str = "1.2.0", tag: str | None = "v1.2.0") -> list[str]:
    return list(release.problems(version, changelog, tag))


def test_a_release_is_ready() -> None:
    assert found(READY) == []
    assert found(READY.replace("## [Unreleased]\n\n", "")) == []
    assert found(READY, tag=None) == []


def test_entries_are_read() -> None:
    assert release.entries(READY) == [
        release.Entry(3, "Unreleased", "", ()),
        release.Entry(5, "1.2.0", "2026-11-30", ("- A thing.",)),
        release.Entry(11, "1.1.0", "2026-01-02", ("- Another.",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[Unreleased]\n", "[Unreleased]\n\n- More.\n", "CHANGELOG.md:3: changes still stand"),
        ("[1.2.0]", "[1.3.0]", 'CHANGELOG.md:5: the newest entry is "1.3.0"'),
        (" - 2026-11-30", "", "CHANGELOG.md:5: has no day"),
        ("2026-11-30", "2026-11-31", "CHANGELOG.md:5: has no day"),
        ("2026-11-30", "20261130", "CHANGELOG.md:5: has no day"),
        ("2026-11-30", "soon", "CHANGELOG.md:5: has no day"),
        ("- A thing.\n", "", "CHANGELOG.md:5: says nothing"),
    ],
)
def test_a_changelog_that_is_not_ready(old: str, new: str, said: str) -> None:
    (problem,) = found(READY.replace(old, new))
    assert problem.startswith(said)


@pytest.mark.parametrize("changelog", ["", "# Changelog\n\n## [Unreleased]\n"])
def test_a_changelog_without_an_entry(changelog: str) -> None:
    (problem,) = found(changelog)
    assert problem.startswith("CHANGELOG.md: has no entry")


@pytest.mark.parametrize("tag", ["v1.2.1", "1.2.0", "v1.2.0-rc1", ""])
def test_another_tag(tag: str) -> None:
    (problem,) = found(READY, tag=tag)
    assert f'the version is "1.2.0" and the tag is "{tag}"' in problem


def test_a_version_of_another_form() -> None:
    assert found(READY.replace("1.2.0", "1.2"), "1.2", "v1.2") == [
        'pyproject.toml: the version "1.2" is not of the form 1.2.0'
    ]


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["v1.2.0"], 0), (["v2"], 1)])
def test_the_program_reads_the_project(tmp_path: Path, arguments: list[str], code: int) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(READY, encoding="utf-8")
    assert release.main(arguments, tmp_path) == code


def test_the_call_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert release.main(["v1.2.0", "v1.3.0"], tmp_path) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_the_projects_own_changelog_can_be_read() -> None:
    newest, *_ = release.entries((ROOT / release.CHANGELOG).read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / release.PYPROJECT).read_text(encoding="utf-8"))["project"]
    assert newest.name in {"Unreleased", project["version"]}
    assert newest.changes


def test_the_wheel_holds_the_whole_package(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--directory", str(tmp_path)]
    subprocess.run([*build, "--target", "wheel"], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (info,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Metadata.from_email(archive.read(info), validate=True)
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert metadata.name == "roadmap-site"
    command = ["git", "ls-files", "-z", "src/roadmap_site"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    known = {name.removeprefix("src/") for name in listed.split("\0") if (ROOT / name).is_file()}
    assert known <= packed
