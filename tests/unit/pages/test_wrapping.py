"""How the words of a box are broken into lines."""

from __future__ import annotations

import pytest

from roadmap_site.pages.wrapping import columns_of, wrapped


@pytest.mark.parametrize(
    ("title", "columns", "rows"),
    [
        ("Retrieval-Augmented Generation", 14, ["Retrieval-", "Augmented", "Generation"]),
        ("Encoder/Decoder", 10, ["Encoder/", "Decoder"]),
        ("Schifffahrtsgesellschaft", 12, ["Schifffahrts", "gesellschaft"]),
        ("x-y", 10, ["x-y"]),
        ("", 10, [""]),
    ],
)
def test_a_long_word_is_parted_at_its_hyphens_first(
    title: str, columns: int, rows: list[str]
) -> None:
    assert wrapped(title, columns) == rows


@pytest.mark.parametrize(
    ("title", "columns", "rows"),
    [
        ("Processing and Computer Vision", 24, ["Processing and", "Computer Vision"]),
        ("3\u00a0大语言模型与开放权重模型", 24, ["3\u00a0大语言模型", "与开放权重模型"]),
        (
            "自然语言处理（NLP）和计算机视觉（CV）",
            18,
            ["自然语言处理", "（NLP）和", "计算机视觉（CV）"],
        ),
        ("今天的大模型结构：RoPE、GQA 与 MoE", 14, ["今天的大模型", "结构：RoPE、", "GQA 与 MoE"]),
        ("從零訓練一個小 GPT", 14, ["從零訓練", "一個小 GPT"]),
    ],
)
def test_lines_are_about_as_long_as_one_another(title: str, columns: int, rows: list[str]) -> None:
    assert wrapped(title, columns) == rows


def test_no_line_has_a_number_alone() -> None:
    assert wrapped("3\u00a0Grundlagen der Wahrscheinlichkeit", 16)[0] == "3\u00a0Grundlagen"
    assert wrapped("12\u00a0线性代数与微积分", 8)[0].startswith("12\u00a0线")


@pytest.mark.parametrize("columns", [1, 2, 11, 24])
def test_nothing_is_lost_and_no_line_too_long(columns: int) -> None:
    title = "Ein Donaudampfschifffahrtskapitän，从零开始（RAG）ばらばら สวัสดีครับ-x/y"
    rows = wrapped(title, columns)
    assert "".join("".join(rows).split()) == "".join(title.split())
    if columns > 2:
        assert all(columns_of(row) <= 2 * columns for row in rows)


@pytest.mark.parametrize(
    ("title", "columns", "rows"),
    [
        # A vowel that is written before its syllable begins it, and marks stay on their letters.
        ("โครงข่ายประสาทเทียม", 13, ["โครงข่ายประสาท", "เทียม"]),
        ("1\u00a0พื้นฐานการเขียนโปรแกรม", 18, ["1\u00a0พื้นฐานการ", "เขียนโปรแกรม"]),
        ("प्रोग्रामिंगसांख्यिकीनैतिकता", 12, ["प्रोग्रामिंगसां", "ख्यिकीनैतिकता"]),
        ("12\u00a0Donaudampfschifffahrt", 14, ["12\u00a0Donaudamp", "fschifffahrt"]),
        ("Wahrscheinlichkeitsrechnung", 11, ["Wahrschei", "nlichkeit", "srechnung"]),
    ],
)
def test_letters_are_kept_whole(title: str, columns: int, rows: list[str]) -> None:
    assert wrapped(title, columns) == rows
