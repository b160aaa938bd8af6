"""The interface's own words, dates and numbers, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeGuard

import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton, get_day_names
from babel.numbers import format_decimal

from roadmap_site.edition import languages
from roadmap_site.model import Hours

Phrase = str | Mapping[str, str]
"""Words by themselves, or by the plural form that a number asks for."""
Table = Mapping[str, Phrase | Mapping[str, Phrase]]
"""Phrases by their keys, and tables of phrases."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

FALLBACK = "en"
"""The language whose words stand in where a language has none of its own."""


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    spoken: str
    """The language that dates and numbers are in: the fallback where words are all foreign."""
    locale: Locale
    table: Table
    foreign: frozenset[str] = frozenset()
    """The keys of words that the language lacks, so that the fallback's stand in; those within a
    table as `types.docs`."""

    @property
    def is_rtl(self) -> bool:
        """Tell whether the language is read from right to left."""
        return languages.is_rtl(self.language)

    def lacks(self, key: str) -> bool:
        """Tell whether the language has no words for `key`, so that the fallback's stand in."""
        return key in self.foreign

    def __call__(self, key: str, **values: object) -> str:
        """Give the words for `key`, numbers among the values written the language's way.

        Where the phrase has plural forms, the value `count` chooses among them.
        """
        phrase = self.table[key]
        assert is_phrase(phrase)
        return self._fill(key, phrase, values)

    def _fill(self, key: str, phrase: Phrase, values: Mapping[str, object]) -> str:
        if not isinstance(phrase, str):
            count = values["count"]
            assert isinstance(count, int)
            locale = Locale(FALLBACK) if key in self.foreign else self.locale
            phrase = phrase.get(locale.plural_form(count), phrase["other"])
        return phrase.format_map({name: self._show(value) for name, value in values.items()})

    def _show(self, value: object) -> str:
        if isinstance(value, int):
            return self.number(value)
        return languages.set_apart(str(value), self.spoken)

    def said(self, text: str) -> str:
        """Give words that were said before, as a page says them."""
        return text

    def term(self, table: str, key: str) -> str:
        """Give the word for one value of an enumeration, such as `types` and `docs`."""
        word = self._table(table)[key]
        assert isinstance(word, str)
        return word

    def terms(self, table: str) -> dict[str, str]:
        """Give all words of one table that depend on no number."""
        return {key: word for key, word in self._table(table).items() if isinstance(word, str)}

    def _table(self, name: str) -> Mapping[str, object]:
        table = self.table[name]
        assert isinstance(table, Mapping)
        return table

    def number(self, value: int | Decimal) -> str:
        """Write a number, with all of its decimal places."""
        if isinstance(value, int):
            return _number(value, self.locale)
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
        # Else it would be shown as 50–25 among words that run to the left.
        return low if low == high else languages.isolated(f"{low}–{high}", FALLBACK, self.spoken)

    def hours(self, hours: Hours, *, at_least: bool = False) -> str:
        """Write an estimate with its unit; say that there is more, where a part has none."""
        # A range takes the form of what it ends with; those for exactly one or two are not for it.
        count = hours.low if hours.low == hours.high else max(hours.high, 3)
        said = self("hours", range=self.range(hours), count=count)
        return self.term("script", "hours_least").format(hours=said) if at_least else said

    def listed(self, items: Iterable[str]) -> str:
        """Join what stands side by side in a sentence."""
        return str(self.table["separator"]).join(items)

    def names_of(self, tags: Iterable[str]) -> list[str]:
        """Name languages."""
        names = self.table["languages"]
        assert isinstance(names, Mapping)
        return [str(names.get(tag) or languages.own_name(tag, self.locale)) for tag in tags]


@lru_cache(maxsize=1 << 12)
def _number(value: int, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


@cache
def words(language: str) -> Words:
    """Load the words of a language, with the fallback's where it has none of its own."""
    return words_with(language, {})


def words_with(language: str, added: Mapping[str, Table]) -> Words:
    """Load the words of a language, those of a portal's own tables before the program's."""
    standing_in, nearest = table_of(FALLBACK), languages.nearest(language, added)
    own = _merged(_own(language), added[nearest] if nearest else {})
    foreign = lacking(standing_in, own)
    table = _merged(standing_in, own)
    table |= {key: value for key, value in _names(language).items() if key in foreign}
    # A few words of a language are not enough to write dates and numbers its way.
    is_spoken = len(foreign) * 2 < _count(standing_in) and languages.locale(language)
    spoken = language if is_spoken else FALLBACK
    locale = languages.locale(spoken) or Locale(FALLBACK)
    return Words(language, spoken, locale, table, foreign - _names(language).keys())


def _names(language: str) -> dict[str, str]:
    """Name a language that has no words for itself."""
    return {"language_name": languages.own_name(language), "language_short": language.upper()}


def _count(table: Table) -> int:
    return sum(1 if is_phrase(entry) else len(entry) for entry in table.values())


@cache
def spoken_here() -> tuple[str, ...]:
    """Name the languages that the program itself has words in."""
    found = files("roadmap_site.edition").joinpath("locales").iterdir()
    return tuple(sorted(file.name.removesuffix(".yml") for file in found))


def is_phrase(entry: Phrase | Mapping[str, Phrase]) -> TypeGuard[Phrase]:
    """Tell a phrase, which may have plural forms, from a table of phrases."""
    return isinstance(entry, str) or "other" in entry


def _own(language: str) -> Table:
    found = languages.nearest(language, spoken_here())
    return table_of(found) if found else {}


@cache
def table_of(language: str) -> Table:
    """Read the words that the program itself has in a language."""
    file = files("roadmap_site.edition").joinpath("locales", f"{language}.yml")
    table = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    assert isinstance(table, dict)
    return table


def _merged(standing_in: Table, own: Table) -> dict[str, Phrase | Mapping[str, Phrase]]:
    """Put a language's own words in the place of those that stand in."""
    found = {**standing_in, **own}
    for key, entry in standing_in.items():
        if not is_phrase(entry):
            found[key] = {**entry, **own.get(key, {})}  # type: ignore[dict-item]
    return found


def lacking(standing_in: Table, own: Table) -> frozenset[str]:
    """Name the words that a language lacks; those within a table as `types.docs`."""
    found: set[str] = set()
    for key, entry in standing_in.items():
        within = () if is_phrase(entry) else entry
        there = own.get(key, {})
        found |= {f"{key}.{name}" for name in within if name not in there}
        if key not in own and is_phrase(entry):
            found.add(key)
    return frozenset(found)


def _set_apart(day: str) -> str:
    """Put spaces between digits and Chinese in a date, as in every other text of the site."""
    return re.sub(r"(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)", " ", day)
