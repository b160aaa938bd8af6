"""Values that stand for themselves: ids, links, hours, months and what is chosen from a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    model_validator,
)
from pydantic_core import PydanticCustomError

from roadmap_site.model.fields import share
from roadmap_site.model.item import Item
from roadmap_site.model.texts import shown, written

ResourceType = Literal["docs", "tutorial", "paper", "book", "course", "video", "tool", "community"]
Cost = Literal["free", "freemium", "paid"]
Origin = Literal["original", "added"]

_KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOURS = re.compile(r"([0-9]{1,4})(?:\s*[-–]\s*([0-9]{1,4}))?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def _kebab_case(value: str) -> str:
    if not _KEBAB_CASE.fullmatch(value):
        raise PydanticCustomError(
            "id",
            'id "{value}" is not kebab-case; use small letters, digits and single hyphens'
            ', such as "neural-networks"',
            {"value": shown(value)},
        )
    return value


def _link(value: str) -> str:
    """Accept absolute http(s) addresses only, so that no link can carry a script."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port  # asking for the port is what checks it
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or re.search(r'[\s<>"\\^`{|}]', value):
        raise PydanticCustomError(
            "link",
            '"{value}" is not a link; write a full address that starts with https:// or http://',
            {"value": shown(value)},
        )
    return value


def _day(value: object) -> object:
    """Refuse the other forms that pydantic reads as a date, such as seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_parsing", "expected a date", {})
    return value


def _month(value: str) -> str:
    if not _MONTH.fullmatch(value):
        raise PydanticCustomError("month", "expected a month such as 2026-11", {})
    return value


def _truth(value: object) -> object:
    """Refuse the other words that pydantic reads as true or false, such as yes and off."""
    if isinstance(value, str) and value not in {"true", "false"}:
        raise PydanticCustomError("bool_parsing", "expected true or false", {})
    return value


Id = Annotated[str, AfterValidator(_kebab_case)]
Month = Annotated[str, AfterValidator(_month)]
Link = Annotated[str, AfterValidator(written), AfterValidator(_link)]
Truth = Annotated[bool, BeforeValidator(_truth)]
Day = Annotated[date, BeforeValidator(_day)]


class Frozen(Item, BaseModel):
    """The ground of every value here: immutable, with no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_post_init(self, _context: object, /) -> None:
        """Share what is the same in thousands of values."""
        share(self)


class Hours(Frozen):
    """An estimate of self-study time, in hours."""

    low: int
    """The least that the shortest path takes."""
    high: int
    """The time with exercises."""

    @model_validator(mode="before")
    @classmethod
    def _from_range(cls, value: object) -> object:
        if isinstance(value, Hours):
            return value
        found = _HOURS.fullmatch(value) if isinstance(value, str) else None
        if not found or int(found[1]) > int(found[2] or found[1]):
            raise PydanticCustomError(
                "hours", "expected hours from low to high, such as 25-50, or one number", {}
            )
        return {"low": found[1], "high": found[2] or found[1]}


def whole(hours: Iterable[Hours | None]) -> Hours | None:
    """Add up the estimates where all of them are there."""
    estimates = list(hours)
    return total(estimates) if all(estimates) else None


def total(hours: Iterable[Hours | None]) -> Hours | None:
    """Add up the estimates that there are."""
    known = [estimate for estimate in hours if estimate]
    if len(known) < 2:
        return known[0] if known else None
    low, high = (sum(each) for each in zip(*((it.low, it.high) for it in known), strict=True))
    return Hours.model_construct(low=low, high=high)
