"""A resource in a line of the page: the reader's edition, and small links to the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from roadmap_site import site

STAGE = """\
id: soil
title: Soil
sections:
  - id: ground
    title: Ground
    topics:
      - id: loam
        title: Loam
        resources:
          - {title: Talk, url: "https://talk.example/", type: video, language: fr}
          - title: {en: Soil, fr: La terre}
            url: https://soil.example/
            type: book
            language: en
            editions: {fr: "https://soil.example/fr/"}
"""


@pytest.fixture
def built(tmp_path: Path) -> site.Site:
    (tmp_path / "stages").mkdir()
    (tmp_path / "stages" / "01-soil.yml").write_text(STAGE, "utf-8")
    head = "title: T\nsummary: S\nlanguages: [en, fr]\n"
    (tmp_path / "roadmap.yml").write_text(head, "utf-8")
    return site.build(tmp_path, "roadmap")


@pytest.mark.parametrize("kind", ["stage", "resources", "print"])
def test_every_page_leads_to_the_edition_in_its_language(built: site.Site, kind: str) -> None:
    for language, mine in (("en", "https://soil.example/"), ("fr", "https://soil.example/fr/")):
        (text,) = (page.markdown for page in built.pages[language] if page.kind == kind)
        assert f'href="{mine}"' in text
        if language == "en":
            assert text.index("soil.example") < text.index("talk.example")


def test_the_other_edition_is_a_link_on_the_same_line(built: site.Site) -> None:
    (text,) = (page.markdown for page in built.pages["fr"] if page.kind == "stage")
    assert 'href="https://soil.example/" rel="noopener"' in text
    assert "La terre" in text
