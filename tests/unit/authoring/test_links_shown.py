"""What the site says of links: nothing where nothing is known, and never more than is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roadmap_site import site
from roadmap_site.authoring.links import keeping
from roadmap_site.model.link_record import Entry

URL, DEAD, NEVER = "https://a.test/ok", "https://a.test/dead?a=1&b=2", "https://a.test/never"
HEAD = "title: {zh: 图, en: Map}\nsummary: {zh: 路, en: Route}\nlanguages: [zh, en]\n"
STAGE = """\
id: start
title: {zh: 开始, en: Start}
sections:
  - id: soil
    title: {zh: 土壤, en: Soil}
    topics:
      - id: loam
        title: {zh: 壤土, en: Loam}
        resources:
"""
ENTRIES = {
    URL: Entry(state="ok", answered=date(2026, 11, 2)),
    DEAD: Entry(
        state="gone",
        answered=date(2026, 3, 9),
        since=date(2026, 10, 1),
        failed=date(2026, 10, 15),
        days=3,
    ),
    NEVER: Entry(state="unasked", seen="2026-11"),
}
SAID = {
    "en": [
        "last answered Nov 2026",
        "no longer answers",
        "archived copy",
        "last answered Mar 2026",
    ],
    "zh": ["2026 年 11 月确认可打开", "已打不开", "存档副本", "2026 年 3 月确认可打开"],
}
PAGES = ("stages/start.md", "resources.md")


@pytest.fixture
def roadmap(tmp_path: Path) -> Path:
    (tmp_path / "stages").mkdir()
    (tmp_path / "roadmap.yml").write_text(HEAD, "utf-8")
    lines = [
        f'          - {{title: A, url: "{url}", type: docs, language: en}}\n' for url in ENTRIES
    ]
    (tmp_path / "stages/01-start.yml").write_text(STAGE + "".join(lines), "utf-8")
    return tmp_path


def pages(roadmap: Path) -> dict[tuple[str, str], str]:
    made = site.build(roadmap, "roadmap")
    return {
        (language, page.uri): page.markdown
        for language, pages in made.pages.items()
        for page in pages
    }


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("uri", PAGES)
def test_what_is_known_is_said(roadmap: Path, language: str, uri: str) -> None:
    keeping.save(roadmap, ENTRIES, ENTRIES)
    markdown = pages(roadmap)[language, uri]
    assert [markdown.count(said) for said in SAID[language]] == [1, 1, 1, 1]
    copy = "https://web.archive.org/web/20260309/https://a.test/dead?a=1&amp;b=2"
    assert f'<a href="{copy}" rel="noopener" data-search-exclude>' in markdown


@pytest.mark.parametrize(
    "text",
    [None, "", "<<<<<<< HEAD\n", '{"version": 2, "links": {}}', '{"version": 1, "links": {}}'],
)
def test_where_nothing_is_known_the_pages_stay_as_they_were(
    roadmap: Path, text: str | None
) -> None:
    before = pages(roadmap)
    keeping.save(roadmap, {NEVER: ENTRIES[NEVER]}, ENTRIES)
    assert pages(roadmap) == before
    (roadmap / "links.json").unlink()
    if text is not None:
        (roadmap / "links.json").write_text(text, "utf-8")
    assert pages(roadmap) == before


def test_a_broken_file_is_remarked_and_stops_nothing(roadmap: Path) -> None:
    assert site.build(roadmap, "roadmap").remarks == ()
    (roadmap / "links.json").write_text("{", "utf-8")
    (remark,) = site.build(roadmap, "roadmap").remarks
    assert remark.startswith("roadmap/links.json:1:2: is not JSON")
