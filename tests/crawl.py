"""Reads a built site the way that a browser and a search engine do: pages, links, ids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

NOWHERE = "http://site.invalid/"
"""Stands for the address of a site that knows none."""
NOT_FOUND = "404.html"
NO_NETWORK = "offline.html"


@dataclass(frozen=True)
class HtmlPage:
    """One page, as built."""

    address: str
    """The address from the root of the site: `en/stages/tools/`."""
    url: str
    soup: BeautifulSoup

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, as often as it is there."""
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)]

    @property
    def language(self) -> str:
        """The language that the page says it is in."""
        return value(self.one("html"), "lang")

    @property
    def title(self) -> str:
        """What stands in the browser's tab."""
        return text_of(self.one("head title"))

    @property
    def heading(self) -> str:
        """The text of the only `h1`."""
        return text_of(self.one("h1"))

    @property
    def content(self) -> Tag:
        """The page without its header, navigation and footer."""
        return self.one("article")

    @property
    def linked_data(self) -> dict[str, Any] | None:
        """The JSON-LD of the page."""
        found = self.soup.select('script[type="application/ld+json"]')
        assert len(found) <= 1
        return json.loads(found[0].string or "") if found else None

    def one(self, selector: str) -> Tag:
        """Find the only element that fits."""
        found = self.soup.select(selector)
        assert len(found) == 1, f"{len(found)} of {selector} on {self.address or 'home'}"
        return found[0]

    def meta(self, name: str) -> str:
        """Give what a `meta` element says."""
        return value(self.one(f'meta[name="{name}"], meta[property="{name}"]'), "content")

    def element(self, id: str) -> Tag:
        """Find the only element with an id."""
        return self.one(f'[id="{id}"]')

    def block(self, id: str) -> list[Tag]:
        """Give the elements that follow a heading, up to the next of its rank or a higher one."""
        heading = self.element(id)
        rank = int(heading.name[1])
        higher = {f"h{number}" for number in range(1, rank + 1)}
        found = []
        for tag in heading.find_next_siblings(True):
            if tag.name in higher:
                break
            found.append(tag)
        return found

    def links(self) -> Iterator[tuple[Tag, str]]:
        """Give every element that names an address, with that address made absolute."""
        for tag in self.soup.find_all(True):
            for attribute in ("href", "src", "xlink:href", "poster", "data", "action"):
                if tag.has_attr(attribute):
                    yield tag, urljoin(self.url, value(tag, attribute))


class HtmlSite:
    """A built site."""

    def __init__(self, directory: Path, url: str = NOWHERE) -> None:
        self.directory = directory
        self.url = url

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Every page by its address from the root of the site."""
        return {page.address: page for page in self._read()}

    @property
    def real_pages(self) -> dict[str, HtmlPage]:
        """Every page but those that stand in for others: not there, or not kept."""
        standing_in = (NOT_FOUND, NO_NETWORK)
        return {at: page for at, page in self.pages.items() if not at.endswith(standing_in)}

    def _read(self) -> Iterator[HtmlPage]:
        for file in sorted(self.directory.rglob("*.html")):
            address = file.relative_to(self.directory).as_posix()
            if address == "index.html" or address.endswith("/index.html"):
                address = address.removesuffix("index.html")
            soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
            yield HtmlPage(address, self.url + address, soup)

    def is_internal(self, url: str) -> bool:
        """Tell whether an address belongs to the host of this site."""
        return urlsplit(url).netloc == urlsplit(self.url).netloc

    def missing(self, url: str) -> str:
        """Say what an absolute address of this site lacks; empty where it leads somewhere."""
        if not url.startswith(self.url):
            return "is outside the site"
        path, anchor = urldefrag(url.removeprefix(self.url))
        path = unquote(path.partition("?")[0])
        if path in self.pages:
            known = self.pages[path].ids
            return "" if not anchor or unquote(anchor) in known else "has no such id"
        return "" if (self.directory / path).is_file() else "does not exist"

    def broken(self) -> list[str]:
        """Give every address on any page that stays on the site and leads nowhere."""
        return [
            f"{page.address or 'home'}: {url} {missing}"
            for page in self.pages.values()
            for _, url in page.links()
            if self.is_internal(url) and (missing := self.missing(url))
        ]

    def foreign(self) -> list[str]:
        """Give everything that a page would load from another host by itself."""
        return [
            f"{page.address or 'home'}: {tag.name} {url}"
            for page in self.pages.values()
            for tag, url in page.links()
            if tag.name not in {"a", "area"}
            and urlsplit(url).scheme in {"http", "https"}
            and not self.is_internal(url)
        ]

    def index(self, language: str = "") -> list[dict[str, str]]:
        """Give what the search of the default language finds, or that of the one in a folder."""
        folder = self.directory / language / "search"
        index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        files = [json.loads((folder / name).read_text("utf-8")) for name in index["texts"]]
        texts = [text for file in files for text in file]
        entries = index["entries"]

        def page_of(entry: int) -> str:
            _, _, address, within = entries[entry]
            own, mark, _ = str(address).partition("#")
            return page_of(within) if mark and not own and within >= 0 else own

        found: list[dict[str, str]] = []
        for number, (kind, title, address, _) in enumerate(entries):
            location = page_of(number) + "#" * ("#" in address) + address.partition("#")[2]
            lines = texts[number]
            text = "\n".join(line for part in lines for line in part)
            found.append({"kind": kind, "location": location, "title": title, "text": text})
        return [doc for doc in found if doc["kind"] != "act"]

    def read(self, path: str) -> str:
        """Read a file of the site."""
        return (self.directory / path).read_text(encoding="utf-8")


def value(tag: Tag, attribute: str) -> str:
    """Give an attribute that has one value."""
    found = tag[attribute]
    return found if isinstance(found, str) else " ".join(found)


def text_of(*tags: Tag) -> str:
    """Give the text of elements as it is seen: white space folded, without permanent links."""
    said = []
    for tag in tags:
        for part in tag.find_all(string=True):
            around = [parent for parent in part.parents if parent.name == "a"]
            if not any("headerlink" in parent.get_attribute_list("class") for parent in around):
                said.append(str(part))
    return " ".join("".join(said).split())


def same_text(a: str, b: str) -> bool:
    """Compare texts in which only white space may differ."""
    return "".join(a.split()) == "".join(b.split())
