"""The interface's own words, dates and numbers, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal

from roadmap_site.model import Hours

Phrase = str | Mapping[str, str]
"""Words by themselves, or by the plural form that a number asks for; or a table of words."""

FALLBACK = "en"
"""The language whose words stand in where a language has none of its own."""


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    spoken: str
    """The language that the words are in: the fallback where there are none of its own."""
    locale: Locale
    table: Mapping[str, Phrase]

    @property
    def is_rtl(self) -> bool:
        """Tell whether the language is read from right to left."""
        return self.locale.text_direction == "rtl"

    def __call__(self, key: str, **values: object) -> str:
        """Give the words for `key`, numbers among the values written the language's way.

        Where the phrase has plural forms, the value `count` chooses among them.
        """
        shown = {name: self._show(value) for name, value in values.items()}
        phrase = self.table[key]
        if not isinstance(phrase, str):
            count = values["count"]
            assert isinstance(count, int)
            phrase = phrase.get(Locale(self.spoken).plural_form(count), phrase["other"])
        return phrase.format_map(shown)

    def _show(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else str(value)

    def term(self, table: str, key: str) -> str:
        """Give the word for one value of an enumeration, such as `types` and `docs`."""
        return self.terms(table)[key]

    def terms(self, table: str) -> Mapping[str, str]:
        """Give all words of one table."""
        terms = self.table[table]
        assert isinstance(terms, Mapping)
        return terms

    def number(self, value: int | Decimal) -> str:
        """Write a number, with all of its decimal places."""
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def date(self, value: date) -> str:
        """Write a date in full."""
        return _set_apart(format_date(value, format="long", locale=self.locale))

    def month(self, value: str) -> str:
        """Write a month that is given as YYYY-MM."""
        year, month = map(int, value.split("-"))
        return _set_apart(format_skeleton("yMMM", date(year, month, 1), locale=self.locale))

    @property
    def weekdays(self) -> list[str]:
        """The short names of the days of the week; Monday is the first."""
        names = get_day_names("abbreviated", "stand-alone", self.locale)
        return [names[day] for day in range(7)]

    def range(self, hours: Hours) -> str:
        """Write an estimate without its unit: `25–50`."""
        low, high = self.number(hours.low), self.number(hours.high)
        return low if low == high else f"{low}–{high}"

    def hours(self, hours: Hours, *, at_least: bool = False) -> str:
        """Write an estimate with its unit; say that there is more, where a part has none."""
        count = hours.low if hours.low == hours.high else 0
        said = self("hours", range=self.range(hours), count=count)
        return self.term("script", "hours_least").format(hours=said) if at_least else said

    def listed(self, items: Iterable[str]) -> str:
        """Join what stands side by side in a sentence."""
        return str(self.table["separator"]).join(items)

    def names_of(self, languages: Iterable[str]) -> list[str]:
        """Name languages."""
        names = self.table["languages"]
        assert isinstance(names, Mapping)
        return [names.get(tag) or _own_name(tag, self.locale) for tag in languages]


@cache
def words(language: str) -> Words:
    """Load the words of a language, or the fallback's where there are none of its own."""
    base = language.partition("-")[0]
    table = _table(FALLBACK) | (_table(base) if base != FALLBACK else {})
    spoken = base if _file(base).is_file() else FALLBACK
    if spoken != base:
        own = _own_name(language, _locale(language))
        table |= {"language_name": own, "language_short": language.upper()}
    return Words(language, spoken, _locale(language), table)


def _table(language: str) -> dict[str, Phrase]:
    file = _file(language)
    table = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    assert isinstance(table, dict)
    return table


def _file(language: str) -> Traversable:
    return files("roadmap_site.edition").joinpath("locales", f"{language}.yml")


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)


def _set_apart(day: str) -> str:
    """Put spaces between digits and Chinese in a date, as in every other text of the site."""
    return re.sub(r"(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)", " ", day)


def _own_name(language: str, locale: Locale) -> str:
    """Name a language the way `locale` does, or by its tag where that knows none."""
    try:
        return Locale.parse(language, sep="-").get_display_name(locale) or language
    except (UnknownLocaleError, ValueError):
        return language
