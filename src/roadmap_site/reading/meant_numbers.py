"""Hours, numbers, months and dates that do not fit: which were probably meant."""

from __future__ import annotations

import math
import re
import unicodedata

from roadmap_site.model import NUMBER, shown

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_OTHER_UNITS = re.compile(
    r"min|,|\dk|day|week|month|year|sec|[天日周月年分秒]|星期|[eE]\d|^-|\d-\d+-|[a-z]+\d",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*(?::|h|hours?)\s*)?(?P<minutes>\d{1,4})\s*(?(hours)(?:m|min\w*)?|(?:min\w*|分钟?))",
    re.IGNORECASE,
)
"""Hours and minutes, or minutes alone."""
_OTHER_TIMES = re.compile(
    r"\d\s*(?:day|week|month|year)s?\b|[\d一二两三四五六七八九十半几]\s*个?(?:[天日周月年]|星期)",
    re.IGNORECASE,
)
_ENGLISH = {
    "half": 0.5, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50,
}  # fmt: skip
_SPELT = re.compile(
    rf"(?:about |约|大约)?\s*(?P<number>{'|'.join(_ENGLISH)}|"
    r"[一二两三四五六七八九]?十?[一二三四五六七八九]?|半)\s*"
    r"个?(?:小时|钟头|hours?)?",
)
_MOST = 9999
"""The most hours that can be written."""
_LONGEST = 40
"""The longest value in which a number can have been meant."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def hours(given: object) -> str:
    """Say what is wrong with hours, and which were meant."""
    expected = "expected hours from low to high, such as 25-50, or one number"
    if isinstance(given, list) and len(given) == 2 and all(str(each).isdigit() for each in given):
        return f"{expected}; write {given[0]}-{given[1]}"
    if isinstance(given, dict) and 1 <= len(given) <= 2 and all(map(_is_number, given.values())):
        return f"{expected}; write {'-'.join(map(str, given.values()))}"
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], str):
        return f"{expected}, not a list; write {shown(given[0])} without brackets"
    if not isinstance(given, str):
        return expected
    said = f'{expected}, not "{shown(given)}"'
    if made := _by_a_spreadsheet(given):
        return f"{said}, which a spreadsheet makes of {made}; write that"
    if len(given) > _LONGEST:
        return said
    plain = unicodedata.normalize("NFKC", given).strip()
    if len(plain) == 1 and unicodedata.numeric(plain, 0) >= 1:
        return f"{said}; write {int(unicodedata.numeric(plain))}"
    plain = _in_digits(plain).rstrip(",.;。，；")
    if minutes := _MINUTES.fullmatch(plain):
        whole = int(minutes["hours"] or 0) + math.ceil(int(minutes["minutes"]) / 60)
        return f'hours are whole ones, not "{shown(given)}"; write {whole}'
    if _OTHER_TIMES.search(plain):
        return f'hours are counted, not "{shown(given)}"; write how many hours that is'
    if re.fullmatch(r"\d+,\d", plain):
        plain = plain.replace(",", ".")
    numbers = [math.ceil(float(number)) for number in _NUMBER.findall(plain)]
    if not numbers:
        return f"{said}; write a number, or remove the key where nobody knows"
    if re.fullmatch(r"-\d{1,4}", plain):
        return f"{said}; write {numbers[0]}"
    if max(numbers) > _MOST:
        return f"{said}; write less, or divide the part"
    if not 1 <= len(numbers) <= 2 or _OTHER_UNITS.search(plain):
        return said
    if numbers[-1] < numbers[0]:
        return f'"{shown(given)}" runs backwards; write {numbers[1]}-{numbers[0]}'
    meant = "-".join(map(str, dict.fromkeys(numbers)))
    if re.search(r"\d\.\d", plain):
        return f'hours are whole ones, not "{shown(given)}"; write {meant}'
    return f"{said}; write {meant}"


def _in_digits(plain: str) -> str:
    """Write the words of a number of hours as digits; half an hour counts as a whole one."""
    found = _SPELT.fullmatch(plain.lower())
    if not found or not (word := found["number"]):
        return plain
    if word in _ENGLISH:
        return str(_ENGLISH[word])
    if word == "半":
        return "0.5"
    tens, ten, ones = word.replace("两", "二").rpartition("十")
    digits = "零一二三四五六七八九"
    return str((10 * (digits.find(tens or "一")) if ten else 0) + max(digits.find(ones or "零"), 0))


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.isdecimal()


def date(given: str) -> str:
    """Say what is wrong with a date, and which was meant."""
    said = f'expected a date such as 2025-04-06, not "{shown(given)}"'
    plain = unicodedata.normalize("NFKC", given)
    numbers = re.match(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)", plain)
    named = re.match(
        r"(?P<month>[a-z]{3})[a-z]*\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})$",
        plain.lower(),
    )
    if named and named["month"] in _MONTHS:
        meant = f"{named['year']}-{_MONTHS.index(named['month']) + 1:02}-{int(named['day']):02}"
        return f"{said}; write {meant}"
    if len(given) > _LONGEST or not numbers:
        return f"{said}; write the year, the month and the day"
    year, month, day = map(int, numbers.groups())
    if 1 <= month <= 12 and 1 <= day <= 31 and f"{year}-{month:02}-{day:02}" != given:
        return f"{said}; write {year}-{month:02}-{day:02}"
    return f"{said}; write a day that there is"


def number(given: object, *, distance: bool = False) -> str:
    """Say what is wrong with a number, or with how far one may be off, and which was meant."""
    expected = "expected a number such as 0.96 or 203530"
    if isinstance(given, dict):
        return f"{expected}, not one for each language; write it once, without braces"
    if isinstance(given, list):
        return f"{expected}, not a list; write one number"
    if not isinstance(given, str):
        return expected
    said = f'{expected}, not "{shown(given)}"'
    plain = unicodedata.normalize("NFKC", given).strip(" ≈~约±+").rstrip("。.,;")
    if distance and plain.endswith("%"):
        return f"{said}; write how much that is, in the unit of the number"
    plain = re.sub("^(about|around|roughly|大约|约|约为) *", "", plain)
    if (found := re.fullmatch(r"(\d{1,6}) ?/ ?([1-9]\d{0,5})", plain)) and not distance:
        share = int(found[1]) / int(found[2])
        return f"{said}; write {share:.3g}, or answer: {shown(given)} for a fraction"
    plain = re.sub(r"^\.", "0.", re.sub(r"(?<=\d)[,_ ](?=\d{3})", "", plain))
    plain = re.sub(r"^(-?\d+),(\d{1,2})(?!\d)", r"\1.\2", plain)
    if meant := _counted(plain):
        return f"{said}; write {meant}"
    found = re.match(rf"(?P<number>{NUMBER})\s*(?P<unit>\D{{0,20}})$", plain)
    if len(given) > _LONGEST or not found:
        return said
    unit = found["unit"].strip()
    beside = f' and unit: "{shown(unit)}" beside it' if unit else ""
    return f"{said}; write {found['number']}{beside}"


def _counted(plain: str) -> str:
    """Give how a number is written that stands there in another way."""
    if found := re.fullmatch(r"(\d{1,6}(?:\.\d+)?)\s*([千万亿])", plain):
        made = float(found[1]) * {"千": 10**3, "万": 10**4, "亿": 10**8}[found[2]]
        return f"{made:.0f}" if made.is_integer() else ""
    if found := re.fullmatch(r"(\d(?:\.\d+)?)[eE]\+?(\d)", plain):
        return f"{float(found[1]) * 10 ** int(found[2]):.0f}"
    if (found := re.fullmatch(r"(\d{1,9})\s*[-–~]\s*(\d{1,9})", plain)) and found[1] != found[2]:
        low, high = sorted((int(found[1]), int(found[2])))
        return f"{(low + high) / 2:g} and within: {(high - low) / 2:g} beside it"
    return ""


def _by_a_spreadsheet(given: str) -> str:
    """Give the hours that a spreadsheet took for a day of the year."""
    if found := re.fullmatch(r"(\d{1,2})月(\d{1,2})日", given):
        return f"{found[1]}-{found[2]}"
    found = re.fullmatch(rf"(\d{{1,2}})-({'|'.join(_MONTHS)})", given.lower())
    return f"{found[1]}-{_MONTHS.index(found[2]) + 1}" if found else ""


def month(given: str) -> str:
    """Say what is wrong with a month, and which was meant."""
    said = f'expected a month such as 2026-11, not "{shown(given)}"'
    plain = unicodedata.normalize("NFKC", given).lower()
    year = re.search(r"(19|20)\d\d", plain)
    if not year:
        return f"{said}; write the year and the month"
    rest = plain.replace(year[0], " ", 1)
    number = re.search(r"\d{1,2}", rest)
    named = next((n for n, name in enumerate(_MONTHS, 1) if name in rest), 0)
    wanted = named or (int(number[0]) if number else 0)
    advice = f"{year[0]}-{wanted:02}" if 1 <= wanted <= 12 else "the year and the month"
    return f"{said}; write {advice}"
