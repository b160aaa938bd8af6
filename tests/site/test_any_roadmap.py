"""A roadmap of another shape builds from its own folder, with the project as a wheel.

The roadmap is tests/cases/sites/three-stages: one language, no hours, no shelves, a section with
twenty topics, a topic without resources, a stage without sections, titles of 200 characters.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

import record
from builds import CASES, ROOT, Build, build, environment, run
from crawl import HtmlSite, same_text, text_of, value
from roadmap_site.edition.words import words
from roadmap_site.model import Roadmap, Section, Topic, walk
from roadmap_site.rules import check

if TYPE_CHECKING:
    from conftest import BuildOnce

LANGUAGES = ["en", "it", "la"]
"""One that the portal has words in, one that only Material has words in, one without either."""
CASE = CASES / "three-stages"
STAGES = ["dough", "oven", "sharing"]

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def read(directory: Path) -> Roadmap:
    roadmap = check(directory, "roadmap").roadmap
    assert roadmap
    return roadmap


@pytest.fixture(scope="session")
def installed(build_once: BuildOnce) -> Path:
    """The folder that the project's wheel is installed in."""

    def work(folder: Path) -> Build:
        target = folder / "installed"
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
        wheel = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir"]
        code, said = run([*pip, *wheel, str(folder), str(ROOT)], folder)
        if code == 0:
            wheels = [str(path) for path in folder.glob("*.whl")]
            install = ["install", "--no-deps", "--no-index", "--target", str(target)]
            code, said = run([*pip, *install, *wheels], folder)
        return Build(folder, target, code, said)

    return build_once("wheel", work).site


@pytest.fixture(scope="session")
def site_in(build_once: BuildOnce, installed: Path) -> dict[str, HtmlSite]:
    """The site in each language, built far from the repository."""

    def make(language: str) -> HtmlSite:
        def work(folder: Path) -> Build:
            project = folder / "project"
            shutil.copytree(CASE, project)
            head = project / "course" / "roadmap.yml"
            text = head.read_text(encoding="utf-8")
            text = text.replace("languages: [en]", f"languages: [{language}]")
            head.write_text(text, encoding="utf-8")
            return build(project, folder / "site", {"PYTHONPATH": str(installed)})

        return HtmlSite(build_once(f"three-stages-{language}", work).site)

    return {language: make(language) for language in LANGUAGES}


def test_the_wheel_is_what_runs(installed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import roadmap_site; print(roadmap_site.__file__)"]
    told = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment({"PYTHONPATH": str(installed)}),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert Path(told.strip()).resolve().is_relative_to(installed.resolve())


@in_each_language
def test_every_page_is_there(site_in: dict[str, HtmlSite], language: str) -> None:
    site = site_in[language]
    stages = {f"stages/{id}/" for id in STAGES}
    expected = {
        "",
        "resources/",
        "colophon/",
        "progress/",
        "print/",
        "status/",
        *stages,
    }
    assert set(site.real_pages) == expected
    assert {page.language for page in site.pages.values()} == {language}
    assert site.pages[""].heading == site.pages[""].title == "Bread from Scratch"
    assert [site.pages[f"stages/{id}/"].heading for id in STAGES] == ["Dough", "Oven", "Sharing"]
    assert site.broken() == []
    assert site.foreign() == []
    assert not (site.directory / "en").exists()


@in_each_language
def test_the_interface_has_words(site_in: dict[str, HtmlSite], language: str) -> None:
    word = words(language)
    assert site_in[language].pages["progress/"].heading == word("progress_title")
    assert site_in[language].pages["404.html"].heading == word("not_found")
    empty = text_of(site_in[language].pages["stages/sharing/"].content)
    assert word("empty_stage") in empty
    assert word("stage_number", number=3, total=3) in empty


@in_each_language
def test_one_language_needs_no_switch(site_in: dict[str, HtmlSite], language: str) -> None:
    for page in site_in[language].pages.values():
        assert page.soup.select("[hreflang]") == []
        assert page.soup.select('[class*="md-select"]') == []
        assert text_of(page.one("html")).count(words("en")("switch_language")) == 0


@in_each_language
def test_everything_of_the_roadmap_is_shown(site_in: dict[str, HtmlSite], language: str) -> None:
    for stage in read(CASE / "course").stages:
        page = site_in[language].pages[f"stages/{stage.id}/"]
        for _, part in walk(stage):
            if isinstance(part, Section | Topic):
                assert text_of(page.element(part.id)) == part.title.read("en", "en").text
    page = site_in[language].pages["stages/dough/"]
    assert len(page.block("hands")) >= 20
    assert text_of(page.content).count(words(language)("topics", count=21)) == 1
    long = page.element("readiness")
    assert len(text_of(long)) > 200


def test_needs_lead_to_the_other_stage(site_in: dict[str, HtmlSite]) -> None:
    page = site_in["en"].pages["stages/oven/"]
    links = {urljoin(page.url, value(a, "href")) for a in page.content.select("a[href]")}
    assert {f"{site_in['en'].url}stages/dough/{at}" for at in ("", "#readiness")} <= links


@in_each_language
def test_the_map_has_three_nodes(site_in: dict[str, HtmlSite], language: str) -> None:
    page = site_in[language].pages[""]
    for svg in page.content.select("svg:has(a[href])"):
        nodes = {value(a, "href"): text_of(a) for a in svg.select("a[href]")}
        assert list(nodes) == [f"stages/{id}/" for id in STAGES]
        for number, said in enumerate(nodes.values(), 1):
            assert same_text(said, f"{number}{STAGES[number - 1].title()}")


def test_no_hours_are_invented(site_in: dict[str, HtmlSite]) -> None:
    for page in site_in["en"].pages.values():
        assert " hours" not in text_of(page.content)


@in_each_language
def test_data_and_search_are_there(site_in: dict[str, HtmlSite], language: str) -> None:
    site = site_in[language]
    data = json.loads(site.read("roadmap.json"))
    assert data["languages"] == [language]
    assert data["stages"][0]["title"] == {language: "Dough"}
    assert [stage["address"] for stage in data["stages"]] == [f"stages/{id}/" for id in STAGES]
    assert "stages/dough/" in site.read("llms.txt")
    found = {doc["location"] for doc in site.index()}
    assert {"stages/dough/#kneading", "stages/oven/#steam"} <= found


@in_each_language
def test_nothing_knows_the_other_roadmap(site_in: dict[str, HtmlSite], language: str) -> None:
    article = record.article()
    parts: list[record.Part] = [*article.stages, *article.sections]
    parts += [*article.topics, *article.shelves]
    # What has no hyphen, or is short, is a word that anybody may use.
    known = {article.title} | {part.id for part in parts if "-" in part.id}
    known |= {part.title for part in parts if len(part.title) > 5}
    assert len(known) > 30
    for file in site_in[language].directory.rglob("*"):
        if file.suffix in {".html", ".json", ".txt", ".xml", ".css", ".js", ".svg"}:
            text = file.read_text(encoding="utf-8")
            assert [word for word in known if word in text] == [], file.name
