"""`mkdocs serve` follows every change of the roadmap, and outlives every mistake in it."""

from __future__ import annotations

import os
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from builds import CONFIG, HEAD, ROOT, copy_project, environment, mkdocs, run, snapshot
from torture import trials

STEP_SECONDS = trials(60, 900)
"""How long a change may take to be seen on a slow machine; it takes about a second."""
PAUSE = 0.1

STAGE = """\
id: start
title: {en: Start, de: Anfang}
"""
SECOND = """\
id: second
title: {en: Second, de: Zweites}
"""


class Server:
    """A running `mkdocs serve` of a project."""

    def __init__(self, project: Path, port: int) -> None:
        self.project = project
        self._log = project.parent / "serve.log"
        self.start(port)

    def start(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                mkdocs("serve", "--dev-addr", f"127.0.0.1:{port}"),
                cwd=self.project,
                env=environment({"PYTHONUNBUFFERED": "1"}),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def output(self) -> str:
        """What the server has printed so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def get(self, path: str) -> str:
        """Give a page as it is served now; empty where there is none."""
        try:
            with urlopen(self.url + path, timeout=STEP_SECONDS) as answer:
                body: bytes = answer.read()
        except (HTTPError, URLError, ConnectionError, TimeoutError):
            return ""
        # The script that reloads the page in a browser holds the time of the build; the policy, its
        # hash.
        return re.sub(r"reload\(\d+, \d+\)|'sha256-[^']+'", "", body.decode("utf-8"))

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true."""
        deadline = time.monotonic() + STEP_SECONDS
        while not true():
            if self.process.poll() is not None:
                pytest.fail(f"the server ended:\n{self.output}", pytrace=False)
            if time.monotonic() > deadline:
                pytest.fail(f"it did not happen; the server said:\n{self.output}", pytrace=False)
            time.sleep(PAUSE)

    def save(self, name: str, text: str) -> None:
        """Write a file of the roadmap the way editors do: aside first, then in one go."""
        unfinished = self.project / "unfinished"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.rename(self.project / "roadmap" / name)

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    project = tmp_path / "project"
    (project / "docs").mkdir(parents=True)
    (project / "roadmap" / "stages").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (project / "roadmap" / "roadmap.yml").write_text(HEAD, encoding="utf-8")
    (project / "roadmap" / "stages" / "01-start.yml").write_text(STAGE, encoding="utf-8")
    running = Server(project, free_port())
    try:
        running.until(lambda: "Start" in running.get("stages/start/"))
        # Changes are seen from here on.
        running.until(lambda: "Serving on" in running.output)
        yield running
    finally:
        running.stop()


def test_templates_and_drafts_of_every_language_are_served(server: Server) -> None:
    settings = CONFIG.replace("material}", "material, custom_dir: own}")
    announce = '{{% extends "base.html" %}}{{% block announce %}}{}{{% endblock %}}'
    for name, text in {
        "own/main.html": announce.format("Hear!"),
        "docs/new.md": "# New\n",
        "docs/new.de.md": "# Neu\n",
        "mkdocs.yml": f"{settings}draft_docs: new*\n",
    }.items():
        (server.project / name).parent.mkdir(exist_ok=True)
        (server.project / name).write_text(text, encoding="utf-8")
    server.until(lambda: "Hear!" in server.get("new/") and "Neu" in server.get("de/new/"))
    server.stop()  # What is watched is settled at the start.
    server.start(free_port())
    server.until(lambda: "Serving on" in server.output)
    (server.project / "own" / "main.html").write_text(announce.format("See!"), encoding="utf-8")
    server.until(lambda: "See!" in server.get("de/stages/start/"))


def test_changes_show_up_by_themselves(server: Server) -> None:
    edited = STAGE.replace("Start", "Outset").replace("Anfang", "Aufbruch")
    server.save("stages/01-start.yml", edited)
    server.until(lambda: "Outset" in server.get("stages/start/"))
    server.until(lambda: "Aufbruch" in server.get("de/stages/start/"))
    assert ">Start<" not in server.get("")
    assert "roadmap-worker" not in server.get("")  # what a browser keeps would hide changes

    server.save("stages/02-second.yml", SECOND)
    server.until(lambda: "Second" in server.get("stages/second/"))
    server.until(lambda: "Zweites" in server.get("de/stages/second/"))
    assert 'href="stages/second/"' in server.get("")

    (server.project / "roadmap" / "stages" / "02-second.yml").unlink()
    server.until(lambda: not server.get("stages/second/"))
    server.until(lambda: not server.get("de/stages/second/"))
    assert 'href="stages/second/"' not in server.get("")

    server.save("roadmap.yml", HEAD.replace("Route", "Journey"))
    server.until(lambda: "Journey" in server.get("stages/start/"))
    assert "Traceback" not in server.output
    # Nothing but the sources may lie there, or the server would follow its own changes for ever.
    assert snapshot(server.project).keys() == {
        "mkdocs.yml",
        "roadmap/roadmap.yml",
        "roadmap/stages/01-start.yml",
    }


def test_a_mistake_is_told_and_the_next_save_mends_it(server: Server) -> None:
    old = server.get("stages/start/")
    server.save("stages/01-start.yml", STAGE + "sumary: oops\n")
    told = re.compile(r"^.*roadmap/stages/01-start\.yml:3:1: RM004 .*sumary.*$", re.MULTILINE)
    server.until(lambda: bool(told.search(server.output)))
    assert len(told.findall(server.output)) == 1
    assert "Traceback" not in server.output
    assert server.get("stages/start/") == old

    server.save("stages/01-start.yml", "id: start\ntitle: [\n")
    server.until(lambda: "RM001" in server.output)
    assert server.get("stages/start/") == old

    server.save("stages/01-start.yml", STAGE.replace("Start", "Mended"))
    server.until(lambda: "Mended" in server.get("stages/start/"))

    since = Since(server)
    server.save("stages/01-start.yml", STAGE + "sumary: oops\n")
    since.until("roadmap/stages/01-start.yml:3:1: RM004")  # It is told each time that it is made.
    assert "Traceback" not in server.output


def test_rebuilding_ends(server: Server) -> None:
    server.save("stages/01-start.yml", STAGE.replace("Start", "Once"))
    server.until(lambda: "Once" in server.get("stages/start/"))
    built = server.output.count("Building documentation")
    # A rebuild that sets off the next one would show within the time that a build takes.
    server.save("stages/01-start.yml", STAGE.replace("Start", "Twice"))
    server.until(lambda: "Twice" in server.get("stages/start/"))
    assert server.output.count("Building documentation") <= 2 * built


class Since:
    """What a server prints from a moment on."""

    def __init__(self, server: Server) -> None:
        self._server, self._start = server, len(server.output)

    def until(self, text: str) -> None:
        """Wait for a text."""
        self._server.until(lambda: text in self._server.output[self._start :])


def test_folders_that_go_away_and_come_back_are_still_watched(server: Server) -> None:
    (server.project / "docs" / "kept.md").write_text("# Kept\n", encoding="utf-8")
    server.until(lambda: "Kept" in server.get("kept/"))
    for name in ("roadmap", "docs"):
        since = Since(server)
        aside = (server.project / name).rename(server.project / "aside")
        since.until("roadmap.yml: RM015" if name == "roadmap" else "isn't an existing directory")
        assert "Start" in server.get("stages/start/")
        since = Since(server)
        aside.rename(server.project / name)
        since.until("Documentation built")
    server.save("stages/01-start.yml", STAGE.replace("Start", "Back"))
    server.until(lambda: "Back" in server.get("stages/start/"))
    (server.project / "docs" / "new.md").write_text("# New page\n", encoding="utf-8")
    server.until(lambda: "New page" in server.get("new/"))
    assert "Traceback" not in server.output


def test_mistakes_beside_the_roadmap_are_one_line_and_keep_the_old_site(server: Server) -> None:
    harms: dict[str, bytes] = {
        "mkdocs.yml": b"site_name: [",
        "docs/page.md": b"\xff\xfe\x00\x01",
    }
    for name, harm in harms.items():
        since = Since(server)
        (server.project / name).write_bytes(harm)
        since.until("the old site stays" if name == "mkdocs.yml" else name.partition("/")[2])
        assert "Start" in server.get("stages/start/")
        since = Since(server)
        (server.project / name).write_text(CONFIG if name == "mkdocs.yml" else "# Page\n", "utf-8")
        since.until("Documentation built")
    (server.project / "docs" / "self").symlink_to(".")
    (server.project / "docs" / "up").symlink_to("..")
    server.save("stages/01-start.yml", STAGE.replace("Start", "Looped"))
    server.until(lambda: "is a link to a folder that it lies in" in server.output)
    assert "Start" in server.get("stages/start/")
    for name in ("self", "up"):
        (server.project / "docs" / name).unlink()
    server.save("stages/01-start.yml", STAGE.replace("Start", "Mended"))
    server.until(lambda: "Mended" in server.get("stages/start/"))
    assert "Traceback" not in server.output


def away(path: Path) -> None:
    aside = path.rename(path.with_name(f"{path.name}.away"))
    time.sleep(PAUSE * 10)
    aside.rename(path)


def folder_for_file(path: Path) -> None:
    path.unlink()
    path.mkdir()
    time.sleep(PAUSE * 6)
    path.rmdir()


HARMS: tuple[tuple[str, Callable[[Path], object]], ...] = (
    ("roadmap", away),
    ("roadmap/stages", away),
    ("docs", away),
    ("roadmap/stages/01-start.yml", folder_for_file),
    ("roadmap/stages/01-start.yml", Path.unlink),
    ("roadmap/roadmap.yml", lambda path: path.write_bytes(b"title: [")),
    ("roadmap/roadmap.yml", lambda path: path.write_bytes(path.read_bytes()[:20])),
    ("docs/page.md", lambda path: path.write_bytes(b"\xff\xfe\x00\x01")),
    ("docs/page.md", Path.unlink),
    ("docs/loop", lambda path: path.symlink_to("..")),
    ("mkdocs.yml", lambda path: path.write_bytes(b"plugins: [roadmap, nothing]")),
    ("mkdocs.yml", Path.unlink),
)
"""What may happen to a project that is served, and to what."""


def _shows(server: Server, text: str) -> bool:
    return text in server.get("stages/start/")


@pytest.mark.torture
def test_whatever_happens_the_next_good_state_is_served(server: Server) -> None:
    good = {"mkdocs.yml": CONFIG, "docs/page.md": "# Page\n", "roadmap/roadmap.yml": HEAD}
    (server.project / "docs" / "page.md").write_text(good["docs/page.md"], encoding="utf-8")
    dice = random.Random(18)
    for step in range(trials(3, 200)):
        name, harm = dice.choice(HARMS)
        harm(server.project / name)
        time.sleep(dice.random() * trials(PAUSE, 2))
        (server.project / "docs" / "loop").unlink(missing_ok=True)
        for path, text in good.items():
            (server.project / path).write_text(text, encoding="utf-8")
        server.save("stages/01-start.yml", STAGE.replace("Start", f"Fresh{step}End"))
        server.until(partial(_shows, server, f"Fresh{step}End"))
    assert "Traceback" not in server.output


def test_a_server_that_is_ended_leaves_nothing(server: Server) -> None:
    site = re.findall(r"directory: (\S+?)/\.build/", server.output)[0]
    assert Path(site).is_dir()
    server.stop()
    assert not Path(site).exists()


BLOCK = re.compile(r"^```(sh|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def how_to_add_a_stage(name: str) -> str:
    guide = (ROOT / "docs" / name).read_text(encoding="utf-8")
    (told,) = re.findall(r"^## [^\n]*#new-stage \}$.*?(?=^## )", guide, re.MULTILINE | re.DOTALL)
    return str(told)


def test_a_stage_is_added_as_the_guide_says_word_by_word(tmp_path: Path) -> None:
    told = how_to_add_a_stage("contributing.md")
    begin, (_, section), ask, serve = blocks = BLOCK.findall(told)
    assert blocks == BLOCK.findall(how_to_add_a_stage("contributing.en.md"))
    project = copy_project(tmp_path / "project")
    programs = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

    code, said = run(["sh", "-ec", begin[1]], project, programs)
    assert code == 0, said
    (file,) = {*re.findall(r"roadmap/stages/[\w-]+\.yml", said)}
    with (project / file).open("a", encoding="utf-8") as opened:
        opened.write(section)
    code, said = run(["sh", "-ec", ask[1]], project, programs)
    assert code == 0, said
    assert file not in said, "not even a warning"

    assert serve[1].split() == ["mkdocs", "serve"]
    running = Server(project, free_port())
    try:
        (address,) = {*re.findall(r"`/(stages/[\w-]+/)`", told)}
        running.until(lambda: "deep-q-learning" in running.get(address))
        running.until(lambda: "deep-q-learning" in running.get(f"en/{address}"))
        assert address in running.get("")
    finally:
        running.stop()
