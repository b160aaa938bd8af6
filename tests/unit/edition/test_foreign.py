"""Words that stand in are marked with their language and direction, wherever they stand."""

from __future__ import annotations

import pytest

from roadmap_site.edition import foreign
from roadmap_site.edition.words import words
from roadmap_site.model import Hours

ENGLISH = '<bdi lang="en" dir="ltr">'
HEBREW = '<bdi lang="he" dir="rtl">'


def shown(language: str, text: str) -> str:
    return foreign.resolve(text, words(language))


def test_a_foreign_phrase_is_marked() -> None:
    t = foreign.marking(words("he"))
    hours = t.hours(Hours.model_construct(low=10, high=20))
    assert shown("he", f"<p>{hours}</p>") == f"<p>{ENGLISH}10–20 hours</bdi></p>"
    assert shown("he", t.term("types", "docs")) == f"{ENGLISH}Docs</bdi>"
    assert shown("he", t.month("2026-05")) == f"{ENGLISH}May 2026</bdi>"


def test_what_is_in_the_language_of_the_page_says_so_within_it() -> None:
    said = foreign.marking(words("he"))("topic_after", title="שתילה")
    assert shown("he", said) == f"{ENGLISH}Next: {HEBREW}שתילה</bdi></bdi>"


@pytest.mark.parametrize(("language", "left"), [("he", '"\u2066Home\u2069"'), ("hi", '"Home"')])
def test_attributes_keep_the_direction_at_most(language: str, left: str) -> None:
    said = foreign.marking(words(language))("home")
    for form in ("<a title={}>", "<option value={}>", "<!-- {} -->", "<input alt={} class='a>b'>"):
        assert shown(language, form.format(f'"{said}"')) == form.format(left)
    for name in ("title", "textarea", "option", "script"):
        assert shown(language, f'<{name}>"{said}"</{name}>') == f"<{name}>{left}</{name}>"


def test_what_has_no_letters_is_in_no_language() -> None:
    t = foreign.marking(words("he"))
    assert t("found_of", count=3, all=12) == f"{foreign.FOREIGN}3 of 12{foreign.END}"
    assert t("colon") == ": "
    assert t("done_of", done=1, all=2).startswith(foreign.FOREIGN)


def test_isolates_within_foreign_words_end_by_themselves() -> None:
    said = foreign.marking(words("he"))("topic_after", title="\u2066f(x)\u2069")
    assert shown("he", said) == f"{ENGLISH}Next: {HEBREW}\u2066f(x)\u2069</bdi></bdi>"


def test_isolates_of_authors_stay() -> None:
    said = foreign.marking(words("he"))("home")
    text = f"\u2067מים\u2069 {said} \u2066water\u2069"
    assert shown("he", text) == f"\u2067מים\u2069 {ENGLISH}Home</bdi> \u2066water\u2069"


@pytest.mark.parametrize("language", ["zh", "zh-SG", "en", "en-GB"])
def test_a_language_with_words_of_its_own_has_no_marks(language: str) -> None:
    assert foreign.marking(words(language)) is words(language)
    assert foreign.END not in foreign.marking(words(language))("topic_after", title="A")
