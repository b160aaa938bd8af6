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
