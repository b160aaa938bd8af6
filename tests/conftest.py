"""Fixtures for all tests: a server for any built site, and the project's own site, built once."""

from __future__ import annotations

import gc
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from builds import ROOT, Build, build, once
from site_server import SiteServer
from torture import trials

collect_ignore = ["cases", "original"]
"""Thousands of folders without a test, which pytest would ask one by one."""


@dataclass(frozen=True)
class BuiltSite:
    """The project's own site: where it lies, and where it is served."""

    directory: Path
    url: str


class Serve(Protocol):
    """Serves a folder until the test ends, and returns the address of its home page."""

    def __call__(
        self,
        directory: Path,
        *,
        prefix: str = "/",
        compress: bool = False,
        lasting: bool = False,
    ) -> str: ...


class BuildOnce(Protocol):
    """Runs a build in a folder of its own, once in a run, however many workers there are."""

    def __call__(self, name: str, work: Callable[[Path], Build]) -> Build: ...


def pytest_configure(config: pytest.Config) -> None:
    # Looking through thousands of tests and whole sites for garbage again and again, as Python does
    # by default, took a quarter of the time.
    gc.set_threshold(100_000, 50, 100)
    # Pages carry absolute addresses, so all workers have to use one server. It belongs to the
    # process that starts the workers, and serves a folder that the first worker in need fills.
    if hasattr(config, "workerinput"):
        return
    stack = ExitStack()
    config.add_cleanup(stack.close)
    directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="roadmap-site-")))
    server = stack.enter_context(SiteServer(directory / "site", lasting=True))
    config.stash[_SITE] = (str(directory), server.url)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The longest tests of torture are those of one case each: last, they would have to wait for
    # each other while the other workers have nothing left to do.
    if trials(short=False, long=True):
        items.sort(key=lambda item: hasattr(item, "callspec"))


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()  # What has been collected stays until the end.


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # a worker of pytest-xdist, which has no types
    node.workerinput["site"] = node.config.stash[_SITE]


_SITE = pytest.StashKey[tuple[str, str]]()


@pytest.fixture(scope="session")
def built_site(pytestconfig: pytest.Config) -> BuiltSite:
    """The site of mkdocs.yml, built once in a run, however many workers there are."""
    directory, url = _shared(pytestconfig)
    site = directory / "site"
    failure = once(directory, lambda: _build(site, url))
    if failure:
        pytest.fail(f"mkdocs build failed:\n{failure}", pytrace=False)
    return BuiltSite(site, url)


@pytest.fixture(scope="session")
def build_once(pytestconfig: pytest.Config) -> BuildOnce:
    """Share builds between tests, which must leave them as they are. One that fails fails them."""

    def give(name: str, work: Callable[[Path], Build]) -> Build:
        folder = _shared(pytestconfig)[0] / "builds" / name
        made = folder / "build.json"

        def make() -> str:
            result = work(folder)
            fields = [str(result.project), str(result.site), result.code, result.output]
            made.write_text(json.dumps(fields), encoding="utf-8")
            return result.failure

        if failure := once(folder, make):
            pytest.fail(f"the build failed:\n{failure}", pytrace=False)
        project, site, code, output = json.loads(made.read_text(encoding="utf-8"))
        return Build(Path(project), Path(site), code, output)

    return give


def _shared(config: pytest.Config) -> tuple[Path, str]:
    """Give the folder that all workers share, and the address that its site is served at."""
    worker = getattr(config, "workerinput", None)
    directory, url = worker["site"] if worker else config.stash[_SITE]
    return Path(directory), url


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serve folders until the test ends."""
    with ExitStack() as stack:

        def start(
            directory: Path,
            *,
            prefix: str = "/",
            compress: bool = False,
            lasting: bool = False,
        ) -> str:
            server = SiteServer(directory, prefix=prefix, compress=compress, lasting=lasting)
            return stack.enter_context(server).url

        yield start


def _build(site: Path, url: str) -> str:
    """Build the project's own site; return what went wrong."""
    return build(ROOT, site, {"SITE_URL": url}).failure
