"""A build is whole or not at all: killed, without room, or refused, it leaves the old site."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import killing
from builds import Build, build, copy_case, environment, mkdocs, run, snapshot
from torture import trials

if TYPE_CHECKING:
    from conftest import BuildOnce

SITE_FILES = ".site.build"
"""Part of the path of every file of the site while it is built."""


@pytest.fixture(scope="session")
def before(build_once: BuildOnce) -> Build:
    """A small site, whole."""

    def work(folder: Path) -> Build:
        project = copy_case("garden", folder / "project")
        return build(project, project / "site")

    return build_once("whole", work)


@pytest.fixture
def project(before: Build, tmp_path: Path) -> Path:
    """A copy of its project, with the site."""
    return Path(shutil.copytree(before.project, tmp_path / "project"))


def end(project: Path, moment: int, kind: str) -> tuple[int, str]:
    """Build a new version that ends at the nth change of the site's files."""
    (project / "docs" / "new.md").write_text("# New\n", encoding="utf-8")
    changes = killing.environment(project.parent / "end", moment, kind, SITE_FILES)
    return run(mkdocs("build", "--site-dir", "site"), project, changes)


@pytest.mark.torture
@pytest.mark.parametrize("moment", trials([70], [*range(1, 120, 3)]))
def test_a_killed_build_leaves_the_old_site(before: Build, project: Path, moment: int) -> None:
    code, output = end(project, moment, "kill")
    assert code == -9, output
    assert snapshot(project / "site") == snapshot(before.site)
    if moment == 70:
        made = build(project, Path("site"))
        assert made.failure == ""
        assert (project / "site" / "new" / "index.html").is_file()
        assert not (project / SITE_FILES).exists()


@pytest.mark.torture
@pytest.mark.parametrize("moment", trials([60], [*range(1, 120, 3)]))
def test_a_full_disk_is_one_line_and_leaves_the_old_site(
    before: Build, project: Path, moment: int
) -> None:
    code, output = end(project, moment, "full")
    assert code == 1, output
    assert "Traceback" not in output
    assert output.count("No space left on device") == 1
    assert snapshot(project / "site") == snapshot(before.site)
    assert not (project / SITE_FILES).exists()


def test_a_mistake_in_the_second_language_leaves_the_old_site(before: Build, project: Path) -> None:
    (project / "docs" / "more.md").write_text("# More\n", encoding="utf-8")
    page = project / "docs" / f"more.{_second(project)}.md"
    page.write_text("# More\n\n[nowhere](nowhere.md)\n", encoding="utf-8")
    made = build(project, project / "site")
    assert made.code == 1
    assert "nowhere.md" in made.output
    assert snapshot(project / "site") == snapshot(before.site)
    assert not (project / SITE_FILES).exists()


def test_a_warning_in_the_first_language_leaves_the_old_site(before: Build, project: Path) -> None:
    (project / "docs" / "more.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    assert build(project, project / "site").code == 1
    assert snapshot(project / "site") == snapshot(before.site)


def test_a_page_that_is_no_text_is_told_without_a_traceback(before: Build, project: Path) -> None:
    (project / "docs" / "binary.md").write_bytes(b"\xff\xfe\x00\x01")
    made = build(project, project / "site")
    assert made.code == 1
    assert "binary.md" in made.output
    assert "Traceback" not in made.output
    assert snapshot(project / "site") == snapshot(before.site)


def test_a_folder_that_cannot_be_made_is_one_line(project: Path) -> None:
    (project.parent / "file").touch()
    made = build(project, Path("../file/site"))
    assert made.code == 1
    assert "Traceback" not in made.output
    assert "cannot build into ../file/site: " in made.output


def test_a_link_that_never_ends_is_refused(project: Path) -> None:
    (project / "docs" / "deep").mkdir()
    (project / "docs" / "deep" / "up").symlink_to("..")
    (project / "docs" / "self").symlink_to(".")
    made = build(project, project / "site")
    assert made.code == 1
    assert "is a link to a folder that it lies in" in made.output
    assert "Traceback" not in made.output


def test_two_builds_at_once_do_not_mix(before: Build, project: Path) -> None:
    versions = [project, Path(shutil.copytree(project, project.parent / "other"))]
    (versions[1] / "docs" / "second.md").write_text("# Second\n", encoding="utf-8")
    site = project.parent / "shared"
    running = [
        subprocess.Popen(
            mkdocs("build", "--site-dir", str(site)),
            cwd=version,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for version in versions
    ]
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert sum("another build works on" in text for text in said) <= 1
    found = snapshot(site)
    assert found == snapshot(before.site) or found == snapshot(build(versions[1], site).site)
    assert {path.name for path in site.parent.iterdir()} == {"project", "other", "shared"}


def test_no_cache_is_needed_and_none_is_read_that_others_may_write(
    before: Build, project: Path
) -> None:
    shared = project.parent / "shared"
    shared.mkdir()
    # As marshal it would end the interpreter, and as a pipe it would have it wait for ever.
    (shared / "jieba.cache").write_bytes(bytes.fromhex("a9027b72000000004e304e"))
    os.mkfifo(shared / f"_jinja2-cache-{os.getuid()}")
    nowhere = {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null", "TMPDIR": str(shared)}
    code, output = run(mkdocs("build", "--strict", "--site-dir", "site"), project, nowhere)
    assert code == 0, output
    assert snapshot(project / "site") == snapshot(before.site)
    assert len([*shared.iterdir()]) == 2


def test_a_dirty_build_changes_the_old_site(project: Path) -> None:
    code, output = run(mkdocs("build", "--dirty", "--site-dir", "site"), project)
    assert code == 0, output
    assert (project / "site" / "service-worker.js").is_file()


def _second(project: Path) -> str:
    return next(path.name for path in (project / "site").iterdir() if len(path.name) == 2)
