"""The original article, imported, is what was made of it by hand, as far as Markdown says it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from imported_article import RESOURCES, WRAPPERS, markdown, record
from imported_words import lost
from roadmap_site.authoring.importing import Imported, import_markdown
from roadmap_site.text import markup


@pytest.fixture(scope="module")
def imported() -> Imported:
    return import_markdown(markdown(), "Untitled")


def head(imported: Imported) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(imported.files["roadmap.yml"])
    return read


def stages(imported: Imported) -> list[dict[str, Any]]:
    return [yaml.safe_load(text) for name, text in imported.files.items() if name != "roadmap.yml"]


def topics(imported: Imported) -> list[dict[str, Any]]:
    return [t for stage in stages(imported) for s in stage["sections"] for t in s["topics"]]


def recorded() -> list[dict[str, Any]]:
    return [t for stage in record()["stages"] for s in stage["sections"] for t in s["topics"]]


def test_stages_and_sections_are_those_of_the_record(imported: Imported) -> None:
    found = [(s["title"], [part["title"] for part in s["sections"]]) for s in stages(imported)]
    assert found == [
        (s["title"], [part["title"] for part in s["sections"]]) for s in record()["stages"]
    ]


def test_topics_have_the_titles_points_and_links_of_the_record(imported: Imported) -> None:
    for topic, wanted in zip(topics(imported), recorded(), strict=True):
        assert topic["title"] == wanted["title"]
        bullets = wanted.get("bullets", ())
        points = [*wanted.get("points", ()), *(b["point"] for b in bullets if "point" in b)]
        assert [markup.plain(point) for point in topic.get("points", ())] == points
        links = [(b["title"], b["url"], b.get("label")) for b in bullets if "url" in b]
        found = topic.get("resources", ())
        assert [(r["title"], r["url"], r.get("note")) for r in found] == links


def test_the_title_the_author_and_the_date_are_known(imported: Imported) -> None:
    article = record()
    assert head(imported)["title"] == article["title"]
    assert head(imported)["provenance"] == {
        key: article[key] for key in ("title", "author", "date")
    }
    assert head(imported)["languages"] == ["zh"]


def test_linked_resources_stand_on_shelves_and_the_others_are_told(imported: Imported) -> None:
    entries = [(s["title"], e) for s in record()["shelves"] for e in s["entries"]]
    found = {s["title"]: [r["url"] for r in s["resources"]] for s in head(imported)["shelves"]}
    assert [url for urls in found.values() for url in urls] == [
        link["url"] for _, entry in entries for link in entry.get("links", ())
    ]
    told = " ".join(remark.text for remark in imported.remarks)
    assert all(entry["title"] in told for _, entry in entries)


def test_every_step_of_the_summary_finds_its_stage(imported: Imported) -> None:
    steps = head(imported)["closing"]["steps"]
    titles = {stage["id"]: stage["title"] for stage in stages(imported)}
    assert len(steps) == len(record()["steps"])
    for step, wanted in zip(steps, record()["steps"], strict=True):
        assert wanted in step["text"]
    # The article has two steps for its second stage, and one for each of the others.
    assert [list(titles).index(step["stage"]) for step in steps] == [0, 1, 1, 2, 3, 4, 5, 6]


def test_nothing_but_the_frame_of_the_article_is_left_over(imported: Imported) -> None:
    left = {remark.text for remark in imported.remarks if remark.what == "heading"}
    assert {*WRAPPERS, RESOURCES} <= left
    assert not lost(markdown(), imported)
