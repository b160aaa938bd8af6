"""Rules on numbers that stand before a title or an entry, where the order says them already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_site.model import Name, Place, Question, Roadmap, Text, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.markdown import without_effect
from roadmap_site.rules.mixing import is_disordered
from roadmap_site.text.ordinals import ordinal

_ENTRY = re.compile(
    r"(?P<sign>[(（]?(?P<number>[0-9]{1,2})[.．、)）](?!\d)\s*|[①-⑳]\s*|[一二三四五六七八九十]、)\S"
)
"""An entry of a list that begins with its own number."""
_OPTION = re.compile(r"(?P<sign>[A-Ha-h][.．、)）:：])\s*\S")
_CHINESE = "一二三四五六七八九十"
_LISTS = frozenset({"points", "outcomes", "done", "order", "steps"})


def titles_have_no_numbers(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No title of a stage, section, topic, part or path begins with a number of its own."""
    for at, text in roadmap.every(Text):
        if at[-1] != "title" or len(at) == 1 or isinstance(text, Name):
            continue
        said = text.root.items()
        found = {tag: number for tag, title in said if (number := ordinal(title))}
        if not found:
            continue
        signs = " and ".join(f'"{shown(each.sign)}"' for each in found.values())
        titles = " and ".join(f'"{shown(each.rest)}"' for each in found.values())
        verb = "numbers" if len(found) == 1 else "number"
        message = f"{signs} {verb} what the order numbers already; write {titles} alone"
        yield Problem(book.at(book.in_language(at, next(iter(found)))), "RM074", message)


def entries_have_no_numbers(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No entry of a list begins with the number that its place gives it."""
    lists: dict[Place, list[tuple[Place, str]]] = {}
    for at, text in roadmap.every(Text):
        if found := _own_number(at, text):
            place, sign = found
            lists.setdefault(_list(at), []).append((place, sign))
    for at, question in roadmap.every(Question):
        if is_disordered(question):  # The numbers tell more than that they are there.
            lists.pop((*at, "order"), None)
    for entries in lists.values():
        place, sign = entries[0]
        message = f'"{sign}" numbers what is in a list already; remove it'
        if others := len(entries) - 1:
            message += f", and that of {others} other entr{'y' if others == 1 else 'ies'}"
        yield Problem(book.at(book.in_language(place[:-1], str(place[-1]))), "RM073", message)


def _list(at: Place) -> Place:
    """Give the place of the list that an entry is in."""
    return at[: max(n for n, step in enumerate(at) if isinstance(step, int))]


def _own_number(at: Place, text: Text) -> tuple[Place, str] | None:
    """Give the sign of an entry that numbers it as its place does, and where it stands."""
    pattern = _ENTRY if _LISTS & {*at[-3:]} else _OPTION if "options" in at[-3:-2] else None
    if not pattern:
        return None
    number = next((int(step) for step in reversed(at) if isinstance(step, int)), 0)
    for tag, said in text.root.items():
        found = pattern.match(said)
        if found and _counted(found) == number + 1 and not without_effect(said):
            return (*at, tag), found["sign"].strip()
    return None


def _counted(found: re.Match[str]) -> int:
    if number := found.groupdict().get("number"):
        return int(number)
    sign = found["sign"][0]
    if sign.isascii():
        return ord(sign.lower()) - ord("a") + 1
    return _CHINESE.index(sign) + 1 if sign in _CHINESE else ord(sign) - ord("①") + 1
