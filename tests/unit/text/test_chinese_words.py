"""Chinese words are cut so that a part finds the whole."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from roadmap_site.text import chinese_words
from roadmap_site.text.chinese_words import cut, parts

TraceFunction = Callable[[FrameType, str, Any], Any]


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


def test_a_run_is_cut_into_words_and_their_parts() -> None:
    assert {"学习", "操作系统", "操作", "系统"} <= {*cut("学习操作系统")}
    assert cut("学习学习") == ("学习",)


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
