"""Where each page lies in an exported project, and the links of hand-written ones that follow.

MkDocs leaves the addresses in HTML as they are, Zensical counts them from the Markdown file. Both
agree where the two are one: where each page lies in a folder of its own, as its address says.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from roadmap_site.engine.signposts import UP

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_CODE = re.compile(r"((?<!`)`+(?!`).+?(?<!`)`+(?!`))")
_LINK = re.compile(r"(\]\(\s*<?|^\s{0,3}\[(?!\^)[^\]]+\]:\s*<?)([^\s)>#?]+(?: +[^\s)>#?\"'(]+)*)")
"""An address in brackets behind the text of a link, or behind the name that links have for it.

It may have spaces, as Python-Markdown lets it. What stands behind the mark of a footnote is a text.
"""
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/")


@dataclass(frozen=True)
class Places:
    """Where everything lies that a link may lead to."""

    pages: Collection[str]
    """The Markdown file of each page of the portal."""
    signposts: Mapping[str, str]
    """The addresses of files that are shown under another name or in another language."""
    directory_urls: bool
    """Whether each page lies in a folder of its own."""

    def of(self, uri: str) -> str:
        """Give the place of the page at `uri`; what is no page stays where it is."""
        stem = uri.removesuffix(".md")
        stays = not self.directory_urls or posixpath.basename(stem) in {"index", "README"}
        return uri if stays or uri not in self.pages else f"{stem}/index.md"


def follow(text: str, uri: str, places: Places) -> str:
    """Let the links of the page at `uri` lead to where the other pages lie now."""

    def new(found: re.Match[str]) -> str:
        return found[1] + _address(found[2], uri, places)

    return _outside_of_code(text, lambda part: _LINK.sub(new, part))


def _address(address: str, uri: str, places: Places) -> str:
    if _SCHEME.match(address):
        return address
    target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(address)))
    here = places.of(uri)
    if target in places.signposts:
        up = "../" * here.count("/")
        return up + places.signposts[target].replace(f"{UP}/", "../")
    way = posixpath.relpath(places.of(target), posixpath.dirname(here) or ".")
    return way.replace(" ", "%20") + ("/" if address.endswith("/") else "")


def _outside_of_code(text: str, change: Callable[[str], str]) -> str:
    """Change the parts of a Markdown text that are no code."""
    lines, fence = [], ""
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if fence or found:
            closes = found and found[1].startswith(fence) and not line.strip().strip(found[1][0])
            fence = "" if fence and closes else fence or (found[1] if found else "")
            lines.append(line)
            continue
        parts = _CODE.split(line)
        parts[::2] = map(change, parts[::2])
        lines.append("".join(parts))
    return "".join(lines)
