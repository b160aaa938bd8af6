"""Texts of the roadmap in the HTML of pages: where another language stands in, they say so.

Templates call these for every text there is. A macro would take many times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from roadmap_site.edition import Edition, foreign, languages
from roadmap_site.model import Reading, Text
from roadmap_site.text import markup


class Texts:
    """The texts of one edition."""

    def __init__(self, edition: Edition) -> None:
        self._read, self._words = edition.read, foreign.marking(edition.words)
        self._missing = _mark(self._words("missing", language=self._words("language_name")))

    def title(self, text: Text) -> Markup:
        """Show a text without markup of its own."""
        reading = self._read(text)
        return self._span(reading, escape(reading.text))

    def prose(
        self, text: Text, note: Callable[[str], Markup] | None = None, *, is_told: bool = False
    ) -> Markup:
        """Show prose, with the words of the glossary marked by `note` where that is given.

        `is_told` says that the page tells of the missing language already.
        """
        reading = self._read(text)
        shown = markup.prose(reading.text, None if reading.missing else note)
        return self._span(reading, shown, is_told=is_told)

    def are_missing(self, texts: Iterable[Text | None]) -> bool:
        """Tell whether there are several texts, and none in the language of the page.

        It is enough to say so once for all of them.
        """
        found = [self._read(text).missing for text in texts if text]
        return len(found) > 1 and all(found)

    def all_missing(self) -> Markup:
        """Say that several texts are missing in the language of the page."""
        return Markup(self._missing)

    def _span(self, reading: Reading, shown: Markup, *, is_told: bool = False) -> Markup:
        if not reading.missing and not reading.behind:
            return Markup(f"<span>{shown}</span>")
        mark = "" if is_told and not reading.behind else self.mark(reading)
        return Markup(f"<span{self.lang(reading)}>{shown}</span>{mark}")

    def lang(self, reading: Reading) -> Markup:
        """Name the language of a text in an attribute, where it is not that of the page."""
        return self.said_in(reading.language) if reading.missing else Markup()

    def said_in(self, language: str) -> Markup:
        """Name a language in attributes, and its direction where the page has another."""
        if languages.is_rtl(language) == self._words.is_rtl:
            return Markup(f' lang="{escape(language)}"')
        direction = "rtl" if languages.is_rtl(language) else "ltr"
        return Markup(f' lang="{escape(language)}" dir="{direction}"')

    def mark(self, reading: Reading) -> Markup:
        """Say that a text is missing in the language of the page, or older than in others."""
        missing = self._missing if reading.missing else ""
        if not reading.behind:
            return Markup(missing)
        month = self._words.month(reading.behind)
        return Markup(missing + _mark(self._words("behind", month=month)))


def _mark(words: str) -> str:
    return f' <span class="rm-missing" data-search-exclude>{escape(words)}</span>'
