"""Texts of the roadmap in the HTML of pages: where another language stands in, they say so.

Templates call these for every text there is. A macro would take many times as long.
"""

from __future__ import annotations

from collections.abc import Callable

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

    def prose(self, text: Text, note: Callable[[str], Markup] | None = None) -> Markup:
        """Show prose, with the words of the glossary marked by `note` where that is given."""
        reading = self._read(text)
        return self._span(reading, markup.prose(reading.text, None if reading.missing else note))

    def _span(self, reading: Reading, shown: Markup) -> Markup:
        if not reading.missing and not reading.behind:
            return Markup(f"<span>{shown}</span>")
        return Markup(f"<span{self.lang(reading)}>{shown}</span>{self.mark(reading)}")

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
