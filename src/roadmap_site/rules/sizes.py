"""Rules on sizes: hours and lengths that nobody can have meant."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    Frozen,
    Hours,
    Milestone,
    Place,
    Resource,
    Roadmap,
    Section,
    Text,
    Topic,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.scripts import TITLES

MOST_HOURS = {Topic: 200, Section: 1000, Milestone: 200, Resource: 1000}
"""The most that one thing takes: a topic five weeks of full days, a course half a year."""
WIDEST = 20
"""How many times the low estimate the high one may be."""
LONGEST = {"title": 300, "id": 60, "line": 500, "prose": 2000, "choice": 200, "unit": 20}
"""How many characters a title, an id, an item of a list or a note, other prose, an answer to choose
or to put in order, and a unit may have."""
_SHORT = min(most for kind, most in LONGEST.items() if kind not in {"unit", "id"})
_KINDS = (
    ("unit", frozenset({"unit"})),
    ("choice", frozenset({"right", "wrong", "order"})),
    ("line", frozenset({"points", "outcomes", "done", "note", "ask", "answer", "because"})),
)


def hours_are_likely(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Nothing takes no time, or more than anybody has."""
    for at, item in roadmap.every(Frozen):
        if not isinstance(item, Topic | Section | Milestone | Resource) or not item.hours:
            continue
        if isinstance(item, Section) and "hours" not in item.model_fields_set:
            continue
        if advice := _unlikely(item.hours, MOST_HOURS[type(item)]):
            yield Problem(book.at((*at, "hours")), "RM075", advice)
    for at, topic in roadmap.every(Topic):
        for index, resource in enumerate(topic.resources):
            if topic.hours and resource.hours and resource.hours.low > 10 * topic.hours.high:
                message = (
                    f"takes {resource.hours.low} hours, and the whole topic {topic.hours.high} at "
                    "most; correct one of the two, or say which chapters are meant"
                )
                yield Problem(book.at((*at, "resources", index, "hours")), "RM075", message)


def _unlikely(hours: Hours, most: int) -> str:
    if hours.high == 0:
        return "0 hours say that it takes no time; write 1 or more, or remove the key"
    if hours.high > most:
        return (
            f"{hours.high} hours are more than anybody plans for one part ({most} at most); "
            "correct the number, or divide the part"
        )
    if hours.high > WIDEST * max(hours.low, 1):
        return (
            f"{hours.low}-{hours.high} is too wide a range to plan with; "
            "write what most learners take"
        )
    return ""


def _kind(at: Place) -> str:
    """Tell what a text is, by the keys around it."""
    if at[-1] in TITLES:
        return "title"
    return next((kind for kind, keys in _KINDS if keys & {*at[-3:]}), "prose")


def lengths_are_likely(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No title, id or text is so long that it breaks the page."""
    for at, text in roadmap.every(Text):
        # Most are shorter than anything may be, but a unit.
        if max(map(len, text.root.values())) <= _SHORT and "unit" not in at[-3:]:
            continue
        kind = _kind(at)
        for tag, said in text.root.items():
            if len(said) > LONGEST[kind]:
                message = f"has {len(said)} characters, more than {LONGEST[kind]}; shorten it"
                place = book.in_language(at, tag)
                yield Problem(book.at(place), "RM076", message)
    for at, item in roadmap.every(Frozen):
        name = getattr(item, "id", "")
        if len(name) > LONGEST["id"]:
            message = f"the id has {len(name)} characters, more than {LONGEST['id']}; shorten it"
            yield Problem(book.at((*at, "id")), "RM076", message)
        elif name.isdigit():
            message = f'the id "{name}" says nothing; choose a word, since it stays for ever'
            yield Problem(book.at((*at, "id")), "RM076", message)
