"""How complete a roadmap is: what is counted, and the forms that it is told in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from roadmap_site.authoring import report
from roadmap_site.edition import editions
from roadmap_site.edition.status import MAX_LISTED, Status, status
from roadmap_site.model import Part, Roadmap
from roadmap_site.model.link_record import Entry, Record
from roadmap_site.model.shares import Share
from roadmap_site.pages import pages
from roadmap_site.reading import link_record


def link(url: str, cost: str = "free") -> dict[str, object]:
    return {"title": "Link", "url": url, "type": "docs", "language": "en", "cost": cost}


SOIL = {
    "id": "soil",
    "title": {"zh": "土", "en": "Soil"},
    "sections": [
        {
            "id": "kinds",
            "title": "种类",
            "hours": "3",
            "topics": [
                {
                    "id": "loam",
                    "title": {"zh": "壤土", "en": "Loam"},
                    "outcomes": [{"zh": "认出壤土", "en": "Tell loam"}],
                    "resources": [link("https://a.example/"), link("https://b.example/", "paid")],
                    "reviewed": "2026-03",
                },
                {
                    "id": "clay",
                    "title": {"zh": "黏土", "en": "Clay"},
                    "resources": [link("https://c.example/", "paid")],
                    "reviewed": "2025-12",
                },
            ],
        },
        {"id": "tools", "title": {"zh": "工具", "en": "Tools"}},
    ],
}
PLANTS = {
    "id": "plants",
    "title": {"zh": "植物", "en": "Plants"},
    "sections": [
        {
            "id": "beans",
            "title": {"zh": "豆", "en": "Beans"},
            "topics": [{"id": "peas", "title": {"zh": "豌豆", "en": "Peas"}}],
        }
    ],
}
DEAD = Record(
    {
        "https://a.example/": Entry(state="ok"),
        "https://c.example/": Entry(
            state="gone", since=date(2026, 11, 1), failed=date(2026, 11, 8), days=3
        ),
    }
)


def roadmap(*stages: object) -> Roadmap:
    texts = {"zh": "园", "en": "Garden"}
    head = {"title": texts, "summary": texts, "languages": ["zh", "en"]}
    return Roadmap.model_validate(head | {"stages": list(stages)})


def found(known: Record = DEAD) -> Status:
    return status(roadmap(SOIL, PLANTS), known)


def test_shares_are_counted_by_stage_and_language() -> None:
    soil, plants = found().stages
    # The titles of the stage, two sections, two topics and three resources, and one outcome; a
    # section has no English, and the titles of resources are of every language.
    assert soil.texts == {"zh": Share(9, 9), "en": Share(8, 9)}
    assert soil.topics == {
        "outcomes": Share(1, 2),
        "resources": Share(2, 2),
        "free": Share(1, 2),
        "reviewed": Share(2, 2),
    }
    assert (soil.hours, plants.hours) == (Share(1, 2), Share(0, 1))
    assert (soil.oldest, plants.oldest) == ("2025-12", "")
    assert (soil.dead, plants.dead) == (1, 0)


def test_the_whole_is_more_than_its_stages() -> None:
    whole = found().whole
    stages = found().stages
    assert whole.texts["zh"].all == 2 + sum(row.texts["zh"].all for row in stages)
    assert whole.topics["outcomes"] == Share(1, 3)


def test_what_topics_lack_is_listed_once() -> None:
    names = {what: [topic.id for topic in topics] for what, topics in found().lacking.items()}
    assert names == {
        "outcomes": ["clay", "peas"],
        "resources": ["peas"],
        "free": ["clay"],  # What has no resource at all lacks more than a free one.
        "reviewed": ["peas"],
    }


def test_reviews_are_listed_by_month() -> None:
    months = [(month, [topic.id for topic in topics]) for month, topics in found().reviews]
    assert months == [("2025-12", ["clay"]), ("2026-03", ["loam"])]
    assert [topic.id for _, topic in found().oldest] == ["clay"]


def test_dead_links_are_unknown_where_none_was_asked() -> None:
    assert found(Record()).dead is None
    assert found(Record()).whole.dead is None
    assert [(dead.url, dead.part.id) for dead in found().dead or ()] == [
        ("https://c.example/", "clay")
    ]


@pytest.mark.parametrize(("there", "percent"), [((0, 0), 100), ((999, 1000), 99), ((0, 3), 0)])
def test_a_share_is_never_rounded_up_to_all(there: tuple[int, int], percent: int) -> None:
    assert Share(*there).percent == percent


def test_the_table_has_columns_one_under_another() -> None:
    head, *rows = report.as_text(found()).split("\n\n")[0].splitlines()
    assert [row.split()[0] for row in rows] == ["soil", "plants", "all"]
    assert {len(row) for row in rows} == {len(head)}
    assert "dead links (1):\n  https://c.example/ (clay)" in report.as_text(found())


def test_the_json_has_all_and_a_version() -> None:
    value = json.loads(report.as_json(found()))
    assert value["version"] == report.VERSION
    assert value["languages"] == ["zh", "en"]
    assert value["stages"][0]["topics"]["free"] == {"there": 1, "all": 2}
    assert value["lacking"]["outcomes"] == ["clay", "peas"]
    assert value["reviews"][0] == {"month": "2025-12", "topics": ["clay"]}
    assert value["dead_links"] == [{"url": "https://c.example/", "at": "clay"}]
    assert json.loads(report.as_json(found(Record())))["dead_links"] is None


def test_long_lists_are_cut_and_say_so() -> None:
    topics = [{"id": f"topic-{n}", "title": "题"} for n in range(MAX_LISTED + 3)]
    many = {"id": "many", "title": "多", "sections": [{"id": "a", "title": "甲", "topics": topics}]}
    found = status(roadmap(many), Record())
    assert report.as_text(found).count("... and 3 more") == 3
    assert report.as_markdown(found).count("- topic-") == 3 * MAX_LISTED
    assert len(json.loads(report.as_json(found))["lacking"]["outcomes"]) == MAX_LISTED + 3
    assert page_of(roadmap(many), Record()).count("另有 3 个") == 3


def page_of(roadmap: Roadmap, known: Record, language: str = "zh") -> str:
    made = pages(editions(roadmap, links=known)[language])
    return next(page.markdown for page in made if page.kind == "status")


def test_the_page_says_the_same_in_each_language() -> None:
    for language in ("zh", "en"):
        page = page_of(roadmap(SOIL, PLANTS), DEAD, language)
        assert page.startswith("---\nhide: [navigation]\nsearch:\n  exclude: true\n---\n")
        assert 'href="https://c.example/"' in page
        assert page.count("<tr>") == 4
        assert '<td class="rm-statuspage__less">1/3</td>' in page


def test_a_page_where_nothing_is_lacking_says_so() -> None:
    assert "什么都不缺。" in page_of(roadmap(), Record())
    assert "什么都不缺。" not in page_of(roadmap(SOIL), Record())


def entry(**values: object) -> str:
    return json.dumps({"version": 1, "links": {"https://a.example/": values}})


@pytest.mark.parametrize(
    ("text", "asked", "dead"),
    [
        (entry(state="ok", answered="2026-11-01"), 1, 0),
        (entry(state="unasked"), 0, 0),
        (entry(state="gone", since="2026-11-01", failed="2026-11-08", days=3), 1, 1),
        (entry(state="gone", since="2026-11-01", failed="2026-11-08", days=2), 1, 0),
        (entry(state="asleep", since="2026-11-01", failed="2026-11-03", days=3), 1, 0),
        (entry(state="closed", since="2026-11-01", failed="2026-11-08", days=3), 1, 0),
        ("not JSON", 0, 0),
        ("[]", 0, 0),
        ('{"links": [1]}', 0, 0),
        (entry(state="gone", since="yesterday", failed="today", days=3), 0, 0),
    ],
)
def test_what_is_known_of_links_is_read(tmp_path: Path, text: str, asked: int, dead: int) -> None:
    (tmp_path / "links.json").write_text(text, encoding="utf-8")
    known = link_record.read(tmp_path, "roadmap")[0]
    assert (len(known.asked), len(known.dead)) == (asked, dead)


def test_nothing_is_known_of_links_without_a_file(tmp_path: Path) -> None:
    assert link_record.read(tmp_path, "roadmap")[0] == Record()


def test_parts_are_counted_with_their_stages_below() -> None:
    named = [{"id": name, "title": name, "stages": [name]} for name in ("soil", "plants")]
    whole = roadmap(SOIL, PLANTS).model_copy(
        update={
            "parts": tuple(
                Part.model_validate(part | {"id": f"the-{part['id']}"}) for part in named
            )
        }
    )
    parted = status(whole, DEAD)
    assert [row.texts for row, _ in parted.parts if row] == [row.texts for row in parted.stages]
    labels = [line.split()[0] for line in report.as_text(parted).splitlines() if line]
    assert labels[1:6] == ["the-soil", "soil", "the-plants", "plants", "all"]
    told = json.loads(report.as_json(parted))
    assert [row["id"] for row in told["parts"]] == ["the-soil", "the-plants"]
    assert "parts" not in json.loads(report.as_json(found()))
