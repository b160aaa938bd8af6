"""Whole words are found in every script, and never parts of others."""

from __future__ import annotations

import pytest

from roadmap_site.text.finding import words


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        # Scripts with spaces: a word within a word is none.
        ("ai", "AI is in maintain, not in ai-based or ai_2", ["AI", "ai", "ai"]),
        ("код", "Декодер меняет кодировку. Здесь порядок и код.", ["код"]),
        ("ряд", "порядок, ряд", ["ряд"]),
        ("été", "répété, été", ["été"]),
        ("größe", "Schuhgröße und Größe", ["Größe"]),
        ("νερό", "νερό, νερόμυλος", ["νερό"]),
        ("تربة", "التربة وتربة", []),
        ("تربة", "في تربة خصبة", ["تربة"]),
        ("гараж", "в гараже у гаража", []),
        ("код", "кода, коды, кодом, Код", ["Код"]),
        ("netz", "Netzwerk, Datennetz, netzartig und Netz", ["Netz"]),
        ("متغير", "المتغير ومتغيرات بمتغير «متغير»، متغير؟", ["متغير"] * 2),
        ("كود", "كودٌ الكود كود", ["كود"]),
        ("کتاب", "کتاب‌ها، کتابخانه، کتاب", ["کتاب"]),
        ("גן", "גן גנן הגן גן־ילדים", ["גן"] * 2),
        ("कर", "कर करना करी", ["कर"]),
        ("नमी", "नमी, नमीदार", ["नमी"]),
        ("é", "cafe\u0301 \u00e9", ["\u00e9"]),
        # Korean writes particles onto the word.
        ("모델", "모델은 대형모델 모델링 모델에서는 모델", ["모델"] * 3),
        # Scripts without spaces: nothing tells where a word ends.
        ("分词", "做分词时", ["分词"]),
        ("デジタル", "デジタル農業", ["デジタル"]),
        ("コード", "バーコードとコードを書くエンコード", ["コード"]),
        ("学習", "機械学習と学習率", ["学習"] * 2),
        ("ดิน", "ความชื้นของดินมี", ["ดิน"]),
        # Where the two meet, each keeps its own rule.
        ("gpu", "用GPU训练，GPUs 不算", ["GPU"]),
        ("k 均值", "用K 均值聚类，不用Kk 均值", ["K 均值"]),
        ("c++", "C++ 和 C++20", ["C++", "C++"]),
    ],
)
def test_whole_words(word: str, text: str, found: list[str]) -> None:
    assert [hit[0] for hit in words([word]).finditer(text)] == found


@pytest.mark.parametrize(
    ("known", "text", "found"),
    [
        # Words that begin alike, however their letters are written, and the longest one wins.
        (["sabc", "s", "ſ-b"], "S-b s", ["S-b", "s"]),
        (["kabc", "k", "\u212a-b"], "k-b K", ["k-b", "K"]),
        (["iabc", "i", "ı-b"], "I-b", ["I-b"]),
        (["μabc", "μ", "µ-b"], "μ-b", ["μ-b"]),
        (["学", "学习率", "学习"], "学习率和学习", ["学习率", "学习"]),
        (["model", "model card", "models"], "model cards, models", ["model", "models"]),
    ],
)
def test_the_longest_word_at_a_place(known: list[str], text: str, found: list[str]) -> None:
    assert [hit[0] for hit in words(known).finditer(text)] == found
