"""Estimates of time in running text, turned into hours.

"2 weeks" is 2 times the hours of a week; a month is 52 weeks divided by 12, a day the seventh part
of a week. "14 weeks, 6-10 hours/week" is the one times the other. Halves are rounded away from the
middle, so that the estimate never becomes narrower than what was written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_site.model import Hours

LONGEST = 9_999
"""The most hours that a roadmap can say."""

_UNITS: dict[str, tuple[str, ...]] = {
    "hour": ("hours?", "hrs?", "h", "小时", "小時", "学时", "學時", "课时", "課時", "時間", "시간",
             "horas?", "heures?", "stunden?", "std", "ore", "часов", "часа?"),
    "minute": ("minutes?", "mins?", "分钟", "分鐘", "分", "분", "minutos?", "minuten?", "минут"),
    "day": ("days?", "天", "日", "일", "días?", "dias?", "jours?", "tagen?", "дней", "дня"),
    "week": ("weeks?", "wks?", "个?星期", "個?星期", "个?礼拜", "周", "週間?", "주", "semanas?",
             "semaines?", "wochen?", "settimane", "недель", "недели"),
    "month": ("months?", "mos?", "个?月", "個?月", "[ヶか]月", "개월", "mes(?:es)?", "mois",
              "monaten?", "mesi", "месяцев", "месяца?"),
}  # fmt: skip
_UNIT = "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _UNITS.items())
_NUMBER = r"\d{1,5}(?:[.,]\d{1,2})?"
_PER_WEEK = r"\s*(?:/|per\s+|a\s+|each\s+|每|per)?\s*(?:week|wk|周|週|星期)\b|\s*/\s*(?:w|周|週)"
_AMOUNT = re.compile(
    rf"(?:(?:about|around|approx(?:imately)?\.?|roughly|ca\.?|约|約|大约|大約|大概|~|≈|～)\s*)?"
    rf"(?P<weekly>每[周週]\s*)?"
    rf"(?P<low>{_NUMBER})\s*(?:\+\s*)?"
    rf"(?:(?:-|–|—|~|～|〜|to|到|至|a|à|bis)\s*(?P<high>{_NUMBER})\s*(?:\+\s*)?)?-?\s*"
    rf"(?:{_UNIT})(?![A-Za-z])(?P<rate>{_PER_WEEK})?",
    re.IGNORECASE,
)
_BETWEEN = r"[\s,，;；、x×*@·+()（）]*(?:at|of|with|and|for|总共|共|合计)?\s*"
_LABEL = re.compile(
    r"\W*(?:(?:estimated|expected|total|预计|预估|建议|大约|学习|所需)?\s*"
    r"(?:duration|length|effort|workload|time(?:\s+(?:needed|required|commitment|frame))?|hours|"
    r"时长|用时|时间|周期|学时|耗时|工作量|期間|dauer|durée|duración))\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Estimate:
    """An estimate, and where in the text it stands."""

    hours: Hours
    start: int
    end: int

    @property
    def written(self) -> str:
        """The hours as YAML has them."""
        low, high = self.hours.low, self.hours.high
        return f"{low}-{high}" if low < high else str(low)


@dataclass(frozen=True)
class _Amount:
    low: float
    high: float
    unit: str
    rate: bool
    start: int
    end: int


def find(text: str, hours_a_week: int) -> Estimate | None:
    """Find an estimate that stands by itself: in brackets, or between separators or ends.

    A number of weeks within a sentence may mean anything, so it is left there.
    """
    amounts = [amount for amount in _amounts(text) if not _is_ordinal(text, amount)]
    for index, amount in enumerate(amounts):
        group = [amount]
        for other in amounts[index + 1 : index + 2]:
            if re.fullmatch(_BETWEEN, text[amount.end : other.start]):
                group.append(other)
        if span := _standing_alone(text, group[0].start, group[-1].end):
            hours = _hours(group, hours_a_week)
            if hours:
                return Estimate(hours, *span)
    return None


def whole(text: str, hours_a_week: int) -> Estimate | None:
    """Read a text that says nothing but how long something takes, such as a table's cell."""
    found = find(text, hours_a_week)
    if found:
        rest = text[: found.start] + text[found.end :]
        return found if not re.search(r"\w", rest) or _LABEL.fullmatch(rest) else None
    return None


def is_label(text: str) -> bool:
    """Tell whether a text announces an estimate, as the head of a table's column does."""
    return bool(_LABEL.fullmatch(text))


def _amounts(text: str) -> Iterator[_Amount]:
    for found in _AMOUNT.finditer(text):
        low = _number(found["low"])
        high = _number(found["high"]) if found["high"] else low
        unit = next(name for name in _UNITS if found[name])
        if low <= high and high > 0:
            rate = bool(found["rate"] or found["weekly"]) and unit == "hour"
            yield _Amount(low, high, unit, rate, found.start(), found.end())


def _number(said: str) -> float:
    return float(said.replace(",", "."))


def _is_ordinal(text: str, amount: _Amount) -> bool:
    """Tell the third week from three weeks."""
    before = text[: amount.start]
    return bool(re.search(r"(第|[A-Za-z0-9.#-])\s*$", before)) and not before.endswith(" ")


def _standing_alone(text: str, start: int, end: int) -> tuple[int, int] | None:
    before, after = text[:start], text[end:]
    opening = re.search(r"\s*[(（\[【]\s*$", before)
    closing = re.match(r"\s*[)）\]】]", after)
    if opening and closing:
        return opening.start(), end + closing.end()
    starts = re.search(r"(?:^|\s[-–—|·]|[:：|·,，—–])\s*$", before)
    ends = re.match(r"\s*(?:$|[|·,，;；。]|[.]\s*$|\s[-–—]\s)", after)
    if starts and ends:
        return start, end
    return None


def _hours(group: list[_Amount], hours_a_week: int) -> Hours | None:
    rate = next((amount for amount in group if amount.rate), None)
    total = next((amount for amount in group if not amount.rate), None)
    if total is None:
        return None
    weeks = {"day": 1 / 7, "week": 1.0, "month": 52 / 12}
    if total.unit in weeks:
        low, high = (rate.low, rate.high) if rate else (hours_a_week, hours_a_week)
        least, most = (total.low * weeks[total.unit] * low, total.high * weeks[total.unit] * high)
    else:
        part = 1 / 60 if total.unit == "minute" else 1
        least, most = total.low * part, total.high * part
    # Rounding first to three places keeps 1/7 of 21 at 3.
    low_hours, high_hours = math.floor(round(least, 3)), math.ceil(round(most, 3))
    if high_hours > LONGEST:
        return None
    return Hours.model_construct(low=max(low_hours, 1), high=max(high_hours, 1))
