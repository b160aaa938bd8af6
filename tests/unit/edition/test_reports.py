"""The link that reports a mistake: where there is one, and what it fills in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from roadmap_site.edition import Edition, editions
from roadmap_site.edition.reports import FORM, SUGGESTION, Desk, desk
from roadmap_site.model import Roadmap
from roadmap_site.pages import pages

FORMS = Path(__file__).resolve().parents[3] / ".github" / "ISSUE_TEMPLATE"
ROADMAP = Roadmap.model_validate(
    {
        "title": "Map",
        "summary": "Route",
        "languages": ["zh", "en"],
        "stages": [
            {
                "id": "start",
                "title": "Start",
                "sections": [
                    {
                        "id": "soil",
                        "title": "Soil",
                        "topics": [{"id": "loam", "title": 'Loam "<b>" & {{ x }}'}],
                    }
                ],
            }
        ],
    }
)


def edition(language: str, place: Desk | None, *, directory_urls: bool = True) -> Edition:
    return editions(ROADMAP, directory_urls=directory_urls, desk=place)[language]


@pytest.mark.parametrize(
    "repo_url",
    [
        "https://github.com/somebody/portal",
        "https://github.com/somebody/portal/",
        "https://github.com/somebody/portal.git",
        "https://token@github.com/somebody/portal",
    ],
)
def test_a_repository_on_github_has_a_desk(repo_url: str) -> None:
    found = desk(repo_url, "")
    assert found
    assert found.form == "https://github.com/somebody/portal/issues/new"


@pytest.mark.parametrize("host", ["github.example.org", "somebody.ghe.com", "github.example:8443"])
def test_a_companys_own_host_has_one(host: str) -> None:
    found = desk(f"https://{host}/somebody/portal", "")
    assert found
    assert found.form == f"https://{host}/somebody/portal/issues/new"


@pytest.mark.parametrize(
    "repo_url",
    [
        "",
        "https://gitlab.com/somebody/portal",
        "https://gitee.com/somebody/portal",
        "https://notgithub.com/somebody/portal",
        "https://github.com/somebody",
        "https://github.com/somebody/portal/tree/main",
        "https://github.com//portal",
        "ssh://github.com/somebody/portal",
        "git@github.com:somebody/portal.git",
    ],
)
def test_other_places_have_none(repo_url: str) -> None:
    assert desk(repo_url, "https://pages.example/") is None


def test_page_and_topic_are_encoded() -> None:
    place = Desk("https://github.com/somebody/portal/issues/new", "https://pages.example/a")
    assert place.href("stages/start/#loam", "loam") == (
        "https://github.com/somebody/portal/issues/new?template=mistake.yml"
        "&page=https%3A%2F%2Fpages.example%2Fa%2Fstages%2Fstart%2F%23loam&topic=loam"
    )


@pytest.mark.parametrize(
    ("language", "site_url", "directory_urls", "page"),
    [
        ("zh", "https://pages.example/", True, "https://pages.example/stages/start/#loam"),
        ("en", "https://pages.example/", True, "https://pages.example/en/stages/start/#loam"),
        ("en", "", True, "en/stages/start/#loam"),
        ("zh", "", False, "stages/start.html#loam"),
    ],
)
def test_the_page_is_the_topics_own(
    language: str, site_url: str, directory_urls: bool, page: str
) -> None:
    place = desk("https://github.com/somebody/portal", site_url)
    made = edition(language, place, directory_urls=directory_urls)
    said = parse_qs(urlsplit(made.report_of(ROADMAP.topics[0])).query)
    assert said == {"template": [FORM], "page": [page], "topic": ["loam"]}


def stage_page(made: Edition) -> str:
    (page,) = (page for page in pages(made) if page.kind == "stage")
    return page.markdown


def test_the_link_stands_where_no_search_looks() -> None:
    markdown = stage_page(edition("en", desk("https://github.com/somebody/portal", "")))
    start = markdown.index('<div class="rm-topic__ways"')
    ways = markdown[start : markdown.index("</div>", start)]
    assert "data-search-exclude" in markdown[start : markdown.index(">", start)]
    assert markdown.count("issues/new") == ways.count("issues/new") == 1
    assert "?template=mistake.yml&amp;page=" in ways
    assert (
        'aria-label="Report a mistake: Loam &#34;&lt;b&gt;&#34; &amp; {{ x }}">Report</a>' in ways
    )


@pytest.mark.parametrize("language", ROADMAP.languages)
def test_without_a_desk_there_is_no_link(language: str) -> None:
    assert edition(language, None).report_of(ROADMAP.topics[0]) == ""
    assert "rm-report" not in stage_page(edition(language, None))


def test_the_form_has_what_the_link_fills_in() -> None:
    form = yaml.safe_load((FORMS / FORM).read_text(encoding="utf-8"))
    query = urlsplit(Desk("https://github.example/a/b/issues/new", "").href("", "loam")).query
    fields = {part["id"]: part["type"] for part in form["body"]}
    wanted = parse_qs(query, keep_blank_values=True).keys() - {"template"}
    assert {fields.get(name) for name in wanted} == {"input"}


def test_a_resource_is_suggested_in_a_form_that_is_there() -> None:
    address = urlsplit(Desk("https://github.com/a/b/issues/new", "").suggestion)
    assert parse_qs(address.query) == {"template": [SUGGESTION]}
    form = yaml.safe_load((FORMS / SUGGESTION).read_text(encoding="utf-8"))
    # The search fills in what was looked for.
    assert "topic" in {field.get("id") for field in form["body"]}
