"""What the export writes is built by every engine, to the same pages as with the plugin."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import killing
from builds import ROOT, Build, run, snapshot
from exported import ADDRESSES, ENGINES, EXPORTED, PLUGIN, export, make, make_bare
from parity import facts, pages
from torture import trials

if TYPE_CHECKING:
    from conftest import BuildOnce

DIFFERENCES = yaml.safe_load(
    (ROOT / "tests" / "cases" / "export" / "differences.yml").read_text(encoding="utf-8")
)


SIGNS = {"\u2063", "\u2064"}
"""What marks words of another language until a page is whole."""


@pytest.fixture(scope="session")
def built(build_once: BuildOnce) -> Build:
    return build_once("exported", make)


@pytest.fixture(scope="session")
def built_bare(build_once: BuildOnce) -> Build:
    return build_once("exported-bare", make_bare)


def lacking(engine: str) -> tuple[str, ...]:
    """Name the pages that an engine's site is known to lack."""
    return tuple(each["lacks"] for each in DIFFERENCES if engine in each["engines"])


@pytest.mark.parametrize("engine", ENGINES)
def test_every_page_is_the_same(built: Build, built_bare: Build, engine: str) -> None:
    for each in (built, built_bare):
        pages_are_the_same(each, engine)


def pages_are_the_same(built: Build, engine: str) -> None:
    with_plugin, exported = pages(built.site / PLUGIN), pages(built.site / engine)
    known = {place for place in with_plugin if place.endswith(lacking(engine))}
    assert set(with_plugin) - known == set(exported)
    assert known, "differences.yml tells of something that is the same"
    for place, file in exported.items():
        assert facts(file, place) == facts(with_plugin[place], place), place
        assert not SIGNS & {*file.read_text("utf-8")}, place


@pytest.mark.parametrize("engine", ENGINES)
def test_every_file_for_programs_is_the_same(built: Build, engine: str) -> None:
    for name in ("roadmap.json", "llms.txt", "sitemap.xml", "en/roadmap.mmd", "search/index.json"):
        one, other = (built.site / which / name for which in (PLUGIN, engine))
        assert one.read_bytes().strip() == other.read_bytes().strip(), name


def test_an_export_is_the_same_each_time(built: Build, tmp_path: Path) -> None:
    code, output = export(built.project, tmp_path / "again")
    assert code == 0, output
    first = {k: v for k, v in snapshot(built.site / EXPORTED).items() if k.startswith("docs/")}
    again = {k: v for k, v in snapshot(tmp_path / "again").items() if k.startswith("docs/")}
    assert first == again


def test_nothing_of_this_generator_is_needed(built: Build) -> None:
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        lines = (built.site / EXPORTED / name).read_text(encoding="utf-8").splitlines()
        assert {"plugins: []", "  name: null"} <= {*lines}
        assert not any("roadmap_site" in line for line in lines)


def test_only_folders_of_its_own_are_written_into(built: Build, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine", encoding="utf-8")
    code, output = export(built.project, folder)
    assert code == 1
    assert "holds files that no build made" in output
    assert "Traceback" not in output
    assert snapshot(folder) == {"letter.txt": b"mine"}


def test_a_folder_that_was_exported_is_replaced_and_keeps_what_is_hidden(
    built: Build, tmp_path: Path
) -> None:
    folder = shutil.copytree(built.site / EXPORTED, tmp_path / "again")
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (folder / "docs" / "zh" / "gone.md").write_text("# Gone", encoding="utf-8")
    code, output = export(built.project, folder)
    assert code == 0, output
    assert (folder / ".git" / "HEAD").is_file()
    assert not (folder / "docs" / "zh" / "gone.md").exists()


ENDS = trials([("full", 90)], [(end, n) for end in ("kill", "full") for n in range(1, 200, 10)])
"""How an export ends before it has written all, and before which file."""


@pytest.mark.torture
@pytest.mark.parametrize(("end", "moment"), ENDS)
def test_an_export_that_ends_leaves_the_old_one(
    built: Build, tmp_path: Path, end: str, moment: int
) -> None:
    folder = shutil.copytree(built.site / EXPORTED, tmp_path / "out")
    (folder / "docs" / "old.txt").write_text("old", encoding="utf-8")
    before = snapshot(folder)
    ends = killing.environment(tmp_path / "end", moment, end, ".out.build")
    code, output = export(built.project, folder, {**ADDRESSES, **ends})
    assert code == (-9 if end == "kill" else 1), output
    assert snapshot(folder) == before
    if end == "full":
        assert output.count("No space left on device") == 1
        assert "Traceback" not in output
        assert {item.name for item in tmp_path.iterdir()} == {"end", "out"}


def test_a_roadmap_with_mistakes_is_not_exported(built: Build, tmp_path: Path) -> None:
    project = shutil.copytree(built.project, tmp_path / "project")
    (project / "roadmap" / "roadmap.yml").write_text("title: [\n", encoding="utf-8")
    code, output = export(project, tmp_path / "exported")
    assert code == 1
    assert "the roadmap cannot be built" in output
    assert "Traceback" not in output
    assert {item.name for item in tmp_path.iterdir()} == {"project"}


def test_the_plugin_runs_under_properdocs_unchanged(built: Build, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-d", str(tmp_path / "s")]
    code, output = run(command, built.project, ADDRESSES)
    assert code == 0, output
    ours, theirs = snapshot(built.site / PLUGIN), snapshot(tmp_path / "s")
    assert [name for name in ours if not name.endswith(".gz") and ours[name] != theirs[name]] == []
