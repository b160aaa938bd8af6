"""One new file is all that a further stage takes: the README's own example, in a garden."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
import yaml

from builds import CASES, Build, build, copy_case, eighth_stage, snapshot
from crawl import HtmlPage, HtmlSite, same_text, text_of, value
from roadmap_site.edition.words import words

if TYPE_CHECKING:
    from conftest import BuildOnce

URL = "https://portal.example/"
LANGUAGES = {"zh": "", "en": "en/"}
STAGE: dict[str, Any] = yaml.safe_load(eighth_stage())
ID: str = STAGE["id"]
SECTION: dict[str, Any] = STAGE["sections"][0]
TOPIC: dict[str, Any] = SECTION["topics"][0]
RESOURCE: dict[str, Any] = TOPIC["resources"][0]
PATH = f"stages/{ID}/"
GARDEN = CASES / "garden"
OTHERS = sorted((GARDEN / "roadmap" / "stages").glob("*.yml"))
COUNT = len(OTHERS) + 1
NAME = f"{COUNT:02}-{ID}.yml"

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="session")
def made(build_once: BuildOnce) -> Build:
    def work(folder: Path) -> Build:
        project = copy_case("garden", folder / "project", f"site_url: {URL}\n")
        new = project / "roadmap" / "stages" / NAME
        new.write_text(eighth_stage(), encoding="utf-8")
        return build(project, folder / "site")

    return build_once("eighth-stage", work)


@pytest.fixture(scope="session")
def site(made: Build) -> HtmlSite:
    return HtmlSite(made.site, URL)


def read(text: str | dict[str, str], language: str) -> str:
    return text if isinstance(text, str) else text[language]


def links(page: HtmlPage, selector: str) -> Iterator[tuple[str, str]]:
    for link in page.soup.select(selector):
        yield urljoin(page.url, value(link, "href")), text_of(link)


def last_id() -> str:
    """The stage that came last before."""
    return OTHERS[-1].stem.partition("-")[2]


def test_the_example_is_three_lines_long() -> None:
    assert len(eighth_stage().strip().splitlines()) == 3


@in_each_language
def test_it_has_a_page(site: HtmlSite, language: str) -> None:
    page = site.pages[LANGUAGES[language] + PATH]
    assert page.heading == read(STAGE["title"], language)
    assert words(language)("stage_number", number=COUNT, total=COUNT) in text_of(page.content)
    assert text_of(page.element(SECTION["id"])) == read(SECTION["title"], language)
    assert text_of(page.element(TOPIC["id"])) == read(TOPIC["title"], language)
    assert RESOURCE["url"] in dict(links(page, "article a[href]"))


@in_each_language
def test_it_is_in_the_map(site: HtmlSite, language: str) -> None:
    page = site.pages[LANGUAGES[language]]
    shown = [title for url, title in links(page, "svg a[href]") if url.endswith(f"/{PATH}")]
    assert shown
    for title in shown:
        assert same_text(title, f"{COUNT} {read(STAGE['title'], language)}")


@in_each_language
def test_it_is_in_the_list_and_the_navigation(site: HtmlSite, language: str) -> None:
    home = site.url + LANGUAGES[language]
    page = site.pages[LANGUAGES[language]]
    title = read(STAGE["title"], language)
    assert title in dict(links(page, "article ol a[href]"))[home + PATH]
    before = site.pages[f"{LANGUAGES[language]}stages/{last_id()}/"]
    for each in (page, before):
        assert title in dict(links(each, "nav a[href]"))[home + PATH]


@in_each_language
def test_its_resources_are_among_the_others(site: HtmlSite, language: str) -> None:
    page = site.pages[f"{LANGUAGES[language]}resources/"]
    assert RESOURCE["url"] in dict(links(page, "article a[href]"))
    assert read(STAGE["title"], language) in text_of(page.element(ID))


@in_each_language
def test_the_search_finds_its_topic(site: HtmlSite, language: str) -> None:
    found = {doc["location"]: doc["title"] for doc in site.index(LANGUAGES[language])}
    assert same_text(found[f"{PATH}#{TOPIC['id']}"], read(TOPIC["title"], language))


def test_it_is_in_the_files_for_programs(site: HtmlSite) -> None:
    data = json.loads(site.read("roadmap.json"))
    assert len(data["stages"]) == COUNT
    assert data["stages"][-1]["id"] == ID
    assert data["stages"][-1]["address"] == PATH
    for folder in LANGUAGES.values():
        url = URL + folder + PATH
        assert f"<loc>{url}</loc>" in site.read("sitemap.xml")
        assert f"]({url})" in site.read("llms.txt")


def test_every_link_still_leads_somewhere(site: HtmlSite) -> None:
    assert site.broken() == []


def test_the_build_writes_nothing_into_the_sources(made: Build) -> None:
    left, original = snapshot(made.project / "roadmap"), snapshot(GARDEN / "roadmap")
    assert left.keys() - original.keys() == {f"stages/{NAME}"}
    assert original.items() <= left.items()
    assert sorted(path.name for path in made.project.iterdir()) == ["docs", "mkdocs.yml", "roadmap"]


def test_the_other_stages_stay_as_they_are(site: HtmlSite) -> None:
    data = json.loads(site.read("roadmap.json"))
    names = [re.sub(r"^\d+-", "", file.stem) for file in OTHERS]
    assert [stage["id"] for stage in data["stages"][:-1]] == names
