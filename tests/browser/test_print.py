"""The print version as a PDF: everything is on it, and pages break where they may."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from playwright.sync_api import Page

from builds import ROOT, Build
from roadmap_site import site
from roadmap_site.edition import Edition
from roadmap_site.model import Resource, every

if TYPE_CHECKING:
    from browser.conftest import OpenPage
    from conftest import BuildOnce, BuiltSite

FOLDERS = {"zh": "", "en": "en/"}
RADICALS = str.maketrans(
    "⻚⻔⻅⻓⻋⻛⻢⻥⻦⻬⻰⻜⻘⻆⻉⻄⻨⻩⺠⺟⻙⻣⻤⻝⺎⺮",
    "页门见长车风马鱼鸟齐龙飞青角贝西麦黄民母韦骨鬼食兀竹",
)
"""Those that Unicode does not count as the same as their characters."""


@cache
def editions() -> Mapping[str, Edition]:
    return site.build(ROOT / "roadmap", "roadmap").editions


@pytest.fixture
def sheets_in(
    build_once: BuildOnce, built_site: BuiltSite, page: Page
) -> Callable[[str], list[str]]:
    """Give the text of each sheet in a language, without white space; it is printed but once."""

    def sheets(language: str) -> list[str]:
        def work(folder: Path) -> Build:
            page.goto(f"{built_site.url}{FOLDERS[language]}print/")
            printed = page.pdf(prefer_css_page_size=True, print_background=True)
            texts = [
                bare(each.get_textpage().get_text_bounded())
                for each in pypdfium2.PdfDocument(printed)
            ]
            (folder / "sheets.json").write_text(json.dumps(texts), "utf-8")
            return Build(folder, folder, 0, "")

        made = build_once(f"print-{language}", work).site
        texts: list[str] = json.loads((made / "sheets.json").read_text("utf-8"))
        return texts

    return sheets


def bare(text: str) -> str:
    # A PDF has ligatures, and radicals that look like the characters they stand for; its reader
    # gives a hyphen that ends a line as one that may be left out.
    text = unicodedata.normalize("NFKC", text.replace("\x02", "-"))
    return re.sub(r"\s+", "", text).translate(RADICALS)


@pytest.mark.parametrize("language", FOLDERS)
def test_the_whole_roadmap_prints(sheets_in: Callable[[str], list[str]], language: str) -> None:
    edition = editions()[language]
    sheets = sheets_in(language)
    text = "".join(sheets)
    for topic in edition.roadmap.topics:
        assert bare(edition.title(topic)) in text
    assert {
        bare(r.url) for _, r in every(Resource, edition.roadmap) if bare(r.url) not in text
    } == set()
    for number, stage in enumerate(edition.roadmap.stages, 1):
        # A stage begins a sheet.
        head = bare(f"{number} {edition.title(stage)}")
        assert any(sheet.startswith(head) for sheet in sheets), head
    # At least one for each stage, and not as many as if each topic had one.
    assert len(edition.roadmap.stages) < len(sheets) < 2 * len(edition.roadmap.topics)
    # The map stands on one of the first sheets, with all of its labels.
    labels = [bare(f"{n} {edition.title(s)}") for n, s in enumerate(edition.roadmap.stages, 1)]
    assert any(all(label in sheet for label in labels) for sheet in sheets[:2])


def test_no_sheet_ends_with_a_heading(sheets_in: Callable[[str], list[str]]) -> None:
    edition = editions()["en"]
    for sheet in sheets_in("en"):
        for topic in edition.roadmap.topics:
            assert not sheet.endswith(bare(edition.title(topic)))


def test_a_dark_page_prints_on_white(built_site: BuiltSite, open_page: OpenPage) -> None:
    page = open_page(theme="dark")
    page.goto(f"{built_site.url}en/print/")
    page.emulate_media(media="print")
    colours = """[document.body, document.querySelector(".rm-paper p")]
      .map((part, i) => getComputedStyle(part)[i ? "color" : "backgroundColor"])"""
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_search_finds_the_page_and_not_its_copies(built_site: BuiltSite) -> None:
    for folder in FOLDERS.values():
        index = (built_site.directory / folder / "search" / "index.json").read_text("utf-8")
        addresses = [address for _, _, address, _ in json.loads(index)["entries"]]
        assert [address for address in addresses if address.startswith("print/")] == ["print/"]
