"""The build refuses what `check` refuses, in the same words, and leaves the old site alone."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from builds import CONFIG, HEAD, Build, build, mkdocs, run, snapshot
from crawl import HtmlSite, text_of, value
from roadmap_site.edition.words import words

if TYPE_CHECKING:
    from conftest import BuildOnce

STAGE = """\
id: start
title: {en: Start, de: Anfang}
summary: {en: Where it begins.}
sections:
  - id: part
    title: {en: Part, de: Teil}
    topics:
      - id: thing
        title: {en: Thing}
        points:
          - {en: A point}
          - {en: More, de: Mehr}
        resources:
          - title: {en: Handbook, de: Handbuch}
            url: https://books.example/
            type: book
            language: en
            note: {en: The whole story}
"""
MISTAKES = {
    "roadmap.yml": HEAD.replace("summary", "sumary"),
    "stages/01-start.yml": STAGE + "    needs: [nothing]\n",
    "stages/02-more.yml": "id: more\ntitle: [\n",
    "stages/three.yml": "id: Three\ntitle: Three\nsections: x\n",
}


def write(project: Path, files: dict[str, str]) -> None:
    """Write a project; the names of `files` are relative to the folder of its roadmap."""
    (project / "docs").mkdir(parents=True, exist_ok=True)
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name, text in files.items():
        path = project / "roadmap" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_link_out_of_the_project_is_left_out(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write(project, {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (project / "NOTES.md").write_text("# Notes\n", encoding="utf-8")
    (project / "docs" / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (project / "docs" / "notes.md").symlink_to(project / "NOTES.md")
    built = build(project, tmp_path / "site", strict=False)
    assert built.code == 0, built.output
    assert "docs/leak.txt is a link that leads out of the project" in built.output
    assert not [*(tmp_path / "site").rglob("leak.txt")]
    assert (tmp_path / "site" / "notes" / "index.html").is_file()
    assert build(project, tmp_path / "site").code != 0


def test_what_lies_beside_the_project_has_no_edit_button(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write(project, {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
    (project / "roadmap").rename(tmp_path / "outside")
    config = CONFIG.replace("roadmap, ", "{roadmap: {roadmap_dir: ../outside}}, ")
    assert config != CONFIG
    more = "repo_url: https://code.example/r\nedit_uri: edit/main/docs/\n"
    (project / "mkdocs.yml").write_text(config + more, encoding="utf-8")
    built = build(project, tmp_path / "site")
    assert built.code == 0, built.output
    page = (tmp_path / "site" / "stages" / "start" / "index.html").read_text(encoding="utf-8")
    assert "/edit/" not in page


def test_a_strict_build_that_is_to_be_quiet_says_why_it_fails(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write(project, {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
    page = project / "docs" / "progress.md"
    page.write_text("# Mine\n", encoding="utf-8")
    command = mkdocs("build", "--strict", "--quiet", "--site-dir", "site")
    code, said = run(command, project)
    assert code == 1
    assert "progress.md" in said
    assert not (project / "site").exists()
    page.unlink()
    assert run(command, project) == (0, "")


@dataclass(frozen=True)
class Refused:
    """A build that was refused, with what `check` says and the site from before."""

    build: Build
    checked: str
    before: dict[str, bytes]


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Refused:
    project = tmp_path_factory.mktemp("refused")
    write(project, MISTAKES)
    site = project / "site"
    (site / "stages").mkdir(parents=True)
    (site / "index.html").write_text("the old home page", encoding="utf-8")
    (site / "404.html").write_text("the old page for all others", encoding="utf-8")
    (site / "stages" / "old.html").write_text("an old stage", encoding="utf-8")
    (site / "sitemap.xml.gz").write_bytes(b"by which a build is known")
    before = snapshot(site)
    program = Path(sys.executable).with_name("roadmap-site")
    _, checked = run([str(program), "check", "roadmap"], project)
    return Refused(build(project, site, strict=False), checked, before)


def told(output: str) -> list[str]:
    """Give the lines that tell of errors in the roadmap."""
    lines = [line for line in output.splitlines() if re.search(r": RM\d{3} ", line)]
    return [line for line in lines if not line.endswith("(warning)")]


def test_it_fails_and_says_what_check_says(refused: Refused) -> None:
    assert refused.build.code != 0
    assert len({line.partition(": ")[2][:5] for line in told(refused.checked)}) > 2
    assert told(refused.build.output) == told(refused.checked)


def test_it_says_so_without_a_traceback(refused: Refused) -> None:
    assert "Traceback" not in refused.build.output
    assert 'File "' not in refused.build.output
    lines = refused.build.output.splitlines()
    first = next(number for number, line in enumerate(lines) if ": RM" in line)
    around = [line for line in lines[first:] if not re.search(r"RM\d{3}", line) and line.strip()]
    assert len(around) <= 1, around


def test_the_old_site_stays_as_it_was(refused: Refused) -> None:
    assert snapshot(refused.build.site) == refused.before


def test_nothing_is_written_beside_the_roadmap(refused: Refused) -> None:
    names = sorted(path.name for path in refused.build.project.iterdir())
    assert names == ["docs", "mkdocs.yml", "roadmap", "site"]


def test_a_missing_folder_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    made = build(tmp_path, tmp_path / "site", strict=False)
    assert made.code != 0
    assert "Traceback" not in made.output
    assert "roadmap/roadmap.yml: RM015" in made.output


def test_features_that_break_a_portal_are_left_out_and_told(tmp_path: Path) -> None:
    project = tmp_path / "project"
    write(project, {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
    config = CONFIG.replace(
        "{name: material}",
        "{name: material, features: [navigation.instant, navigation.tabs.sticky, toc.integrate]}",
    )
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    made = build(project, tmp_path / "site", strict=False)
    assert made.code == 0, made.output
    told = [line for line in made.output.splitlines() if "is left out" in line]
    assert [re.findall(r"feature (\S+) is", line) for line in told] == [
        ["navigation.instant"],
        ["navigation.tabs.sticky"],
    ]  # once, not once for each language
    assert all(line.endswith("write `features: [toc.integrate]`") for line in told)
    for page in ("index.html", "de/index.html"):
        text = (made.site / page).read_text(encoding="utf-8")
        assert "toc.integrate" in text
        assert "navigation.instant" not in text
        assert "navigation.tabs" not in text


@pytest.fixture(scope="session")
def half_translated(build_once: BuildOnce) -> Build:
    def work(folder: Path) -> Build:
        write(folder / "project", {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
        return build(folder / "project", folder / "site")

    return build_once("half-translated", work)


def test_a_missing_language_is_told_and_does_not_fail_the_build(half_translated: Build) -> None:
    said = [line for line in half_translated.output.splitlines() if "RM013" in line]
    assert len(said) == 4
    assert all(re.search(r"roadmap/stages/01-start\.yml:\d+:\d+: RM013", line) for line in said)
    assert "WARNING" not in half_translated.output


@pytest.mark.parametrize("text", ["Where it begins.", "A point", "The whole story"])
def test_a_text_of_another_language_is_marked(half_translated: Build, text: str) -> None:
    site = HtmlSite(half_translated.site)
    said = words("de")("missing", language=words("de")("language_name"))
    for address, marked in (("de/stages/start/", True), ("stages/start/", False)):
        page = site.pages[address]
        found = [tag for tag in page.content.find_all(True) if tag.string and text in tag.string]
        assert found, text
        for tag in found:
            around = [tag, *tag.parents]
            spoken = next(value(each, "lang") for each in around if each.has_attr("lang"))
            assert spoken == "en"
            parent = tag.parent
            assert parent
            assert (said in text_of(parent)) == marked


def test_a_title_of_another_language_is_marked(half_translated: Build) -> None:
    site = HtmlSite(half_translated.site)
    said = words("de")("missing", language=words("de")("language_name"))
    page = site.pages["de/stages/start/"]
    heading = page.element("thing")
    assert text_of(heading) == "Thing"
    assert any(said in text_of(tag) for tag in page.block("thing"))
    spoken = [heading, *heading.find_all(True), *heading.parents]
    assert next(value(tag, "lang") for tag in spoken if tag.has_attr("lang")) == "en"


def test_a_page_by_hand_does_not_hide_a_generated_one(tmp_path: Path) -> None:
    write(tmp_path, {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
    (tmp_path / "docs" / "resources.md").write_text("# By hand\n", encoding="utf-8")
    (tmp_path / "docs" / "notes.md").write_text("# Notes\n", encoding="utf-8")
    made = build(tmp_path, tmp_path / "site", strict=False)
    assert made.code == 0
    warnings = [line for line in made.output.splitlines() if "WARNING" in line]
    assert len(warnings) == 1, made.output
    assert "resources.md" in warnings[0]
    site = HtmlSite(made.site)
    assert site.pages["resources/"].heading == words("en")("resources_title")
    assert site.pages["notes/"].heading == "Notes"
    assert "de/notes/" not in site.pages


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("theme: readthedocs\nplugins: [roadmap]", "write `theme: {name: material}`"),
        ("theme: material\nplugins: [roadmap, roadmap]", "`roadmap` stands twice; remove one"),
    ],
)
def test_settings_that_do_not_fit_are_named(tmp_path: Path, settings: str, said: str) -> None:
    write(tmp_path, {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Map\n{settings}\n", "utf-8")
    refused = build(tmp_path, tmp_path / "site", strict=False)
    assert refused.code != 0
    assert said in refused.output
    assert "Traceback" not in refused.output
    assert not refused.site.exists()


NAMES = {
    "index.md": "# Home\n",
    "stages/start.md": "# Start by hand\n",
    "de.md": "# German\n",
    "de/extra.md": "# Extra\n",
    "de/picture.png": "p",
    "resources.de.md": "# By hand\n",
    "Resources.md": "# By hand\n",
    "assets/roadmap/own.css": "",
    "search/search_index.json": "{}",
    "roadmap.json": "{}",
    "offline.html": "",
    "notes/index.html": "beside notes.md",
}


def test_names_that_are_taken_are_told_one_by_one(tmp_path: Path) -> None:
    write(tmp_path, {"roadmap.yml": HEAD, "stages/01-start.yml": STAGE})
    for name, text in {**NAMES, "notes.md": "# Notes\n", "notes.de.md": "# Notizen\n"}.items():
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    made = build(tmp_path, tmp_path / "site", strict=False)
    assert made.code == 0, made.output
    warned = re.findall(r"WARNING +-  (?:\S*: +)?(\S+) is not shown: ", made.output)
    assert sorted(warned) == sorted(NAMES), made.output
    site = HtmlSite(made.site)
    assert site.pages["notes/"].heading == "Notes"
    assert site.pages["de/notes/"].heading == "Notizen"
    assert "de/extra/" not in site.pages
    for page in site.pages.values():
        ids = [value(tag, "id") for tag in page.soup.find_all(id=True)]
        assert len(ids) == len({*ids}), page
