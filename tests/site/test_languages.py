"""Languages are built beside each other: the site, its messages and its end are always the same."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from builds import Build, build, copy_case, environment, mkdocs, run, snapshot
from roadmap_site import site
from roadmap_site.browser.policy import Policy
from roadmap_site.engine import RoadmapPlugin
from roadmap_site.engine.languages import Builds, Order

if TYPE_CHECKING:
    from conftest import BuildOnce

FOLDER = ".site.build"
"""The folder that a site is built in, beside it."""
WAITING = """
from roadmap_site.engine import languages
before = languages.build_language
def build_language(order, language):
    import pathlib
    pathlib.Path("waiting").write_text(str(os.getpid()))
    time.sleep(60)
languages.build_language = build_language
"""
"""Has the second language wait, so that there is time to end the build."""


LARGE = "import roadmap_site.engine.languages as languages\nlanguages.MANY = 1\n"
"""Has any site count as one of many stages, whose languages wait for each other."""


@pytest.fixture(scope="session")
def three(build_once: BuildOnce) -> Build:
    """A site in three languages."""

    def work(folder: Path) -> Build:
        project = copy_case("three-scripts", folder / "project")
        return build(project, project / "site", cores(folder, 2))

    return build_once("languages", work)


def cores(folder: Path, count: int, more: str = "") -> dict[str, str]:
    """Give the environment of a build that sees so many cores."""
    folder.mkdir(parents=True, exist_ok=True)
    seen = set(range(count))
    start = f"import os, time\nos.sched_getaffinity = lambda _: {seen}\n{more}"
    (folder / "sitecustomize.py").write_text(start, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def test_the_number_of_cores_changes_nothing(three: Build, tmp_path: Path) -> None:
    made = build(three.project, tmp_path / "site", cores(tmp_path / "cores", 1))
    assert not three.failure
    assert not made.failure
    assert snapshot(made.site) == snapshot(three.site)


def test_a_process_may_begin_from_nothing(three: Build, tmp_path: Path) -> None:
    made = site.build(three.project / "roadmap", "roadmap")
    file = str(three.project / "mkdocs.yml")
    roots = dict.fromkeys(made.languages, "")
    order = Order(file, str(tmp_path), roots, "", True, True, made, RoadmapPlugin, Policy())
    builds = Builds(order, 2, "spawn")
    # The other one belongs to this process, which has a site of its own to build.
    builds._languages = made.languages[1:2]
    builds.wait()
    builds.finish()
    language = made.languages[1]
    assert snapshot(tmp_path / language) == snapshot(three.site / language)


def test_nobody_waits_for_a_process_without_looking_up(three: Build, tmp_path: Path) -> None:
    made = site.build(three.project / "roadmap", "roadmap")
    builds = Builds(Order("", str(tmp_path), {}, "", True, True, made, RoadmapPlugin), 1)
    asked = []

    class Silent:
        def poll(self, timeout: float) -> bool:
            asked.append(timeout)
            if len(asked) == 3:
                raise KeyboardInterrupt  # It came before, and is obeyed now.
            return False

    builds._results = dict.fromkeys(made.languages[1:], cast(Connection, Silent()))
    with pytest.raises(KeyboardInterrupt):
        builds.wait()
    builds.stop()
    assert max(asked) < 1


def test_other_plugins_may_begin_processes_in_every_language(three: Build, tmp_path: Path) -> None:
    project = Path(shutil.copytree(three.project, tmp_path / "project"))
    begin = (
        "import multiprocessing\n\n\ndef on_env(env, config, files):\n"
        "    with multiprocessing.Pool(1) as pool:\n        assert pool.apply(abs, [-1]) == 1\n"
    )
    (project / "begin.py").write_text(begin, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nhooks: [begin.py]\n")
    made = build(project, project / "site", cores(tmp_path / "cores", 2))
    assert not made.failure
    for language in site.build(project / "roadmap", "roadmap").languages[1:]:
        assert (project / "site" / language / "index.html").exists()


@pytest.mark.parametrize("more", ["", LARGE], ids=["small", "large"])
def test_an_error_in_another_language_is_told_once(more: str, three: Build, tmp_path: Path) -> None:
    project = Path(shutil.copytree(three.project, tmp_path / "project"))
    second = site.build(project / "roadmap", "roadmap").languages[1]
    (project / "docs" / "more.md").write_text("# More\n", encoding="utf-8")
    (project / "docs" / f"more.{second}.md").write_text("[nowhere](nowhere.md)\n", encoding="utf-8")
    made = build(project, project / "site", cores(tmp_path / "cores", 2, more))
    assert made.code == 1
    assert made.output.count("nowhere.md") == 1
    assert made.output.endswith("Aborted with 1 warnings in strict mode!\n")
    assert "Traceback" not in made.output
    assert snapshot(project / "site") == snapshot(three.site)


def test_a_process_that_dies_is_told_in_one_line(three: Build, tmp_path: Path) -> None:
    project = Path(shutil.copytree(three.project, tmp_path / "project"))
    dying = WAITING.replace("time.sleep(60)", "os.kill(os.getpid(), 9)")
    made = build(project, project / "site", cores(tmp_path / "cores", 2, dying))
    assert made.code == 1
    assert "has died" in made.output
    assert "Traceback" not in made.output
    assert snapshot(project / "site") == snapshot(three.site)
    assert not (project / FOLDER).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals to groups of processes")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_whatever_ends_a_build_ends_its_processes(
    three: Build, tmp_path: Path, sent: signal.Signals
) -> None:
    project = Path(shutil.copytree(three.project, tmp_path / "project"))
    running = subprocess.Popen(
        mkdocs("build", "--site-dir", "site"),
        cwd=project,
        env=environment(cores(tmp_path / "cores", 2, WAITING)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    while not (project / "waiting").exists() or not (project / "waiting").read_text():
        assert running.poll() is None
    if sent == signal.SIGINT:
        os.killpg(running.pid, sent)  # as a terminal does
    else:
        running.send_signal(sent)
    running.communicate(timeout=40)  # which ends when no process holds its output any more
    assert snapshot(project / "site") == snapshot(three.site)
    if sent == signal.SIGINT:
        assert not (project / FOLDER).exists()
        return
    code, output = run(mkdocs("build", "--strict", "--site-dir", "site"), project)
    assert code == 0, output
    assert not (project / FOLDER).exists()
