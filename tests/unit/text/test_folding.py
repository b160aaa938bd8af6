"""What differs only in how it is written is one word to the search."""

from __future__ import annotations

import pytest

from roadmap_site.text.fillers import fillers
from roadmap_site.text.folding import fold, humps, rules, words
from roadmap_site.text.sounds import sounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("train_test_split", ["train", "test", "split"]),
        ("fine-tuning a model", ["fine", "tuning", "a", "model"]),
        ("C++, C# and .NET", ["C++", "C#", "and", ".NET"]),
        ("e.g. 1.5", ["e", "g", "1", "5"]),
        ("bert模型和R²", ["bert", "模型和", "R²"]),
        ("デジタル農業を測定する", ["デジタル", "農業", "を", "測定", "する"]),
        ("ความชื้นในดิน สูง", ["ความชื้นในดิน", "สูง"]),
        ("ដីស្រែ Python", ["ដីស្រែ", "Python"]),
        ("التُّربة", ["التُّربة"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("“……”", []),
        ("", []),
    ],
)
def test_words_end_where_readers_would_end_them(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＧＰＵ", "gpu"),
        ("R²", "r2"),
        ("線性代數", "线性代数"),
        ("Ångström", "angstrom"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("học", "hoc"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("ガイド", "がいど"),
        ("التُّربة", "تربة"),
        ("والتربة", "تربة"),
        ("شجرة", "شجره"),
        ("שָׁלוֹם", "שלום"),
        ("ёлка", "елка"),
        ("ΛΌΓΟΣ", "λογος"),
        ("quantisation", "quantization"),
        ("analysing", "analyzing"),
        ("behaviours", "behaviors"),
        ("centre", "center"),
        ("catalogue", "catalog"),
        ("modelling", "modeling"),
    ],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("が", "か"), ("four", "for"), ("rise", "rize"), ("الى", "ى"), ("की", "का"), ("C++", "C")],
)
def test_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_folded_word_stays_as_it_is() -> None:
    for word in ("organisation", "colour", "الكتاب", "線性代數", "ガイド", "İstanbul", "ﬁne", "㎏"):
        assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("LangChain", ["Lang", "Chain"]), ("PyTorch", ["Py", "Torch"]), ("GPUs", []), ("bert", [])],
)
def test_a_name_is_made_of_its_humps(word: str, expected: list[str]) -> None:
    assert humps(word) == expected


def test_a_browser_gets_the_characters_of_the_text_alone() -> None:
    signs = str(rules({"线"})["from"])
    assert "線" in signs
    assert "數" not in signs
    assert "ß" in signs


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("微调", {"weitiao", "wt"}),
        ("线性代数", {"xianxingdaishu", "xxds"}),
        ("准确率", {"zhunquelv", "zhunquelu", "zql"}),
        ("银行", {"yinhang", "yh"}),
    ],
)
def test_chinese_sounds_in_full_and_by_its_initials(word: str, wanted: set[str]) -> None:
    assert wanted <= sounds(word)


def test_the_fillers_of_a_language_are_known() -> None:
    assert "怎么" in fillers("zh-TW")
    assert "how" in fillers("en")
    assert fillers("tlh") == []
