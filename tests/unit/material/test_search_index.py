"""The search index is cut finer and weighed, and nothing else in it changes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from types import FrameType
from typing import Any

import pytest

from roadmap_site.material.appearance import SEARCH_SEPARATOR
from roadmap_site.material.search_index import WEIGHTS, refine
from roadmap_site.text import chinese_words
from roadmap_site.text.chinese_words import CUT, parts

TraceFunction = Callable[[FrameType, str, Any], Any]

KINDS = {"": "home", "stages/a/": "stage", "resources/": "resources", "corrections/": "corrections"}


def index(*docs: dict[str, Any]) -> str:
    return json.dumps({"config": {"lang": ["en"], "separator": "[\\s\u200b]+"}, "docs": list(docs)})


def entries(given: str, kinds: Mapping[str, str] = KINDS) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(refine(given, kinds).entries)
    return made


def refined(title: str, text: str = "") -> dict[str, Any]:
    [entry] = entries(index({"location": "x/", "title": title, "text": text}), {})
    return entry


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("操作系统", ["操作", "系统"]),
        ("线性代数", ["线性", "代数"]),
        ("深度学习", ["深度", "学习"]),
        ("微积分", ["微", "积分"]),  # one character may stand before a word
        ("数学家", ["数学家"]),  # unless the whole begins with a word, which finds it
        ("系统", ["系统"]),
        ("云", ["云"]),
        ("蟾蜍蜥蜴鳄鱼", ["蟾蜍", "蜥蜴", "鳄鱼"]),
    ],
)
def test_a_word_is_cut_into_words(word: str, expected: list[str]) -> None:
    assert list(parts(word)) == expected


@pytest.mark.parametrize(
    "word", ["操作系统", "预训练", "数据库管理系统", "中华人民共和国", "的的的"]
)
def test_parts_make_up_the_word_again(word: str) -> None:
    assert "".join(parts(word)) == word


def test_long_words_of_titles_and_texts_are_cut() -> None:
    entry = refined(f"学习{CUT}操作系统", f"<p>Unix{CUT}操作系统{CUT}。</p>")
    assert entry["title"] == f"学习{CUT}操作{CUT}系统"
    assert entry["text"] == f"<p>Unix{CUT}操作{CUT}系统{CUT}。</p>"


@pytest.mark.parametrize("text", ["系统", "an operating system", "<p>C++ &amp; K-means</p>", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert refined(text, text) == {"location": "x/", "title": text, "text": text}


def test_only_cuts_are_added() -> None:
    docs: list[dict[str, Any]] = [
        {"location": "hand/", "title": "操作系统", "text": "操作系统 x", "tags": ["操作系统"]},
        {"location": "hand/#a", "title": "b", "text": "", "boost": 3},
    ]
    after = entries(index(*docs))
    for entry in after:
        entry.update({field: entry[field].replace(CUT, "") for field in ("title", "text")})
    assert after == docs


def test_what_every_page_fetches_has_no_entries() -> None:
    given = index({"location": "x/", "title": "t", "text": ""})
    refined = refine(given, KINDS)
    before, after = json.loads(given), json.loads(refined.frame)
    assert after == {"config": before["config"] | {"entries": refined.name}, "docs": []}


@pytest.mark.parametrize(
    ("separator", "expected"),
    [
        (SEARCH_SEPARATOR, "学习，系统·（入门）。·好"),
        (r"[\s\u200b，。]+", "学习，系统·（·入门·）。·好"),
        (r"[\s\u200b]+", "学习·，系统·（·入门·）·。·好"),
        (r"(?<x>[\s\u200b，])+", "学习·，系统·（·入门·）·。·好"),  # of JavaScript only
    ],
)
def test_no_line_can_begin_with_a_sign_that_ends_words(separator: str, expected: str) -> None:
    text = "学习·，系统·（·入门·）·。·好".replace("·", CUT)
    docs = [{"location": "x/", "title": "", "text": text}]
    [entry] = entries(json.dumps({"config": {"separator": separator}, "docs": docs}))
    assert entry["text"].replace(CUT, "·") == expected


def test_refining_twice_changes_nothing_more() -> None:
    once = entries(index({"location": "stages/a/", "title": "操作系统", "text": "微积分"}))
    assert entries(index(*once)) == once


def test_the_index_gets_smaller() -> None:
    text = f"这是{CUT}一条{CUT}自学{CUT}大{CUT}模型{CUT}的{CUT}路线。" * 20
    before = index({"location": "x/", "title": "操作系统", "text": text})
    assert len("".join(refine(before, {})).encode()) < 0.7 * len(before.encode())


def test_pages_and_their_parts_weigh_by_kind() -> None:
    places = ["", "stages/a/", "stages/a/#topic", "resources/#books", "corrections/#a", "hand/"]
    made = entries(index(*({"location": at, "title": "t", "text": ""} for at in places)))
    boosts = {entry["location"]: entry.get("boost") for entry in made}
    assert boosts == {
        "": WEIGHTS["home"],
        "stages/a/": WEIGHTS["stage"],
        "stages/a/#topic": WEIGHTS["stage"],
        "resources/#books": WEIGHTS["resources"],
        "corrections/#a": WEIGHTS["corrections"],
        "hand/": None,
    }


def test_a_weight_that_the_author_set_stays() -> None:
    given = index({"location": "stages/a/", "title": "t", "text": "", "boost": 7})
    assert entries(given)[0]["boost"] == 7


@pytest.mark.parametrize(
    ("run", "rest"),
    [("系统", ""), ("系统", "蟾"), ("中华人民共和国", "的"), ("一", "")],
    ids=["words", "words-and-a-rest", "nested-words", "characters"],
)
def test_the_work_grows_with_a_run_of_characters_and_no_faster(run: str, rest: str) -> None:
    parts("系统")  # loads the dictionary
    short, long = (lines_run(run * times + rest) for times in (500, 1_000))
    assert short > 500
    assert long < 2.1 * short


def lines_run(word: str) -> int:
    """Count the lines of the module that run while a word is cut."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction | None:
        nonlocal count
        if frame.f_code.co_filename != chinese_words.__file__:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    parts.cache_clear()
    sys.settrace(trace)
    try:
        assert "".join(parts(word)) == word
    finally:
        sys.settrace(before)
    return count
