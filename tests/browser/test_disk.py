"""Learners open the site from a disk: `make offline`, unpacked, without a server or a network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from browser.search_box import SearchBox
from builds import CONFIG, HEAD, ROOT, Build, build, run
from crawl import HtmlSite
from project import address, roadmap
from roadmap_site.model import Resource, every

if TYPE_CHECKING:
    from conftest import BuildOnce, Serve


@pytest.fixture(scope="session")
def unpacked(build_once: BuildOnce) -> Path:
    """The folder that a learner has after unpacking the zip, with signs in its name."""

    def work(folder: Path) -> Build:
        made = run(["make", "offline", f"DIST={folder / 'dist'}"], ROOT)
        if not made[0]:
            with zipfile.ZipFile(folder / "dist" / "roadmap.zip") as packed:
                packed.extractall(folder / "学习 #1 100%")
        return Build(ROOT, folder / "学习 #1 100%", *made)

    return build_once("disk", work).site


@pytest.fixture
def disk(page: Page) -> Iterator[Page]:
    """A page that may complain about nothing and ask nobody."""
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    assert not said
    assert not [url for url in asked if not url.startswith(("file:", "blob:", "data:"))]


def is_at(page: Page, file: Path, anchor: str = "") -> None:
    """Wait for a page, whatever the search has it highlight."""
    page.wait_for_url(lambda url: url.partition("?")[0].partition("#")[0] == file.as_uri())
    assert page.evaluate("decodeURIComponent(location.hash)") == anchor


def search(page: Page, query: str, url: str) -> None:
    """Search for a word, which has to be marked on the page that the first topic leads to."""
    hits = SearchBox(page).open().ask(query)
    assert hits[0].href.startswith(url)
    page.locator(".rm-hit").first.click()
    expect(
        page.locator("article mark").get_by_text(re.compile(f"^{query}$", re.IGNORECASE)).first
    ).to_be_attached()


def test_every_link_leads_to_a_file(unpacked: Path) -> None:
    site = HtmlSite(unpacked, f"{unpacked.as_uri()}/")
    pages = {file.as_uri(): file for file in unpacked.rglob("*.html") if file.name != "404.html"}
    for page in site.real_pages.values():
        if page.url.endswith("/offline.html"):
            continue  # A site on a disk has no worker, which alone shows it.
        for tag, url in page.links:
            path = url.partition("#")[0].partition("?")[0]
            if (
                tag.name == "a"
                and path.startswith("file:")
                and not tag.attributes["href"].startswith("#")
            ):
                assert path in pages or path.endswith((".json", ".txt", ".apkg", ".mmd")), url
                assert Path(unquote(path.removeprefix("file://"))).is_file(), url
    assert not list(unpacked.rglob("*.map"))


def test_progress_is_the_same_on_all_pages_and_in_both_languages(
    unpacked: Path, disk: Page
) -> None:
    disk.goto((unpacked / "index.html").as_uri())
    stage = roadmap().stages[0]
    disk.get_by_role("link", name="从第一阶段开始").click()
    is_at(disk, unpacked / f"stages/{stage.id}.html")
    disk.locator(".rm-status--done").first.click()
    disk.get_by_role("link", name="EN", exact=True).click()
    is_at(disk, unpacked / f"en/stages/{stage.id}.html", f"#{stage.topics[0].id}")
    expect(disk.locator('input[value="done"]').first).to_be_checked()
    disk.reload()
    expect(disk.locator('input[value="done"]').first).to_be_checked()
    disk.goto((unpacked / "en/index.html").as_uri())
    expect(disk.locator(".rm-stages__done").first).to_contain_text("1 / ")
    disk.get_by_role("link", name="Continue:").click()
    is_at(disk, unpacked / f"en/stages/{stage.id}.html", f"#{stage.topics[1].id}")
    disk.goto((unpacked / "en/progress.html").as_uri())
    expect(disk.locator('[data-rm-status="done"]')).to_have_count(1)


def test_the_search_works_in_both_languages(unpacked: Path, disk: Page) -> None:
    file = address("calculus").replace("/#", ".html#").partition("#")[0]
    disk.goto((unpacked / "plan.html").as_uri())
    search(disk, "微积分", (unpacked / file).as_uri())
    disk.goto((unpacked / f"en/stages/{roadmap().stages[-1].id}.html").as_uri())
    search(disk, "calculus", (unpacked / "en" / file).as_uri())


def test_the_other_pages_work(unpacked: Path, disk: Page) -> None:
    videos = {r.url for _, r in every(Resource, roadmap()) if r.type == "video"}
    disk.goto((unpacked / "en/resources.html").as_uri() + "?type=video")
    expect(disk.get_by_role("status")).to_contain_text(f"{len(videos)} of ")
    disk.goto((unpacked / "en/cards.html").as_uri())
    expect(disk.locator(".rm-review").get_by_role("button").first).to_be_visible()
    disk.goto((unpacked / "en/plan.html").as_uri())
    disk.locator(".rm-plan__weeks a").first.click()
    expect(disk).to_have_url(re.compile(r"/en/stages/[a-z-]+\.html#[a-z-]+$"))


STAGE = """\
id: start
title: {en: Beginnings, de: Anfang}
sections:
  - id: first
    title: {en: First, de: Zuerst}
    topics:
      - {id: houses, title: {en: Houses, de: Häuser}}
"""


@pytest.fixture(scope="session")
def german(build_once: BuildOnce) -> Path:
    """A small site without directory URLs, in English and in a language that Material stems."""

    def work(folder: Path) -> Build:
        project = folder / "project"
        (project / "roadmap" / "stages").mkdir(parents=True)
        (project / "docs").mkdir()
        settings = CONFIG + "use_directory_urls: false\n"
        (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
        (project / "roadmap" / "roadmap.yml").write_text(HEAD, encoding="utf-8")
        (project / "roadmap" / "stages" / "01-start.yml").write_text(STAGE, encoding="utf-8")
        return build(project, folder / "site")

    return build_once("german", work).site


def test_the_search_knows_the_endings_of_other_languages(german: Path, disk: Page) -> None:
    disk.goto((german / "de" / "index.html").as_uri())
    search(disk, "häuser", (german / "de" / "stages" / "start.html").as_uri())


def test_a_server_can_have_the_same_site(german: Path, page: Page, serve: Serve) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    url = serve(german)
    page.goto(f"{url}de/stages/start.html")
    page.locator(".rm-status--done").click()
    page.goto(url)
    expect(page.locator(".rm-stages__done")).to_have_text("1 / 1 done")
    search(page, "houses", f"{url}stages/start.html")
    assert not said
