"""Every folder of tests/cases/changes: a roadmap before and after, and what is said of the change.

To add a case, add a folder with `before/` and `after/`. Its `expected.md` is written by
`UPDATE_CASES=1 pytest tests/unit/authoring/test_change_cases.py`: read it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from roadmap_site.authoring import digest
from roadmap_site.model.shares import Share
from roadmap_site.reading import load

CASES = Path(__file__).parents[2] / "cases" / "changes"
NAMES = sorted(folder.name for folder in CASES.iterdir())
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAG = re.compile(r"<(/?\w+)")


def said(name: str) -> str:
    before, after = (load(CASES / name / side, "roadmap") for side in ("before", "after"))
    return digest.digest(before, after)


@pytest.mark.parametrize("name", NAMES)
def test_a_change_is_summed_up_as_expected(name: str) -> None:
    text = said(name)
    expected = CASES / name / "expected.md"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_changes_between_a_roadmap_and_itself(name: str) -> None:
    book = load(CASES / name / "after", "roadmap")
    assert "\n### " not in digest.digest(book, book)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<!-- a -->",
        "[a](https://evil.example)",
        "![a](https://evil.example/a.png)",
        "`code`",
        "**bold** _it_ ~~no~~",
        "a | b",
        "# heading",
        "- [ ] box",
        "&lt;b&gt;",
        "$x$ $$y$$",
        ":smile:",
        "https://evil.example www.evil.example mail@evil.example",
        "a\\",
    ],
)
def test_text_stays_text(text: str) -> None:
    html = PARSER.render(f"- topic “{digest.escaped(text)}”")
    assert {*TAG.findall(html)} == {"ul", "li", "/li", "/ul"}
    shown = html.replace("\u2060", "").replace("&lt;", "<").replace("&gt;", ">")
    assert text in shown.replace("&quot;", '"').replace("&amp;", "&")
    # What code hosts look for in the source, too.
    assert not re.search(r"https?:|www\.|[`$:|\\<>\[\]*_~]", digest.escaped(text))


@pytest.mark.parametrize("text", ["@somebody", "owner/name#12", "#12", "a@evil.example"])
def test_nobody_is_mentioned(text: str) -> None:
    html = PARSER.render(digest.escaped(text))
    assert not re.search(r"@\w|#\w", html)
    assert html.replace("\u2060", "") == f"<p>{text}</p>\n"


def test_a_long_list_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "MOST", 1)
    lines = said("stage-added").splitlines()
    assert sum(line.startswith("- ") for line in lines) == 2
    assert lines[-1] == "- … and 2 more"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Share(0, 0), "100 % (0 of 0)"),
        (Share(199, 200), "99 % (199 of 200)"),
        (Share(2, 2), "100 % (2 of 2)"),
    ],
)
def test_a_share_is_never_rounded_up_to_all(share: Share, text: str) -> None:
    assert str(share) == text
