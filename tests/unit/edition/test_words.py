"""Phrases that depend on a number take the plural form of the language."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from roadmap_site import edition
from roadmap_site.edition.words import words
from roadmap_site.model import Hours

LOCALES = Path(edition.__file__).parent / "locales"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 topic"),
        ("en", 2, "2 topics"),
        ("en", 0, "0 topics"),
        ("en", 1200, "1,200 topics"),
        ("zh", 1, "1 个主题"),
        ("zh", 2, "2 个主题"),
        # A language without words of its own reads English ones, in their forms: Hindi would
        # count nought as one.
        ("hi", 0, "0 topics"),
    ],
)
def test_a_count_chooses_the_form(language: str, count: int, said: str) -> None:
    assert words(language)("topics", count=count) == said


@pytest.mark.parametrize(
    ("language", "home"),
    [
        ("zh-SG", "首页"),
        ("en-GB", "Home"),
        # Another script of a language is as strange as another language.
        ("sr-Latn", "Home"),
        ("he", "Home"),
        ("x-nothing", "Home"),
    ],
)
def test_the_nearest_language_speaks(language: str, home: str) -> None:
    assert words(language)("home") == home


def test_what_a_language_lacks_is_known() -> None:
    assert words("he").foreign >= {"home", "types.docs"}
    assert words("zh").foreign == words("en-GB").foreign == frozenset()


@pytest.mark.parametrize(
    ("low", "high", "said"), [(1, 1, "1 hour"), (0, 1, "0–1 hours"), (2, 2, "2 hours")]
)
def test_a_range_is_never_one_hour(low: int, high: int, said: str) -> None:
    assert words("en").hours(Hours.model_construct(low=low, high=high)) == said


@pytest.mark.parametrize("file", sorted(LOCALES.glob("*.yml")), ids=lambda file: file.stem)
def test_no_word_takes_the_place_of_another(file: Path) -> None:
    """YAML would take the last of two keys alike in silence."""
    waiting = [yaml.compose(file.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert [key for key in keys if keys.count(key) > 1] == []
            waiting += [value for _, value in node.value]
