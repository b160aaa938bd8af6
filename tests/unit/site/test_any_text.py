"""Whatever a text says: it comes out as the same text, wherever it is shown."""

from __future__ import annotations

import csv
import html
import json
import re
import tempfile
from pathlib import Path

import markdown
import pytest
import yaml
from bs4 import BeautifulSoup
from hypothesis import assume, given
from hypothesis import strategies as st

from properties import limits
from roadmap_site import site
from roadmap_site.edition import anki
from roadmap_site.material.appearance import EXTENSIONS
from roadmap_site.pages.map_source import source
from roadmap_site.reading import RoadmapError
from roadmap_site.site.roadmap_json import roadmap_json
from roadmap_site.text import markup

HOSTILE = st.sampled_from(
    [
        *("<script>", "</script>", "{{ 7 }}", "{% raw %}", "[x](y)", "![x](y)", "`code`", "**b**"),
        *("&amp;", "&#35;", '"', "'", "\\", "|", "#", "{: #id }", "{ .x }", "<!--", "-->", "--"),
        *(
            "\u200b",
            "\u00a0",
            "\u202e",
            "e\u0301",
            "你好",
            "。",
            "𝔘",
            "👩‍👩‍👧",
            "=1+1",
            "\t",
            "]]>",
        ),
        *("end", "click s1 href", "%%", ";", "~~~", "```", "1. ", "- ", "> ", ":::"),
    ]
)
OTHERS = st.text(st.characters(exclude_categories=("C", "Z", "M")), max_size=12)
TEXTS = st.lists(HOSTILE | OTHERS, min_size=1, max_size=6).map("x".join)


def made(**fields: str) -> site.Site:
    """Make the site of a small roadmap with these texts in it; none where `check` refuses them."""
    head = {"title": fields["title"], "summary": "A route.", "languages": ["en"]}
    topic = {
        "id": "thing",
        "title": fields["topic"],
        "origin": "added",
        "summary": fields["prose"],
        "outcomes": [fields["prose"]],
        "points": [fields["prose"]],
    }
    stage = {
        "id": "start",
        "title": fields["stage"],
        "sections": [{"id": "part", "title": fields["section"], "topics": [topic]}],
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "stages").mkdir()
        term = {"id": "word", "name": "Word", "meaning": fields["prose"], "topic": "thing"}
        files = {
            "roadmap.yml": head,
            "stages/01-start.yml": stage,
            "glossary.yml": {"terms": [term]},
        }
        for file, value in files.items():
            text = yaml.safe_dump(value, allow_unicode=True, default_style="'", width=9999)
            (folder / file).write_text(text, encoding="utf-8", newline="\n")
        try:
            return site.build(folder, "roadmap")
        except RoadmapError as error:
            told = str(error)
    assert re.search(r":\d+:\d+: RM\d{3} ", told), told
    assume(False)
    raise AssertionError


def said(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def spoken(soup: BeautifulSoup, selector: str) -> str:
    return " ".join(said(tag.get_text()) for tag in soup.select(selector))


@pytest.mark.torture
@limits(10, 2000)
@given(title=TEXTS, stage=TEXTS, section=TEXTS, topic=TEXTS, prose=TEXTS)
def test_any_text_in_any_field_is_the_same_text_everywhere(**fields: str) -> None:
    shown = made(**fields)
    edition = shown.editions["en"]
    roadmap = edition.roadmap
    topic = roadmap.stages[0].topics[0]
    texts = {
        "title": edition.title(roadmap),
        "stage": edition.title(roadmap.stages[0]),
        "section": edition.title(roadmap.stages[0].sections[0]),
        "topic": edition.title(topic),
    }
    assert {name: said(text) for name, text in texts.items()} == {
        name: said(fields[name]) for name in texts
    }

    written = json.loads(roadmap_json(edition))
    assert said(written["title"]["en"]) == said(fields["title"])
    assert said(written["stages"][0]["sections"][0]["topics"][0]["title"]["en"]) == said(
        fields["topic"]
    )

    for page in shown.pages["en"]:
        soup = BeautifulSoup(markdown.markdown(page.markdown, extensions=EXTENSIONS), "html.parser")
        assert not soup.find_all(["script", "iframe", "img", "style", "object"])
        assert not [tag for tag in soup.find_all(True) if any(a[:2] == "on" for a in tag.attrs)]
        if page.stage:
            assert said(texts["stage"]) in spoken(soup, "h1")
            assert said(texts["topic"]) in spoken(soup, "#thing")
            assert said(texts["section"]) in spoken(soup, "#part")

    cards = anki.text(edition, anki.notes(edition, "")).split("\n")
    lines = [line for line in cards if line and line[0] != "#"]
    [row] = [*csv.reader(lines, "excel-tab")]
    sides = [said(BeautifulSoup(cell, "html.parser").get_text()) for cell in row]
    assert any(said(markup.plain(fields["prose"])) in side for side in sides)

    flow = source(edition, "LR", lambda stage: f"stages/{stage.id}/")
    node = next(line for line in flow.splitlines() if '["' in line)
    label = node.partition('["')[2].removesuffix('"]').replace("<br/>", " ")
    plain = html.unescape(re.sub(r"#(\d+);", r"&#\1;", label))
    assert "".join(plain.split()) == "".join(f"1{fields['stage']}".split())
