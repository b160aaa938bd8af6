"""What a change has left behind: texts in other languages, and links that nobody looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from roadmap_site.authoring.pairs import Index, Pair, aligned, pairs, texts
from roadmap_site.model import UNNAMED, Link, Place, Resource, Shelf, Text, Topic, shown
from roadmap_site.reading import Book, Problem

_NO_WORD = re.compile(r"[\W_]+")


def translations_follow(old: Index, new: Index, book: Book) -> Iterator[Problem]:
    """Where a text changes in one language, it changes in the others."""
    if not book.languages_known:
        return
    for at, changed, tag, _ in left_behind(old, new):
        names = ", ".join(f'"{name}"' for name in changed)
        message = (
            f'the text in {names} changed and the one in "{tag}" did not; change it too, '
            "or leave it where it still says the same"
        )
        yield Problem(book.at((*at, tag)), "RM027", message)


def left_behind(old: Index, new: Index) -> Iterator[tuple[Place, list[str], str, str]]:
    """Give the texts that stayed as they were in one language while others changed.

    Each with its place, the languages that changed, the one that did not, and what it says.
    """
    whole = texts(old.roadmap, new.roadmap, ())
    parts = (
        found
        for pair in pairs(old, new)
        for found in texts(pair.old.part, pair.new.part, pair.new.at)
    )
    for at, was, now in (*whole, *parts):
        before, after = _spoken(was, old.roadmap.language), _spoken(now, new.roadmap.language)
        there = [tag for tag in after if tag in before]
        changed = [tag for tag in there if _words(before[tag]) != _words(after[tag])]
        for tag in there if changed else ():
            if before[tag] == after[tag]:
                yield at, changed, tag, after[tag]


def _spoken(text: Text, default: str) -> dict[str, str]:
    return {
        default if tag == UNNAMED and not text.neutral else tag: said
        for tag, said in text.root.items()
    }


def _words(text: str) -> str:
    """Give what a text says, whatever its signs and spaces are."""
    return _NO_WORD.sub("", text).casefold() or text


def links_were_looked_at(
    old: Index, new: Index, book: Book, month: str, asked: Collection[str]
) -> Iterator[Problem]:
    """Where the address of a resource changes, somebody reviews the topic or asks the address.

    `month` is the present one, and `asked` has the addresses that were asked whether they answer.
    """
    known = {link for _, item in old.roadmap.every(Resource) for _, link in item.links}
    for pair in pairs(old, new):
        if _is_renewed(pair, month):
            continue
        for at, was, now in _changed(pair):
            if now not in known and now not in asked:
                renew = 'renew "reviewed" or ' if isinstance(pair.new.part, Topic) else ""
                message = (
                    f"was {shown(was)} before, and nothing says that somebody looked at the "
                    f"new address; {renew}run roadmap-site links"
                )
                yield Problem(book.at(at), "RM028", message)


def _is_renewed(pair: Pair, month: str) -> bool:
    was, now = pair.old.part, pair.new.part
    if not (isinstance(was, Topic) and isinstance(now, Topic) and now.reviewed):
        return False
    return now.reviewed > (was.reviewed or "") or now.reviewed >= month


def _changed(pair: Pair) -> Iterator[tuple[Place, Link, Link]]:
    """Give the addresses of a topic's or shelf's resources that were others before."""
    was, now = pair.old.part, pair.new.part
    if not (isinstance(was, Topic | Shelf) and isinstance(now, Topic | Shelf)):
        return
    for resource, index in aligned(was.resources, now.resources):
        new = now.resources[index]
        if isinstance(resource, Resource):
            before = dict(resource.links)
            for place, link in new.links:
                if before.get(place, link) != link:
                    yield (*pair.new.at, "resources", index, *place), before[place], link
