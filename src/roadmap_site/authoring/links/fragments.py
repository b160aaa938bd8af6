"""Which places of a page a link can lead to: the ids and names in its HTML.

Reads in one pass without going back, so that no page, however it is written, takes long.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'][^\s>]*))?""")
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "template", "xmp"})
"""Elements whose content is no place to lead to."""
_BY_SCRIPT = re.compile(r"^[!/]|:~:|^L\d+(-L\d+)?$|=")
"""Fragments that a page's script reads: routes, highlighted words, lines of code, settings."""


def wanted(url: str) -> str:
    """Give the place within its page that an address names; empty where there is none to find."""
    fragment = urlsplit(url).fragment
    return "" if fragment.lower() == "top" or _BY_SCRIPT.search(fragment) else fragment


def missing(wanted: frozenset[str], page: str) -> frozenset[str]:
    """Give those of the wanted places that a page does not have."""
    there = set(names(page))
    return frozenset(each for each in wanted if not there & set(_spellings(each)))


def _spellings(fragment: str) -> tuple[str, ...]:
    """Give the ids that a fragment can mean; code hosts put a word of theirs before some."""
    plain = unquote(fragment)
    return (fragment, plain, f"user-content-{plain}", f"user-content-{plain.lower()}")


def names(page: str) -> Iterator[str]:
    """Give every id of a page, and the name of every anchor."""
    at = 0
    while (at := page.find("<", at)) >= 0:
        if page.startswith("<!--", at):
            at = _after(page, "-->", at + 4)
        elif tag := _TAG.match(page, at):
            element, at = tag[1].lower(), tag.end()
            while (found := _ATTRIBUTE.match(page, at)) and found.end() > at:
                at = found.end()
                key = found[1].lower()
                if found[2] and (key == "id" or (key == "name" and element == "a")):
                    yield html.unescape(_unquoted(found[2]))
            if element in _RAW:
                at = _after_raw(page, element, at)
        else:
            at += 1


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in {'"', "'"} and value[-1:] == value[:1] else value


def _after(page: str, end: str, at: int) -> int:
    found = page.find(end, at)
    return found + len(end) if found >= 0 else len(page)


def _after_raw(page: str, element: str, at: int) -> int:
    """Skip what stands within an element, up to its end tag."""
    found = re.compile(f"</{element}", re.IGNORECASE).search(page, at)
    return found.end() if found else len(page)
