"""What a robots.txt allows."""

from __future__ import annotations

import pytest

from roadmap_site.authoring.links.robots import SLOWEST, parse

FILE = """\ufeff# Who may read what.
User-agent: another-robot
Disallow: /

User-agent: *
User-Agent: a-third
Disallow: /closed
Allow: /closed/open
Disallow: /*.pdf$
Disallow: /*?sort=
Disallow: /%e4%b8%ad
Allow: /equal
Disallow: /equal
Disallow:
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("", True),
        ("/", True),
        ("/closed", False),
        ("/closed-too", False),
        ("/closed/open/page", True),
        ("/a/paper.pdf", False),
        ("/a/paper.pdf?page=2", True),
        ("/a/paper.pdf.html", True),
        ("/list?sort=up", False),
        ("/list?by=name&sort=up", True),
        ("/中文", False),
        ("/%E4%B8%AD", False),
        ("/equal", True),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:
    assert parse(FILE, "roadmap-site").allow(f"https://host.test{path}") is allowed


def test_rules_for_the_program_itself_come_before_those_for_all() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Roadmap-Site/1\nDisallow: /only\n"
    robots = parse(text, "roadmap-site")
    assert robots.allow("https://host.test/")
    assert not robots.allow("https://host.test/only")


def test_groups_for_the_same_program_belong_together() -> None:
    text = "User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: *\nDisallow: /b\n"
    robots = parse(text, "roadmap-site")
    assert [robots.allow(f"https://host.test/{path}") for path in "abc"] == [False, False, True]


@pytest.mark.parametrize(
    ("line", "pause"),
    [("2.5", 2.5), ("-1", 0), ("soon", 0), ("86400", SLOWEST), ("nan", 0), ("inf", SLOWEST)],
)
def test_a_pause_between_requests(line: str, pause: float) -> None:
    assert parse(f"User-agent: *\nCrawl-delay: {line}\n", "roadmap-site").pause == pause


@pytest.mark.parametrize(
    "text", ["", "<html>Not found</html>", "Disallow: /", ":\n::\n\0", "User-agent: *"]
)
def test_what_says_nothing_allows_everything(text: str) -> None:
    assert parse(text, "roadmap-site").allow("https://host.test/any")


def test_no_pattern_takes_long() -> None:
    text = f"User-agent: *\nDisallow: /{'*a' * 2000}b\n"
    assert parse(text, "roadmap-site").allow(f"https://host.test/{'a' * 5000}")
