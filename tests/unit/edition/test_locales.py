"""Every language of the interface is whole: all words, all plural forms, nothing left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from roadmap_site.edition import wording
from roadmap_site.edition.words import FALLBACK, lacking, spoken_here, table_of

CASES = Path(__file__).resolve().parents[2] / "cases" / "words"
SAME: Mapping[str, list[str]] = yaml.safe_load(
    (CASES / "same_as_english.yml").read_text(encoding="utf-8")
)
"""The words that a language has in common with English."""

every_language = pytest.mark.parametrize("tag", spoken_here())
every_other = pytest.mark.parametrize("tag", [tag for tag in spoken_here() if tag != FALLBACK])


@every_language
def test_words_fit_their_places(tag: str) -> None:
    assert list(wording.faults(table_of(tag), tag)) == []


@every_language
def test_no_word_is_missing(tag: str) -> None:
    assert lacking(table_of(FALLBACK), table_of(tag)) - {"languages.zh", "languages.en"} == set()


@every_language
def test_no_word_is_empty_or_has_spaces_around(tag: str) -> None:
    glue = {"separator", "comma", "colon", "script.colon", "script.semicolon"}
    texts = {place: text for place, text in said(tag) if place not in glue}
    assert [place for place, text in texts.items() if text != text.strip() or not text] == []


@every_other
def test_words_are_translated(tag: str) -> None:
    """What is the same as in English may have been forgotten, unless the list says otherwise."""
    english = dict(said(FALLBACK))
    same = {place for place, text in said(tag) if text == english.get(place) and letters(text)}
    assert same == set(SAME.get(tag, ()))


def letters(text: str) -> bool:
    """Tell whether there is anything to translate outside of braces."""
    return any(sign.isalpha() for sign in "".join(text.split("{")[:1] + text.split("}")[1:]))


def said(tag: str) -> Iterator[tuple[str, str]]:
    """Give every text of a language by the place that it stands in."""
    for key, entry in table_of(tag).items():
        yield from _texts(key, entry)


def _texts(place: str, entry: str | Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(entry, str):
        yield place, entry
    else:
        for name, within in entry.items():
            yield from _texts(f"{place}.{name}", within)


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("zh", "other"),
        ("en", "one other"),
        ("fr", "one other"),
        ("ru", "few many one other"),
        ("ar", "few many one two zero other"),
        ("he", "one two other"),
    ],
)
def test_languages_have_their_plural_forms(tag: str, forms: str) -> None:
    assert wording.forms(tag) == tuple(forms.split())


@pytest.mark.parametrize(
    ("tag", "said", "told"),
    [
        ("ru", {"hone": "Домой"}, "no word of the interface"),
        ("ru", {"types": {"film": "Фильм"}}, "no word of the interface"),
        ("ru", {"types": "Тип"}, "is a table of words"),
        ("ru", {"home": ["Домой"]}, "has no words"),
        ("ru", {"home": {"one": "Дом", "other": "Дом"}}, "depends on no number"),
        ("ru", {"topics": "{count} тем"}, "depends on a number"),
        ("ru", {"topics": {"one": "{count} тема", "other": "{count} темы"}}, "few, many"),
        ("ru", {"topics": {"two": "{count} темы"}}, "is no plural form here"),
        ("ru", {"also_in": "Ещё"}, "{language} is missing"),
        ("ru", {"home": "Дом {count}"}, "{count} cannot be filled in"),
        ("ru", {"missing": "{language.real} {language}"}, "{language.real} cannot be"),
        ("ru", {"missing": "{language!r:>9} {language}"}, "{language!r:>9} cannot be"),
        ("ru", {"missing": "{language"}, "brace without its other"),
        # In Russian 1, 21 and 31 share a form, so that it has to say which.
        ("ru", {"topics": dict.fromkeys(("one", "few", "many", "other"), "тем")}, "{count} is"),
    ],
)
def test_what_does_not_fit_is_told(tag: str, said: Mapping[str, object], told: str) -> None:
    assert any(told in fault.message for fault in wording.faults(said, tag))


def test_a_language_may_name_itself_in_its_own_form() -> None:
    assert list(wording.faults({"missing": "Пока нет на русском"}, "ru")) == []


def test_a_form_for_one_number_need_not_name_it() -> None:
    names = ("zero", "few", "many", "other")
    forms = {"one": "موضوع واحد", "two": "موضوعان", **dict.fromkeys(names, "{count} موضوع")}
    assert list(wording.faults({"topics": forms}, "ar")) == []


MAINLAND = (
    *(
        "搜索",
        "鏈接",
        "默認",
        "數據",
        "程序",
        "視頻",
        "網絡",
        "信息",
        "軟件",
        "屏幕",
        "打印",
        "導出",
    ),
    *(
        "導入",
        "設置",
        "保存",
        "服務器",
        "計劃",
        "刷新",
        "代碼",
        "打開",
        "跳過",
        "撤銷",
        "教程",
        "頁籤",
    ),
)
"""Words of the mainland that Taiwan has others for, in its characters."""


@pytest.mark.parametrize(("tag", "encoding"), [("zh-TW", "cp950"), ("zh", "gb2312")])
def test_chinese_has_the_characters_of_its_readers(tag: str, encoding: str) -> None:
    """An old encoding knows those of one side alone."""
    signs = {sign for _, text in said(tag) for sign in text if "\u4e00" <= sign <= "\u9fff"}
    assert len(signs) > 300
    assert {sign for sign in signs if not sign.encode(encoding, "ignore")} == set()


def test_traditional_chinese_is_that_of_taiwan() -> None:
    found = [
        (place, word)
        for place, text in said("zh-TW")
        if not place.startswith("also_called")
        for word in (*MAINLAND, "“", "”")
        if word in text
    ]
    assert found == []


def test_french_signs_keep_to_the_word_before() -> None:
    """An ordinary space would let a line begin with them."""
    assert [place for place, text in said("fr") if re.search(r" [:;!?»]|« ", text)] == []


@every_language
def test_the_help_calls_the_states_by_their_names(tag: str) -> None:
    texts = dict(said(tag))
    states = [texts[f"script.{state}"] for state in ("new", "learning", "done", "skipped")]
    assert [state for state in states if state not in texts["keys_help"]] == []


def test_arabic_does_not_take_marking_for_learning() -> None:
    """Without vowels one verb may be either: what you mark, or what you have learnt."""
    marking = re.compile("(?:ما|ثم) ت?علّمه|^علّم|تعليم")
    texts = {place: text for place, text in said("ar") if not place.startswith("also_called")}
    assert [place for place, text in texts.items() if marking.search(text)] == []
