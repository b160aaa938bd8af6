"""A build never deletes what no build has made: it refuses, in one line, and everything stays."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from builds import ROOT, build, copy_case, run, snapshot
from roadmap_site.engine import targets

PROJECT = {
    "mkdocs.yml": "",
    "docs/index.md": "",
    "roadmap/stages/01-soil.yml": "",
    "src/own.py": "",
    "404.html/x": "",
    "old/404.html": "",
    "old/assets/roadmap/portal.css": "",
    "plain/404.html": "",
    "plain/search/search_index.json": "",
    "killed/assets/x": "",
    "killed/.build/lock": "",
    "by-hand/404.html": "",
    "by-hand/sitemap.xml": "",
    "by-hand/assets/x": "",
    "hidden/.git/config": "",
    "file": "",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in PROJECT:
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "project"


def refusal(project: Path, target: Path) -> str:
    sources = {
        "the project": project / "mkdocs.yml",
        "the roadmap": project / "roadmap",
        "the pages": project / "docs",
    }
    return targets.refusal(target, sources)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        (".", "holds the project"),
        ("..", "holds the project"),
        ("/", "holds the project"),
        ("roadmap", "holds the roadmap"),
        ("roadmap/../roadmap/.", "holds the roadmap"),
        ("roadmap/stages", "lies in the roadmap"),
        ("roadmap/site", "lies in the roadmap"),
        ("docs", "holds the pages"),
        ("docs/site/deep", "lies in the pages"),
        ("src", "holds files that no build made"),
        ("by-hand", "holds files that no build made"),
        ("file", "is no folder"),
    ],
)
def test_what_is_refused(project: Path, name: str, why: str) -> None:
    assert why in refusal(project, project / name)


@pytest.mark.parametrize(
    "name", ["site", "new/deep", "old", "plain", "killed", "hidden", "../elsewhere"]
)
def test_what_may_be_written(project: Path, name: str) -> None:
    assert refusal(project, project / name) == ""


def test_links_lead_where_they_lead(project: Path) -> None:
    (project / "site").symlink_to(project / "roadmap")
    assert "holds the roadmap" in refusal(project, project / "site")


@pytest.mark.parametrize("target", ["roadmap", "roadmap/site", ".", "own", "overrides"])
def test_a_build_refuses_and_deletes_nothing(tmp_path: Path, target: str) -> None:
    project = copy_case("garden", tmp_path / "project")
    for folder in ("own", "overrides"):
        (project / folder).mkdir()
        (project / folder / "work.html").write_text("mine", "utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8").replace(
        "name: material", "name: material, custom_dir: overrides"
    )
    assert "custom_dir" in text
    config.write_text(text, "utf-8")
    before = snapshot(project)
    refused = build(project, Path(target))
    assert refused.code == 1
    assert re.search("ERROR|Error", refused.output)
    assert "Traceback" not in refused.output
    assert snapshot(project) == before


def test_a_site_is_built_over_an_old_one(tmp_path: Path) -> None:
    project = copy_case("garden", tmp_path / "project")
    site = tmp_path / "site"
    site.mkdir()
    for name in ("404.html", "sitemap.xml.gz", "old.html"):
        (site / name).touch()
    assert build(project, site).failure == ""
    assert not (site / "old.html").exists()


def make(*arguments: str, cwd: Path) -> str:
    """Say what `make` would do; nothing is done."""
    code, output = run(["make", "--dry-run", *arguments], cwd)
    assert code == 0, output
    return output


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files that `make` reads, with stamps as after a set-up."""
    (tmp_path / ".venv").mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    for stamp in (".locked", ".installed"):
        (tmp_path / ".venv" / stamp).touch()
    return tmp_path


@pytest.mark.parametrize("value", ["", " ", ".", "a b", "/", "roadmap"])
def test_make_removes_no_folder_that_a_variable_names(clone: Path, value: str) -> None:
    for goal in ("offline", "clean", "setup", "site"):
        for name in ("DIST", "VENV", "BIN", "OFFLINE"):
            planned = make(goal, f"{name}={value}", cwd=clone)
            removed = re.findall(r"\brm -\S+ (.*)", planned)
            allowed = (
                ".venv .venv-lowest .venv-newest .venv-content build dist site"
                " .import_linter_cache .mypy_cache .pytest_cache"
            )
            assert set(" ".join(removed).split()) <= {*allowed.split(), ".ruff_cache"}, planned
            assert " --clear .venv" in planned or "--clear" not in planned


def test_make_offline_keeps_to_its_folder_whatever_the_name(clone: Path) -> None:
    assert '--site-dir "dist/roadmap"' in make("offline", "DIST=", cwd=clone)
    assert '--site-dir "a b/roadmap"' in make("offline", "DIST=a b", cwd=clone)
