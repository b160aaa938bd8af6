"""What a browser lets a page do: a Content-Security-Policy, as strict as browsers know.

Every page says it itself, in a `meta` element, so that it holds on hosts whose headers nobody can
set; what a host says comes on top of it. A page has leave for what its author put into it, and for
no more: the rest of the site stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Sources = dict[str, tuple[str, ...]]
"""What may be loaded, by the directive that says so."""

STRICT: Sources = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "connect-src": ("'self'",),
    "worker-src": ("'self'",),
    "manifest-src": ("'self'",),
    "base-uri": ("'none'",),
    "form-action": ("'none'",),
    "frame-ancestors": ("'none'",),
    "require-trusted-types-for": ("'script'",),
}
"""What the portal's own pages need. `data:` stands for the pictures within Material's sheet."""

OTHERS = ("font-src", "frame-src", "media-src", "object-src")
"""Directives that only a hand-written page may need."""
HOST_ONLY = ("frame-ancestors",)
"""Directives that browsers take from the answer of a host alone."""
TYPES = "require-trusted-types-for"
NONE = "'none'"
"""No source at all; of TYPES, that nothing is required."""
DRAWN_IN_BROWSER: Sources = {"style-src": ("'unsafe-inline'",), TYPES: (NONE,)}
"""What Mermaid takes to draw: it writes styles into the page, and markup from texts."""

_TAGS = {
    "media-src": re.compile(r"<(?:audio|video)\b"),
    "frame-src": re.compile(r"<iframe\b"),
    "object-src": re.compile(r"<(?:object|embed)\b"),
}
"""What in a page asks for files of its own site that no page of the portal has."""


@dataclass
class Policy:
    """What a site may do beyond the strict policy, and what of it every page may."""

    more: Sources = field(default_factory=dict)
    """What an author allows on every page."""
    used: Sources = field(default_factory=dict)
    """What some page of the site needs; grows while pages are made."""

    def allow(self, directive: str, *sources: str) -> None:
        """Allow something on every page."""
        self.more = joined(self.more, {directive: sources})

    def page(self, html: str, more: Sources | None = None) -> str:
        """Give the policy of a page, which has what it needs and `more`."""
        needs = joined(self.more, needed(html), more or {})
        self.used = joined(self.used, needs)
        return written({key: said for key, said in _with(needs).items() if key not in HOST_ONLY})

    @property
    def host(self) -> str:
        """The policy for a host to send with every page: as strict as all of them can bear."""
        return written(_with(joined(self.more, self.used)))


def needed(html: str) -> Sources:
    """Give what a page needs for files of its own site beside the usual ones."""
    return {name: ("'self'",) for name, tag in _TAGS.items() if tag.search(html)}


def joined(*parts: Sources) -> Sources:
    """Join sources; each is named once."""
    found: Sources = {}
    for part in parts:
        for name, sources in part.items():
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *sources)))
    return found


def _with(more: Sources) -> Sources:
    """Give the strict policy with more sources; what is said to be needed ends a "none"."""
    all_of = joined(STRICT, more)
    if NONE in all_of[TYPES]:
        del all_of[TYPES]
    return {name: _fit(sources) for name, sources in all_of.items()}


def _fit(sources: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what another source makes void: a hash would forbid all that is inline besides."""
    void = ("'sha256-", "'unsafe-hashes'") if "'unsafe-inline'" in sources else ()
    return tuple(each for each in sources if each != NONE and not each.startswith(void)) or (NONE,)


def written(sources: Mapping[str, Iterable[str]]) -> str:
    """Write a policy as browsers read it."""
    return "; ".join(" ".join((name, *said)) for name, said in sources.items())


def origins(addresses: Iterable[str]) -> tuple[str, ...]:
    """Give the other sites among addresses, as sources."""
    split = [urlsplit(address) for address in addresses]
    return tuple(
        dict.fromkeys(f"{part.scheme or 'https'}://{part.netloc}" for part in split if part.netloc)
    )


def fault(said: object) -> str:
    """Say what is wrong with what an author allows; empty where nothing is."""
    if isinstance(said, bool):
        return ""
    if not isinstance(said, Mapping):
        return "is neither `false` nor a list of sources for each directive"
    for name, sources in said.items():
        if name not in STRICT and name not in OTHERS:
            known = ", ".join(sorted({*STRICT, *OTHERS}))
            return f"has no directive {name!r}; there are {known}"
        if not isinstance(sources, list) or not all(isinstance(each, str) for each in sources):
            return f"{name}: is not a list of sources, such as [https://example.org]"
        for each in sources:
            if not re.fullmatch(r"[^\s;,\"<>]+", each):
                return f"{name}: {each!r} is not one source, such as https://example.org"
    return ""
