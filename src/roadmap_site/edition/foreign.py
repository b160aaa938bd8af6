"""Words that stand in for those of another language, marked as what they are.

On a page in Hebrew, English words that nobody has translated have to be read aloud as English, and
to run from left to right: else "10–20 hours" becomes "hours 20–10". Templates say each of them
between two invisible signs, which `resolve` turns into elements where HTML has room for some. In
attributes, titles and drawings the signs stay, and keep the direction at least.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from roadmap_site.edition import languages
from roadmap_site.edition.words import FALLBACK, Phrase, Words

FOREIGN = "\u2066\u2063"
"""Begins words of the fallback: an isolate that runs from left to right, and a sign of our own."""
OWN = {False: "\u2066\u2064", True: "\u2067\u2064"}
"""Begins words of the page's language within foreign ones, by whether it runs from the right."""
END = "\u2069"

_TAG = r"""<[a-zA-Z/!](?:"[^"]*"|'[^']*'|[^'">])*>"""
_APART = re.compile(
    r"<!--.*?-->|<(script|style|title|textarea|option|svg)\b.*?</\1\s*>|" + _TAG, re.S | re.I
)
"""What holds no elements of its own, or none that HTML knows."""
_SIGN = re.compile(f"({FOREIGN}|{'|'.join(OWN.values())}|{END})")

_ISOLATE = re.compile("[\u2066-\u2068]")
_PIECE = re.compile(f"({FOREIGN}|{'|'.join(OWN.values())}|[\u2066-\u2069])")
"""What begins or ends a part of a text that has its own direction."""


class MarkedWords(Words):
    """The words of one language for templates, which mark the foreign ones."""

    def _fill(self, key: str, phrase: Phrase, values: Mapping[str, object]) -> str:
        if key not in self.foreign:
            return super()._fill(key, phrase, values)
        own = {name: self._own(value) for name, value in values.items()}
        return marked(super()._fill(key, phrase, own))

    def _own(self, value: object) -> object:
        """Mark what is in the page's own language within a foreign phrase, such as a title."""
        if not isinstance(value, str) or not _is_said(value):
            return value
        return f"{OWN[self.is_rtl]}{value}{END}"

    def said(self, text: str) -> str:
        """Mark what is among the foreign words, such as the title of a page."""
        return marked(text) if text in self._foreign_texts else text

    @cached_property
    def _foreign_texts(self) -> frozenset[str]:
        """The foreign words, those in tables too, which are called by both names: `types.docs`."""
        parts = (key.partition(".") for key in self.foreign)
        found = ((self.table.get(name), key) for name, _, key in parts)
        words = (word.get(key) if isinstance(word, Mapping) else word for word, key in found)
        return frozenset(word for word in words if isinstance(word, str))

    def term(self, table: str, key: str) -> str:
        """Give the word for one value of an enumeration, such as `types` and `docs`."""
        word = super().term(table, key)
        return marked(word) if f"{table}.{key}" in self.foreign else word

    def terms(self, table: str) -> dict[str, str]:
        """Give all words of one table that depend on no number."""
        terms = super().terms(table)
        return {
            key: marked(word) if f"{table}.{key}" in self.foreign else word
            for key, word in terms.items()
        }

    def date(self, value: date) -> str:
        """Write a date in full."""
        return self._spoken(super().date(value))

    def month(self, value: str) -> str:
        """Write a month that is given as YYYY-MM."""
        return self._spoken(super().month(value))

    @property
    def weekdays(self) -> list[str]:
        """The short names of the days of the week; Monday is the first."""
        return list(map(self._spoken, super().weekdays))

    def names_of(self, tags: Iterable[str]) -> list[str]:
        """Name languages."""
        return list(map(self._spoken, super().names_of(tags)))

    def _spoken(self, text: str) -> str:
        return text if self.spoken == self.language else marked(text)


def marking(words: Words) -> Words:
    """Give words for a template, whose output `resolve` has to see."""
    if not words.foreign:
        return words
    return MarkedWords(words.language, words.spoken, words.locale, words.table, words.foreign)


def marked(text: str) -> str:
    """Put foreign words between signs; what has no letter is in no language."""
    return f"{FOREIGN}{text}{END}" if _is_said(text) else text


def marked_phrase(phrase: str | Mapping[str, object]) -> Phrase:
    """Mark foreign words in each of their plural forms."""
    if isinstance(phrase, str):
        return marked(phrase)
    return {form: marked(str(text)) for form, text in phrase.items()}


def _is_said(text: str) -> bool:
    return any(map(str.isalpha, text)) and not _SIGN.match(text)


def resolve(text: str, words: Words) -> str:
    """Put elements in the place of the signs around foreign words, in HTML or Markdown."""
    if FOREIGN not in text:
        return text
    own = words.language
    spans = {FOREIGN: start(FALLBACK)} | dict.fromkeys(OWN.values(), start(own))
    return by_part(
        text, lambda part: _replaced(part, spans, "</bdi>"), lambda part: alone(part, words)
    )


def by_part(text: str, open_part: Callable[[str], str], apart: Callable[[str], str]) -> str:
    """Change HTML: in one way where elements may stand, and in another where none can."""
    found, at = [], 0
    for part in _APART.finditer(text):
        found.append(open_part(text[at : part.start()]))
        found.append(apart(part[0]))
        at = part.end()
    return "".join((*found, open_part(text[at:])))


def alone(text: str, words: Words) -> str:
    """Take the signs out where no element can stand, and keep the direction where it matters."""
    plain = {sign: sign[0] if words.is_rtl else "" for sign in (FOREIGN, *OWN.values())}
    return _replaced(text, plain, END if words.is_rtl else "")


def _replaced(text: str, starts: Mapping[str, str], end: str) -> str:
    """Put others in the place of our signs, and leave the isolates of ranges and of authors."""
    if END not in text:
        return text
    waiting: list[str | None] = []
    found: list[str] = []
    for piece in _PIECE.split(text):
        if piece == END and waiting:
            ours = waiting.pop()
            found.append(END if ours is None else ours)
            continue
        if piece in starts or _ISOLATE.fullmatch(piece):
            waiting.append(end if piece in starts else None)
        found.append(starts.get(piece, piece))
    return "".join((*found, *filter(None, reversed(waiting))))


def start(language: str) -> str:
    """Give the tag that begins words of a language."""
    direction = "rtl" if languages.is_rtl(language) else "ltr"
    return f'<bdi lang="{language}" dir="{direction}">'
