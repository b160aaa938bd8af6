"""Fixtures for all tests: a server for any built site, and the project's own site, built once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from site_server import SiteServer

ROOT = Path(__file__).resolve().parent.parent
BUILD_SECONDS = 120


@dataclass(frozen=True)
class BuiltSite:
    """The project's own site: where it lies, and where it is served."""

    directory: Path
    url: str


class Serve(Protocol):
    """Serves a folder until the test ends, and returns the address of its home page."""

    def __call__(self, directory: Path, *, prefix: str = "/", compress: bool = False) -> str: ...


def pytest_configure(config: pytest.Config) -> None:
    # Pages carry absolute addresses, so all workers have to use one server. It belongs to the
    # process that starts the workers, and serves a folder that the first worker in need fills.
    if hasattr(config, "workerinput"):
        return
    stack = ExitStack()
    config.add_cleanup(stack.close)
    directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="roadmap-site-")))
    server = stack.enter_context(SiteServer(directory / "site"))
    config.stash[_SITE] = (str(directory), server.url)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # a worker of pytest-xdist, which has no types
    node.workerinput["site"] = node.config.stash[_SITE]


_SITE = pytest.StashKey[tuple[str, str]]()


@pytest.fixture(scope="session")
def built_site(pytestconfig: pytest.Config) -> BuiltSite:
    """The site of mkdocs.yml, built once in a run, however many workers there are."""
    worker = getattr(pytestconfig, "workerinput", None)
    directory, url = worker["site"] if worker else pytestconfig.stash[_SITE]
    site = Path(directory) / "site"
    failure = _once(Path(directory), lambda: _build(site, url))
    if failure:
        pytest.fail(f"mkdocs build failed:\n{failure}", pytrace=False)
    return BuiltSite(site, url)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve folders until the test ends."""
    with ExitStack() as stack:

        def start(directory: Path, *, prefix: str = "/", compress: bool = False) -> str:
            return stack.enter_context(SiteServer(directory, prefix=prefix, compress=compress)).url

        yield start


def _once(directory: Path, work: Callable[[], str]) -> str:
    """Let one process do the work while others wait; return what it returned, in each of them."""
    result = directory / "result.txt"
    try:
        # Making a folder either succeeds or fails as a whole: a lock without a library.
        (directory / "lock").mkdir()
    except FileExistsError:
        return _wait_for(result)
    unfinished = directory / "unfinished.txt"
    unfinished.write_text(work(), encoding="utf-8")
    unfinished.rename(result)
    return result.read_text(encoding="utf-8")


def _wait_for(result: Path) -> str:
    deadline = time.monotonic() + BUILD_SECONDS + 10
    while not result.exists():
        if time.monotonic() > deadline:
            return "another worker started the build and never finished it"
        time.sleep(0.05)
    return result.read_text(encoding="utf-8")


def _build(site: Path, url: str) -> str:
    """Build the site; return what went wrong."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = {**os.environ, "SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"}
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=BUILD_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"it took more than {BUILD_SECONDS} seconds"
    return done.stdout if done.returncode else ""
