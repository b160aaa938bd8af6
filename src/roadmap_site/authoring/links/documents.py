"""The links of a hand-written Markdown page, with the line and column of each."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

MAX_LENGTH = 1_000_000
"""The longest page that is read, in characters."""


def links(text: str) -> Iterator[tuple[str, int, int]]:
    """Give every web address that a page leads to or shows, with its line and column.

    Code is left out, and so are addresses that stand by themselves: neither becomes a link.
    """
    environment: dict[str, object] = {}
    text = "\n".join(text[:MAX_LENGTH].splitlines())
    tokens = _parser().parse(text, environment)
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    used: dict[str, int] = {}
    for token in tokens:
        first = token.map[0] if token.map else 0
        for url in filter(_is_web, _targets(token)):
            at = max(starts[first], used.get(url, 0))
            where = _where(text, url, at)
            if where < 0:
                where = starts[first]
            used[url] = where + 1
            number = bisect_right(starts, where)
            yield url, number, where - starts[number - 1] + 1


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    # As it was written, so that it can be found again; asking writes it properly.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _is_web(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


def _where(text: str, url: str, at: int) -> int:
    """Find an address as it was written: further down, or above for a definition."""
    found = (text.find(each, start) for start in (at, 0) for each in (url, html.escape(url)))
    return next((where for where in found if where >= 0), -1)


def _targets(token: Token) -> Iterator[str]:
    """Give the addresses of one block."""
    if token.type == "html_block":
        yield from _in_html(token.content)
    for child in token.children or ():
        if child.type == "link_open":
            yield str(child.attrs["href"])
        elif child.type == "image":
            yield str(child.attrs["src"])
        elif child.type == "html_inline":
            yield from _in_html(child.content)


def _in_html(text: str) -> list[str]:
    reader = _Attributes()
    reader.feed(text)
    reader.close()
    return reader.found


class _Attributes(HTMLParser):
    """Notes where elements lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "src"} and value]
