"""What an import takes a number, a link, a title or a language for."""

from __future__ import annotations

import pytest

from roadmap_site.authoring.importing.estimates import find, whole
from roadmap_site.authoring.importing.gather import address
from roadmap_site.authoring.importing.languages import language_of
from roadmap_site.authoring.importing.names import Names, slug
from roadmap_site.authoring.importing.needs import Known
from roadmap_site.authoring.importing.resources import cost_of, kind_of, language_of_link
from roadmap_site.authoring.importing.runs import Run, prose
from roadmap_site.authoring.importing.titles import heading_text


@pytest.mark.parametrize(
    ("text", "hours", "words"),
    [
        ("2 weeks", "20", "2 weeks"),
        ("Mathematics (2 weeks)", "20", " (2 weeks)"),
        ("10-15 hours", "10-15", "10-15 hours"),
        ("10–15 hrs", "10-15", "10–15 hrs"),
        ("3 周", "30", "3 周"),
        ("基础（1–2 个月）", "43-87", "（1–2 个月）"),
        ("~40h", "40", "~40h"),
        ("约 40 小时", "40", "约 40 小时"),
        ("100+ hours", "100", "100+ hours"),
        ("14 weeks, 6-10 hours/week", "84-140", "14 weeks, 6-10 hours/week"),
        ("每周 10 小时，共 3 周", "30", "每周 10 小时，共 3 周"),
        ("2 weeks at 5 hours per week", "10", "2 weeks at 5 hours per week"),
        ("1.5 hours", "1-2", "1.5 hours"),
        ("90 minutes", "1-2", "90 minutes"),
        ("2 days", "2-3", "2 days"),
        ("Graphs - 3 weeks", "30", "3 weeks"),
        ("3 Wochen", "30", "3 Wochen"),
    ],
)
def test_estimates_become_hours(text: str, hours: str, words: str) -> None:
    found = find(text, 10)
    assert found
    assert (found.written, text[found.start : found.end]) == (hours, words)


@pytest.mark.parametrize(
    "text",
    [
        "Learn it in 24 hours",
        "Week 3",
        "第 3 周",
        "6-10 hours/week",
        "The 2 weeks before",
        "Python 3",
        "(5000 weeks)",
        "",
    ],
)
def test_other_numbers_stay_text(text: str) -> None:
    assert find(text, 10) is None


def test_a_week_has_the_hours_that_were_asked_for() -> None:
    estimate = find("2-3 weeks", 7)
    assert estimate
    assert estimate.written == "14-21"


def test_a_line_is_an_estimate_only_where_it_says_nothing_else() -> None:
    assert whole("Estimated time: 3 weeks", 10)
    assert whole("预计时间：3 周", 10)
    assert not whole("Graphs (3 weeks)", 10)


@pytest.mark.parametrize(
    ("title", "url", "kind"),
    [
        ("Attention", "https://arxiv.org/abs/1706.03762", "paper"),
        ("A Course in Knots", "https://www.youtube.com/watch?v=1", "video"),
        ("A Course in Knots", "https://example.org/", "course"),
        ("深度学习课程", "https://example.cn/", "course"),
        ("《深度学习》", "https://example.cn/", "book"),
        ("Python 教程", "https://example.cn/", "tutorial"),
        ("Knots", "https://docs.example.org/", "docs"),
        ("Knots", "https://example.org/blog/knots", "tutorial"),
        ("knotlib", "https://github.com/example/knotlib", "tool"),
        ("The Knot Book", "https://github.com/example/book", "book"),
        ("Proceedings", "https://example.org/knots-paper.pdf", "paper"),
        ("r/knots", "https://old.reddit.com/r/knots", "community"),
        ("Knots", "https://notreddit.com/", "docs"),
        ("Knots", "https://example.org/", "docs"),
    ],
)
def test_kinds_are_guessed_from_host_title_and_path(title: str, url: str, kind: str) -> None:
    assert kind_of(title, url) == kind


@pytest.mark.parametrize(
    ("title", "url", "around", "language"),
    [
        ("PyTorch 官方文档", "https://pytorch.org/", "zh", "en"),
        ("Go 入门", "https://www.runoob.com/go", "zh", "zh"),
        ("入门", "https://example.org/", "zh", "zh"),
        ("入门", "https://example.org/", "en", "zh"),
        ("Seeing Theory", "https://example.org/", "zh", "en"),
        ("HTTP", "https://example.org/zh-CN/docs", "en", "zh"),
        ("HTTP", "https://example.cn/", "en", "zh"),
        ("はじめての型", "https://example.org/", "en", "ja"),
        ("Knots", "https://example.org/", "de", "de"),
    ],
)
def test_languages_of_links_are_guessed(title: str, url: str, around: str, language: str) -> None:
    assert language_of_link(title, url, around) == language


def test_costs_are_guessed_from_hosts_that_sell() -> None:
    assert cost_of("https://www.udemy.com/course/x") == "paid"
    assert cost_of("https://www.coursera.org/learn/x") == "freemium"
    assert cost_of("https://example.org/") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The way of the list", "en"),
        ("学习路线 with Python", "zh"),
        ("機械学習をはじめる", "ja"),
        ("데이터베이스", "ko"),
        ("Основы программирования", "ru"),
        ("Основи програмування її", "uk"),
        ("Der Weg ist das Ziel und nicht die Eile", "de"),
        ("La ruta para los que aprenden por su cuenta", "es"),
        ("", "en"),
        ("One Chinese word: 中", "en"),
    ],
)
def test_the_language_of_a_text_is_found(text: str, language: str) -> None:
    assert language_of(text) == language


def test_ids_are_readable_and_unique() -> None:
    names = Names()
    given = [
        names.give("C++ Basics", "topic", (1, 1, 1)),
        names.give("Resources", "topic", (1, 1, 2), "graphs"),
        names.give("Resources", "topic", (1, 2, 1), "trees"),
        names.give("Resources", "topic", (1, 2, 2), "trees"),
        names.give("Resources", "topic", (1, 2, 3), "trees"),
        names.give("NLP 基础", "section", (1, 3)),
        names.give("基础", "section", (1, 4)),
        names.give("基础", "section", (1, 4)),
    ]
    assert given == [
        "cpp-basics",
        "resources",
        "trees-resources",
        "resources-topic",
        "topic-1-2-3",
        "nlp",
        "section-1-4",
        "section-1-4-2",
    ]


def test_a_slug_is_short_and_ends_with_a_word() -> None:
    name = slug("A very long title that goes on and on about everything there is to say")
    assert name == "a-very-long-title-that-goes-on-and-on-about"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("🚀 1. Graphs", "Graphs"),
        ("1.2 Graphs", "Graphs"),
        ("a. Graphs", "Graphs"),
        ("一、图", "图"),
        ("（二）图", "图"),
        ("3D Graphics", "3D Graphics"),
        ("2024 in Review", "2024 in Review"),
        ("C#", "C#"),
        ("🎉", "🎉"),
        ("Part I", "Part I"),
    ],
)
def test_titles_lose_their_number_and_their_pictures(title: str, text: str) -> None:
    assert heading_text(title) == text


def test_prerequisites_are_found_by_title_and_only_before() -> None:
    known = Known()
    for title, name in [
        ("Structures 1: Sets", "sets"),
        ("Requirements, Design, and Reuse", "reuse"),
        ("Nets: Part II", "nets"),
        ("Identifying Faults in Other Programs", "faults"),
    ]:
        known.add(title, name)
    assert known.named_in((Run("Structures 1"),)) == (["sets"], True)
    assert known.named_in((Run("structures 1 and Part II"),)) == (["sets", "nets"], True)
    assert known.named_in((Run("Requirements, Design, and Reuse, Sets"),)) == (["reuse"], False)
    assert known.named_in((Run("Other Programs"),)) == ([], False)
    assert known.named_in((Run("Later"),)) == ([], False)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        ((Run("a*b*c"),), r"a\*b\*c"),
        ((Run("snake_case"),), "snake_case"),
        ((Run("重要：", strong=True), Run("请先读")), "重要：请先读"),
        ((Run("bold", strong=True), Run(" text")), "**bold** text"),
        ((Run("a`b", code=True),), "``a`b``"),
        ((Run("<b>"),), "<b>"),
    ],
)
def test_prose_says_what_was_written(runs: tuple[Run, ...], written: str) -> None:
    assert prose(runs) == written


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("https://a.example/x?utm_source=b&c=1#d", "https://a.example/x?c=1#d"),
        ("https://a.example/x?fbclid=1", "https://a.example/x"),
        ("https://a.example/x?a=1&b=2", "https://a.example/x?a=1&b=2"),
    ],
)
def test_what_tells_where_an_address_was_copied_goes(url: str, bare: str) -> None:
    assert address(url) == bare
