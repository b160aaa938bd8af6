"""Reads a built site the way that a browser and a search engine do: pages, links, ids."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

from roadmap_site.model import Roadmap

Kind = TypeVar("Kind")

NOWHERE = "http://site.invalid/"
"""Stands for the address of a site that knows none."""
NOT_FOUND = "404.html"
NO_NETWORK = "offline.html"
_ADDRESSES = ("href", "src", "xlink:href", "poster", "data", "action")


@dataclass
class Element:
    """What a tag says, and what stands in it where that is read as it is."""

    name: str
    attributes: Mapping[str, str]
    script: str = ""

    def has(self, attribute: str, word: str) -> bool:
        """Tell whether one of the words of an attribute is this one."""
        return word in self.attributes.get(attribute, "").split()


class _Reader(HTMLParser):
    """Lists what stands on a page, in a third of the time that a tree of it takes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: said or "" for name, said in attrs}))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.elements[-1].script += data


@dataclass(frozen=True)
class HtmlPage:
    """One page, as built. It is read when it is first asked, and what is found is kept."""

    address: str
    """The address from the root of the site: `en/stages/tools/`."""
    url: str
    file: Path

    @property
    def text(self) -> str:
        """The page as it is written."""
        return self.file.read_text(encoding="utf-8")

    def named(self, name: str) -> list[Element]:
        """Give every element of a name."""
        return [element for element in self.elements if element.name == name]

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The whole page, which nobody changes."""
        return BeautifulSoup(self.text, "html.parser")

    @cached_property
    def elements(self) -> list[Element]:
        """Everything on the page, in order: all that is asked of whole pages needs no tree."""
        return _Reader(self.text).elements

    @cached_property
    def ids(self) -> Counter[str]:
        """Every id on the page, and how often it is there."""
        return Counter(it.attributes["id"] for it in self.elements if "id" in it.attributes)

    @cached_property
    def _tags(self) -> Mapping[str, list[Tag]]:
        found = defaultdict[str, list[Tag]](list)
        for tag in self.soup.find_all(id=True):
            found[value(tag, "id")].append(tag)
        return {**found}

    @property
    def language(self) -> str:
        """The language that the page says it is in."""
        return self._alone(self.named("html"), "html").attributes["lang"]

    @cached_property
    def title(self) -> str:
        """What stands in the browser's tab."""
        return text_of(self.one("head title"))

    @cached_property
    def heading(self) -> str:
        """The text of the only `h1`."""
        return text_of(self._only("h1"))

    @cached_property
    def content(self) -> Tag:
        """The page without its header, navigation and footer."""
        return self._only("article")

    @cached_property
    def linked_data(self) -> dict[str, Any] | None:
        """The JSON-LD of the page."""
        scripts = self.named("script")
        found = [it for it in scripts if it.attributes.get("type") == "application/ld+json"]
        assert len(found) <= 1
        return json.loads(found[0].script) if found else None

    def one(self, selector: str) -> Tag:
        """Find the only element that fits."""
        return self._alone(self.soup.select(selector), selector)

    def meta(self, name: str) -> str:
        """Give what a `meta` element says."""
        metas = self.named("meta")
        found = [
            it for it in metas if name in (it.attributes.get("name"), it.attributes.get("property"))
        ]
        return self._alone(found, f"meta {name}").attributes["content"]

    def element(self, id: str) -> Tag:
        """Find the only element with an id."""
        return self._alone(self._tags.get(id, []), f"#{id}")

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

    @cached_property
    def links(self) -> list[tuple[Element, str]]:
        """Every element that names an address, with that address made absolute."""
        return [
            (element, urljoin(self.url, element.attributes[name]))
            for element in self.elements
            for name in _ADDRESSES
            if name in element.attributes
        ]

    def _only(self, name: str) -> Tag:
        return self._alone(self.soup.find_all(name), name)

    def _alone(self, found: Sequence[Kind], what: str) -> Kind:
        assert len(found) == 1, f"{len(found)} of {what} on {self.address or 'home'}"
        return found[0]


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
            yield HtmlPage(address, self.url + address, file)

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
            known = not anchor or unquote(anchor) in self.pages[path].ids
            return "" if known else "has no such id"
        return "" if (self.directory / path).is_file() else "does not exist"

    def broken(self) -> list[str]:
        """Give every address on any page that stays on the site and leads nowhere."""
        return [
            f"{page.address or 'home'}: {url} {missing}"
            for page in self.pages.values()
            for _, url in page.links
            if self.is_internal(url) and (missing := self.missing(url))
        ]

    def foreign(self) -> list[str]:
        """Give everything that a page would load from another host by itself."""
        return [
            f"{page.address or 'home'}: {element.name} {url}"
            for page in self.pages.values()
            for element, url in page.links
            if element.name not in {"a", "area"}
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
    said = [str(part) for tag in tags for part in _strings(tag)]
    return " ".join("".join(said).split())


def _strings(tag: Tag) -> Iterator[NavigableString]:
    if any(_is_permanent_link(part) for part in tag.parents):
        return
    links = [part for part in (tag, *tag.find_all("a")) if _is_permanent_link(part)]
    unseen = {id(part) for link in links for part in link.find_all(string=True)}
    yield from (part for part in tag.find_all(string=True) if id(part) not in unseen)


def _is_permanent_link(tag: Tag) -> bool:
    return tag.name == "a" and "headerlink" in tag.get_attribute_list("class")


def same_text(a: str, b: str) -> bool:
    """Compare texts in which only white space may differ."""
    return "".join(a.split()) == "".join(b.split())


def addresses_of(roadmap: Roadmap) -> list[str]:
    """Give the addresses of the pages of each language that are made from a roadmap."""
    kinds = ("plan", "cards", "progress", "resources", "corrections", "print", "status")
    stages = (f"stages/{stage.id}" for stage in roadmap.stages)
    return ["", *(f"{name}/" for name in (*stages, *kinds))]
