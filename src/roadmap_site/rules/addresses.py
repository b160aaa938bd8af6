"""Rules on addresses: mistakes that still look like a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from roadmap_site.model import Place, Provenance, Replaced, Resource, Roadmap, every, shown
from roadmap_site.reading import Book, Problem

_END = re.compile(
    r"[\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f.,;:!?'\u2018-\u201f\u300a-\u300f]+$"
)
"""Signs of the sentence around a link. A closing bracket is one where no opening one stands."""
_WIDE = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
_TWO_SCHEMES = re.compile(r"https?:/*https?[:/]", re.IGNORECASE)
_HIDDEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]"
)
_LABEL = re.compile(r"[^\W_]([^\W_]|-)*(?<!-)", re.UNICODE)
_NUMBERS = re.compile(r"[\d.]+")
_BRACKETS = {")": "(", "）": "（", "]": "[", "】": "【", "》": "《"}


def addresses_are_sound(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No link has a slip of the hand in it; what the original said is quoted as it was."""
    for at, url in _urls(roadmap):
        if advice := fault(url):
            yield Problem(book.at(at), "RM061", f'"{shown(url)}" {advice}')


def _urls(roadmap: Roadmap) -> Iterator[tuple[Place, str]]:
    for at, item in every(Resource, roadmap):
        yield (*at, "url"), item.url
    for kind in (Replaced, Provenance):
        for at, quoted in every(kind, roadmap):
            if isinstance(quoted, Replaced | Provenance) and quoted.url:
                yield (*at, "url"), quoted.url


def fault(url: str) -> str:
    """Say what is wrong with an address, and how to mend it; nothing where it is sound."""
    if hidden := _HIDDEN.search(url):
        return f"holds the invisible character U+{ord(hidden[0]):04X}; remove it"
    if _TWO_SCHEMES.match(url):
        return "begins twice; keep one https://"
    if end := _END.search(url) or _unopened(url):
        return f'ends with "{end[0]}", which belongs to the sentence; remove it'
    parts = urlsplit(url)
    if "@" in parts.netloc:
        return "holds a name or a password; remove everything up to the @"
    if wide := _WIDE.search(parts.netloc):
        return f'holds the full-width sign "{wide[0]}" in its host; write the address as it is'
    return _fault_of_host(parts.hostname or "")


def _unopened(url: str) -> re.Match[str] | None:
    """Find a closing bracket at the end that none in the address opens."""
    if wide := re.search(r"（[^（）]*）$", url):
        return wide
    opening = _BRACKETS.get(url[-1])
    return None if opening is None or opening in url else re.search(r".$", url)


def _fault_of_host(host: str) -> str:
    labels = host.split(".")
    if host == "localhost" or host.startswith(("127.", "[::1")) or host == "::1":
        return "is on your own computer; name an address that readers can open"
    if ":" in host:
        return ""  # a number of IPv6, which the model has looked at
    if "" in labels[:-1] or (labels[-1] == "" and len(labels) < 3):
        return "has a dot too many in its host; write the address as it is"
    for label in filter(None, labels):
        if not _LABEL.fullmatch(label) or ("--" in label and not label.startswith("xn--")):
            return f'has "{shown(label)}" in its host; hosts have letters, digits and hyphens'
    if len(labels) == 1:
        return "has no dot in its host; write the whole name, such as example.org"
    if _NUMBERS.fullmatch(host):
        return "names a machine by its number; write the name that readers know"
    return ""
