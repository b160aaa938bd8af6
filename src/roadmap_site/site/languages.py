"""What a page in one language says of the others, each in itself."""

from __future__ import annotations

from collections.abc import Mapping

from roadmap_site.edition import Words, languages

_SAID = ("offer_no", "not_found_home", "not_found_text")


def offered(words: Mapping[str, Words]) -> dict[str, dict[str, object]]:
    """Give the names of languages, such that no two are alike, and how each offers its pages."""
    names = languages.names(words)
    usual = {tag: its("language_short") for tag, its in words.items()}
    short = languages.short_names(words, usual)
    return {tag: _offered(its, names[tag], short[tag]) for tag, its in words.items()}


def _offered(words: Words, name: str, short: str) -> dict[str, object]:
    is_spoken = not words.lacks("offer")
    return {
        "name": name,
        "short_name": short,
        "dir": "rtl" if words.is_rtl else "ltr",
        "is_spoken": is_spoken,
        # Where a language has no words, its name leads there.
        "offer": words("offer") if is_spoken else name,
        **{key: words(key) for key in _SAID},
    }
