"""Languages are told apart by what their tags say and what goes without saying."""

from __future__ import annotations

import pytest

from roadmap_site.edition import languages

KNOWN = ("ar", "en", "es", "nb", "pt", "sr", "zh", "zh-TW")


@pytest.mark.parametrize(
    ("tag", "near"),
    [
        ("zh", "zh"),
        ("zh-Hans", "zh"),
        ("zh-SG", "zh"),
        ("zh-TW", "zh-TW"),
        ("zh-Hant", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("pt-BR", "pt"),
        ("es-419", "es"),
        ("en-GB", "en"),
        ("no", "nb"),
        ("sr-Latn", None),
        ("tlh", None),
        ("x-nothing", None),
    ],
)
def test_the_nearest_language_has_the_same_script(tag: str, near: str | None) -> None:
    assert languages.nearest(tag, KNOWN) == near


@pytest.mark.parametrize(
    "tag", ["ar", "he", "fa", "ur", "ps", "dv", "ckb", "yi", "pa-PK", "az-Arab"]
)
def test_some_languages_run_from_right_to_left(tag: str) -> None:
    assert languages.is_rtl(tag)


@pytest.mark.parametrize("tag", ["en", "zh-TW", "hi", "th", "ru", "pa", "tlh", "x-nothing"])
def test_most_languages_run_from_left_to_right(tag: str) -> None:
    assert not languages.is_rtl(tag)


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (("zh", "en"), ["中文", "English"]),
        (("zh", "zh-TW", "en", "en-GB"), ["简体中文", "繁體中文", "English", "British English"]),
        (("zh-TW", "zh-HK"), ["中文 (繁體, 台灣)", "中文 (繁體字, 中國香港特別行政區)"]),
        (("pt", "pt-BR", "ru"), ["Português", "Português (Brasil)", "Русский"]),
        (("tlh", "ja"), ["Tlh", "日本語"]),
    ],
)
def test_a_menu_names_each_language_in_itself(tags: tuple[str, ...], names: list[str]) -> None:
    assert list(languages.names(tags).values()) == names


def test_short_names_tell_languages_apart() -> None:
    usual = {"zh": "中", "zh-TW": "中", "zh-HK": "中", "en": "EN", "en-GB": "EN"}

    def short(*tags: str) -> list[str]:
        return list(languages.short_names(tags, usual).values())

    assert short("zh", "en") == ["中", "EN"]
    assert short("zh", "zh-TW") == ["简", "繁"]
    assert short("zh-TW", "zh-HK") == ["zh-TW", "zh-HK"]
    assert short("en", "en-GB", "zh") == ["EN", "EN-GB", "中"]


@pytest.mark.parametrize(
    ("text", "tag", "within", "said"),
    [
        ("f(x)", "en", "ar", "\u2066f(x)\u2069"),
        ("شيء", "ar", "en", "\u2067شيء\u2069"),
        ("Ding", "de", "en", "Ding"),
        ("شيء", "ar", "fa", "شيء"),
    ],
)
def test_a_text_keeps_its_direction_among_others(
    text: str, tag: str, within: str, said: str
) -> None:
    assert languages.isolated(text, tag, within) == said


@pytest.mark.parametrize(
    ("text", "within", "said"),
    [
        ("Ada Example", "ar", "\u2066Ada Example\u2069"),
        ("نشر API", "ar", "نشر API"),
        ("API نشر", "he", "API نشر"),
        ("3", "ar", "3"),
        ("Ada Example", "en", "Ada Example"),
    ],
)
def test_only_what_is_all_in_other_letters_is_set_apart(text: str, within: str, said: str) -> None:
    assert languages.set_apart(text, within) == said


@pytest.mark.parametrize(
    ("text", "tag", "said"),
    [
        ("من 10–20 سطرًا", "ar", "من \u206610–20\u2069 سطرًا"),
        ("1.5–2 – 3", "he", "\u20661.5–2\u2069 – 3"),
        ("أ–ب", "ar", "أ–ب"),
        ("10–20 lines", "en", "10–20 lines"),
    ],
)
def test_a_range_runs_from_its_low_end(text: str, tag: str, said: str) -> None:
    assert languages.with_ranges(text, tag) == said
