"""What hangs on the addresses of a site: with a repository and below a folder, and without any.

The settings are this repository's own, and what they are told of is a garden.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest

from builds import CASES, ROOT, Build, build, copy_case
from crawl import NOWHERE, Element, HtmlSite, addresses_of, value
from roadmap_site.model import Roadmap, Stage
from roadmap_site.rules import check

if TYPE_CHECKING:
    from conftest import BuildOnce

REPOSITORY = "https://github.example/somebody/portal"
SUBFOLDER = "https://pages.example/portal/"


def read(roadmap: Path) -> Roadmap:
    found = check(roadmap, "roadmap").roadmap
    assert found
    return found


ROADMAP = read(CASES / "garden" / "roadmap")
LANGUAGES = {"zh": "", "en": "en/"}
"""Each language with its folder."""
in_each_language = pytest.mark.parametrize("language", LANGUAGES)
STAGES = pytest.mark.parametrize("stage", ROADMAP.stages, ids=lambda stage: stage.id)
ADDRESSES = addresses_of(ROADMAP)
CORRECTED = "{title: First Book, replaces: [{title: Old Book, reason: {zh: 旧了。, en: Too old.}}],"


def copy(to: Path) -> Path:
    """Make a garden with this repository's settings, something corrected, and a page by hand."""
    project = copy_case("garden", to)
    shutil.copy(ROOT / "mkdocs.yml", project)
    for stage in (project / "roadmap" / "stages").iterdir():
        text = stage.read_text(encoding="utf-8")
        stage.write_text(text.replace("{title: First Book,", CORRECTED), encoding="utf-8")
    for name in ("notes.md", "notes.en.md"):
        (project / "docs" / name).write_text("# Notes\n\n[Begin](index.md)\n", encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def in_repository(build_once: BuildOnce) -> HtmlSite:
    """The site with a repository, below a folder of its host."""

    def work(folder: Path) -> Build:
        told = {"REPO_URL": REPOSITORY, "SITE_URL": SUBFOLDER}
        return build(copy(folder / "project"), folder / "site", told)

    return HtmlSite(build_once("repository", work).site, SUBFOLDER)


@pytest.fixture(scope="session")
def built_bare(build_once: BuildOnce) -> Build:
    """The site without any address, and what was said when it was built."""
    return build_once("bare", lambda folder: build(copy(folder / "project"), folder / "site"))


@pytest.fixture(scope="session")
def bare(built_bare: Build) -> HtmlSite:
    return HtmlSite(built_bare.site)


def test_what_a_site_without_an_address_lacks_is_told_once(built_bare: Build) -> None:
    assert built_bare.output.count("without site_url there is no sitemap") == 1


@in_each_language
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_the_edit_button_opens_the_file(
    in_repository: HtmlSite, language: str, address: str
) -> None:
    page = in_repository.pages[LANGUAGES[language] + address]
    file = "roadmap.yml"
    if address.startswith("stages/"):
        name = address.split("/")[1]
        files = (CASES / "garden" / "roadmap" / "stages").glob(f"*-{name}.yml")
        (file,) = (f"stages/{path.name}" for path in files if path.stem.partition("-")[2] == name)
    edits = [url for _, url in page.links if "/edit/" in url]
    assert set(edits) == {f"{REPOSITORY}/edit/main/roadmap/{file}"}


@in_each_language
@STAGES
def test_a_mistake_in_a_topic_is_reported_with_its_place(
    in_repository: HtmlSite, language: str, stage: Stage
) -> None:
    page = in_repository.pages[f"{LANGUAGES[language]}stages/{stage.id}/"]
    links = [value(tag, "href") for tag in page.content.select(".rm-topic a.rm-report")]
    assert [link.partition("?")[0] for link in links] == [
        f"{REPOSITORY}/issues/new" for _ in stage.topics
    ]
    for link, topic in zip(links, stage.topics, strict=True):
        told = parse_qs(urlsplit(link).query)
        assert told["topic"] == [topic.id]
        assert told["page"] == [f"{page.url}#{topic.id}"]


@in_each_language
def test_the_search_does_not_find_links_to_the_repository(
    in_repository: HtmlSite, bare: HtmlSite, language: str
) -> None:
    folder = LANGUAGES[language]
    assert in_repository.index(folder) == bare.index(folder)


def test_a_site_below_a_folder_has_no_broken_link(in_repository: HtmlSite) -> None:
    assert in_repository.broken() == []
    assert in_repository.foreign() == []


def test_without_a_repository_there_is_no_button_for_it(own_site: HtmlSite, bare: HtmlSite) -> None:
    for each in (own_site, bare):
        for page in each.pages.values():
            outside = [url for _, url in page.links if not each.is_internal(url)]
            assert [url for url in outside if "/edit/" in url or url == REPOSITORY] == []
            assert [url for url in outside if "/issues/new" in url] == []
            assert [link for link in page.named("a") if _edits(link)] == []
            assert [it for it in page.elements if _shows_repository(it)] == []


def _edits(link: Element) -> bool:
    href = link.attributes.get("href")
    return link.has("rel", "edit") or href == "" or "edit/main" in (href or "")


def _shows_repository(it: Element) -> bool:
    return it.attributes.get("data-md-component") == "source" or it.has("class", "md-source")


def test_without_an_address_nothing_is_absolute(bare: HtmlSite) -> None:
    assert set(bare.real_pages) >= {
        folder + at for folder in LANGUAGES.values() for at in ADDRESSES
    }
    assert bare.broken() == []
    for page in bare.pages.values():
        links = page.named("link")
        assert [
            it for it in links if it.has("rel", "canonical") or "hreflang" in it.attributes
        ] == []
        assert [it for it in page.named("meta") if it.attributes.get("property") == "og:url"] == []
        assert "url" not in (page.linked_data or {})
        assert NOWHERE not in page.text
    told = re.findall(r"\]\(([^)\s]+)\)", bare.read("llms.txt"))
    assert [link for link in told if bare.missing(urljoin(NOWHERE, link))] == []
