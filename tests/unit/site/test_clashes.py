"""No hand-written file is lost without a word, or shown where another machine has only one."""

from __future__ import annotations

import pytest

from roadmap_site.site import clashes, translations

OWN = ["index.html", "plan/index.html", "assets/roadmap/portal.1.css", "cards.txt"]


def left_out(**written: str) -> dict[str, str]:
    return clashes(written, OWN, ("en", "zh-TW"))


@pytest.mark.parametrize(
    ("name", "place", "why"),
    [
        ("index.md", "index.html", "the portal has"),
        ("Plan.md", "Plan/index.html", "the portal has"),
        ("cards.txt", "cards.txt", "the portal has"),
        ("Cards.TXT", "Cards.TXT", "the portal has"),
        ("404.html", "404.html", "every build"),
        ("offline.html", "offline.html", "every build"),
        ("offline.md", "offline.html", "every build"),
        ("sitemap.xml", "sitemap.xml", "every build"),
        ("service-worker.js", "service-worker.js", "every build"),
        ("assets/roadmap/own.css", "assets/roadmap/own.css", "only builds"),
        ("assets/Roadmap/own.css", "assets/Roadmap/own.css", "only builds"),
        ("search/search_index.json", "search/search_index.json", "only builds"),
        ("en.md", "en/index.html", "edition in another language"),
        ("en/index.md", "en/index.html", "call it index.en.md"),
        ("en/deep/x.md", "en/deep/x/index.html", "call it deep/x.en.md"),
        ("EN/x.md", "EN/x/index.html", "call it x.en.md"),
        ("zh-tw/x.png", "zh-tw/x.png", "choose another name"),
    ],
)
def test_what_cannot_be_shown(name: str, place: str, why: str) -> None:
    assert why in left_out(**{name: place})[name]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("about.md", "about/index.html"),
        ("search.md", "search/index.html"),
        ("assets/own.css", "assets/own.css"),
        ("english/x.md", "english/x/index.html"),
        ("de/x.md", "de/x/index.html"),
    ],
)
def test_what_can(name: str, place: str) -> None:
    assert left_out(**{name: place}) == {}


@pytest.mark.parametrize(
    ("a", "b"),
    [("Guide", "guide"), ("\u00e9t\u00e9", "e\u0301te\u0301"), ("stra\u00dfe", "STRASSE")],
)
def test_of_two_that_are_one_on_some_machines_one_is_shown(a: str, b: str) -> None:
    found = left_out(**{f"{a}.md": f"{a}/index.html", f"{b}.md": f"{b}/index.html"})
    assert len(found) == 1
    assert "is the same file" in next(iter(found.values()))


def test_a_page_goes_before_what_is_none() -> None:
    written = {"B/index.html": "B/index.html", "a/index.html": "a/index.html", "c.html": "c.html"}
    shown = {"a.md": "a/index.html", "b.md": "b/index.html"}
    found = clashes(written, OWN, (), shown)
    assert found.keys() == {"B/index.html", "a/index.html"}
    assert "a.md is the same file" in found["a/index.html"]


@pytest.mark.parametrize("names", [("a.md", "a.zh.md"), ("a.zh.md", "a.md")])
def test_a_page_that_is_there_with_its_language_and_without_is_told(names: tuple[str, str]) -> None:
    shown, twice = translations([*names, "a.en.md", "b.zh.md"], ("zh", "en"))
    assert shown == {"zh": {"a.md": "a.md", "b.md": "b.zh.md"}, "en": {"a.md": "a.en.md"}}
    assert twice == {"a.zh.md": "a.md is the same page in 'zh'; remove one of them"}
