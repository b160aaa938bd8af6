"""What a browser keeps of outcomes does not hang on the order of a roadmap's languages."""

from __future__ import annotations

from roadmap_site.edition import Edition
from roadmap_site.edition.words import words
from roadmap_site.model import Outcome, Roadmap

BOTH = Outcome.model_validate(
    {"text": {"zh": "打个结。", "en": "Tie a knot."}, "formerly": ["打一个结。"]}
)
PLAIN = Outcome.model_validate({"text": "x = 1"})


def keys(languages: list[str], outcome: Outcome = BOTH) -> list[str]:
    roadmap = Roadmap.model_validate(
        {"title": "T", "summary": "S", "languages": languages, "stages": []}
    )
    return Edition(roadmap, words(languages[0])).keys_of(outcome)


def test_the_key_is_the_same_in_every_language() -> None:
    first = keys(["zh", "en"])
    assert len(first) == len({*first}) == 3  # in the default language, in the other one, formerly


def test_what_was_kept_before_the_languages_were_swapped_is_followed() -> None:
    assert keys(["zh", "en"])[0] in keys(["en", "zh"])[1:]
    assert keys(["en", "zh"])[0] in keys(["zh", "en"])[1:]


def test_a_language_more_or_less_changes_nothing_that_is_kept() -> None:
    assert keys(["en"])[0] in keys(["zh", "en"])
    assert keys(["zh"]) == keys(["zh", "en"])


def test_a_text_of_no_language_has_one_key() -> None:
    assert keys(["zh", "en"], PLAIN) == keys(["en", "zh"], PLAIN)
    assert len(keys(["zh", "en"], PLAIN)) == 1
