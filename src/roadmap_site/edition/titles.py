"""Texts and titles, as readers of a language get them."""

from __future__ import annotations

from typing import Protocol

from roadmap_site.edition import languages
from roadmap_site.model import Reading, Text


class Titled(Protocol):
    """What has a title."""

    @property
    def title(self) -> Text:
        """What it is called."""
        ...


def title(part: Titled, language: str, default: str) -> str:
    """Give a title for readers of `language`; where it has none, that in `default`, or in any."""
    return said(read(part.title, language, default), language)


def read(text: Text, language: str, default: str) -> Reading:
    """Give a text for readers of `language`, as `Text.read` does, its ranges as they write them."""
    reading = text.read(language, default)
    told = languages.with_ranges(reading.text, reading.language)
    return reading if told == reading.text else reading._replace(text=told)


def said(reading: Reading, language: str) -> str:
    """Give a text so that it keeps its direction wherever it stands."""
    if not reading.missing:
        return reading.text
    return languages.isolated(reading.text, reading.language, language)
