"""What contributors do: good pull requests are green, others are refused in one line.

Each folder of tests/cases/pull-requests is one, made in a copy of the project's own roadmap. What
runs is what runs for a change of content: `check`, the record of the article, and a build.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import project
import record
from builds import ROOT, Build, build, copy_project
from crawl import HtmlSite
from pull_requests import NAMES, PullRequest, apply, read
from roadmap_site.reading import Book, errors
from roadmap_site.rules import check, check_whole

if TYPE_CHECKING:
    from conftest import BuildOnce

REQUESTS = [read(name) for name in NAMES]
GOOD = [request for request in REQUESTS if not request.refused]
URL = "https://pages.example/portal/"


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where all contributors work, so that only what one has changed is looked at again."""
    return tmp_path_factory.mktemp("contributor") / "roadmap"


@pytest.fixture
def roadmap(place: Path) -> Path:
    """A copy of the project's own roadmap, in which a contributor works."""
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(ROOT / "roadmap", place))


def refusals(book: Book) -> list[str]:
    return [str(problem) for problem in errors(book.problems)]


def test_the_roadmap_as_it_is_has_no_errors(roadmap: Path) -> None:
    assert refusals(check(roadmap, "roadmap")) == []


@pytest.mark.parametrize("request_", REQUESTS, ids=NAMES)
def test_it_is_green_or_refused_in_one_line(request_: PullRequest, roadmap: Path) -> None:
    apply(request_, roadmap)
    book = check_whole(roadmap, "roadmap")
    assert book.roadmap
    assert book.roadmap != project.roadmap(), "it changes nothing"
    if request_.refused:
        (line,) = refusals(book)
        assert re.match(rf"roadmap/[\w/.-]+:\d+:\d+: {re.escape(request_.refused)}", line)
    else:
        assert refusals(book) == []
        assert [*record.lost(book.roadmap)] == []


@pytest.fixture(scope="session")
def site(build_once: BuildOnce) -> HtmlSite:
    """The site with all the good pull requests merged, as a host has it below a folder."""

    def work(folder: Path) -> Build:
        project = copy_project(folder / "project")
        for request in GOOD:
            apply(request, project / "roadmap")
        return build(project, folder / "site", {"SITE_URL": URL})

    return HtmlSite(build_once("pull-requests", work).site, URL)


def test_the_good_ones_build_together(site: HtmlSite) -> None:
    assert site.broken() == []
    for folder in ("", "en/"):
        assert "trial-rewards" in site.pages[f"{folder}stages/trial-stage/"].ids
    assert "trial-topic" in site.read("roadmap.json")


def test_a_third_language_builds(site: HtmlSite) -> None:
    assert site.broken() == []
    heading = site.pages[f"ja/{project.address('foundations')}"].heading
    assert heading == "基礎知識"
