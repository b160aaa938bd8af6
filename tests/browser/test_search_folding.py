"""The build and the browser tell words alike: the same words, in the same form, sign by sign."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from playwright.sync_api import Page

from roadmap_site.text.folding import fold, rules, words
from roadmap_site.text.variants import SIMPLIFIED

RULES = rules({*SIMPLIFIED.values()})

READ = """async ([rules, texts]) => {
  const { folding } = await import(roadmap("folding"))
  const { words, fold } = folding(rules)
  return texts.map(text => words(text).map(word => [word.text, fold(word.text)]).flat().join("\\n"))
}"""

TEXTS = [
    "train_test_split、load_wine 和 C++，C# 与 .NET；F#、A+、5+、a.NET、..NET",
    "ＧＰＵ的R²是①，㎏、½、ﬁne、ǅ",
    "線性代數與機器學習，乾燥、後臺、髮型、鬱",
    "デジタル農業を測定する。ｶﾞｲﾄﾞ、ヴァイオリン、〆切、々、ヽヾ",
    "ความชื้นในดินสูง ๑๒๓ ດິນ မြေ ដីស្រែ",
    "التُّربة والتربة بالتربة للتربة ال لل، أهمية إدارة آلة مى ـــ",
    "organisation colours centre catalogue modelling programmes four rise ΛΌΓΟΣ ΟΔΟΣ ΣΑΣ",
    "İstanbul ıI Straße STRASSE Łódź Ærø đạo học Ёлка й Й",
    "हिन्दी भाषा 한국어를 e\u0301t\u0301 a\u200bb a\u200cb a\u00adb 👩‍💻 ☺️ 𠮷野家",
]


@pytest.fixture
def reader(garden: str, page: Page) -> Page:
    page.goto(f"{garden}en/")
    return page


def test_any_sign_is_read_alike(reader: Page) -> None:
    known = (
        chr(number)
        for number in range(sys.maxunicode + 1)
        if unicodedata.category(chr(number)) not in {"Cn", "Co", "Cs"}
    )
    texts = [f"b{sign}c" for sign in known]
    assert len(texts) > 140_000
    compare(reader, texts)


def test_texts_are_read_alike(reader: Page) -> None:
    compare(reader, TEXTS)
    compare(reader, [line[::-1] for line in TEXTS])


def compare(page: Page, texts: list[str]) -> None:
    read = page.evaluate(READ, [RULES, texts])
    differ = [
        (text, there, here)
        for text, there in zip(texts, read, strict=True)
        if (here := "\n".join(part for word in words(text) for part in (word, fold(word)))) != there
    ]
    assert not differ[:20], len(differ)
