"""What is not there in the language of a page is told once where it holds for all that follows."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from roadmap_site import site

STAGE = """\
id: soil
title: {zh: 土, en: Soil}
sections:
  - id: ground
    title: {zh: 地, en: Ground}
    topics:
      - id: whole
        title: {zh: 全, en: Whole}
        points: [{zh: 一}, {zh: 二}, {zh: 三}]
        outcomes: [{zh: 会一}, {zh: 会二}]
      - id: part
        title: {zh: 半, en: Part}
        points: [{zh: 一, en: One}, {zh: 二}, {zh: 三}]
      - id: single
        title: {zh: 单, en: Single}
        points: [{zh: 一}]
      - id: nothing
        title: {zh: 无}
        summary: {zh: 概要。}
        points: [{zh: 一}, {zh: 二}]
        outcomes: [{zh: 会一}, {zh: 会二}]
"""
MARK = "Not yet in English"


@pytest.fixture
def page(tmp_path: Path) -> BeautifulSoup:
    (tmp_path / "stages").mkdir()
    (tmp_path / "stages" / "01-soil.yml").write_text(STAGE, "utf-8")
    head = "title: {zh: 路, en: R}\nsummary: {zh: 概, en: S}\nlanguages: [zh, en]\n"
    (tmp_path / "roadmap.yml").write_text(head, "utf-8")
    pages = site.build(tmp_path, "roadmap").pages["en"]
    (text,) = (page.markdown for page in pages if page.kind == "stage")
    return BeautifulSoup(text, "html.parser")


@pytest.mark.parametrize(
    ("topic", "places"),
    [
        ("whole", ["rm-label", "rm-label"]),  # of the points, and of the outcomes
        ("part", ["li", "li"]),
        ("single", ["li"]),
        ("nothing", ["rm-topic__facts"]),
    ],
)
def test_it_is_told_once(page: BeautifulSoup, topic: str, places: list[str]) -> None:
    marks = page.select(f'[data-rm-of="{topic}"] .rm-missing')
    assert [mark.text for mark in marks] == [MARK] * len(places)
    assert [place_of(mark) for mark in marks] == places


def place_of(mark: Tag) -> str:
    parent = mark.parent
    assert parent
    classes = parent.get_attribute_list("class")
    return (classes and classes[0]) or parent.name


def test_each_text_says_its_language_all_the_same(page: BeautifulSoup) -> None:
    texts = page.select('[data-rm-of="nothing"] :is(.rm-points, .rm-outcomes) span[lang="zh"]')
    assert [text.text for text in texts] == ["一", "二", "会一", "会二"]
