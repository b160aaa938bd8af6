"""What of a page readers, search engines and scripts meet, whichever engine made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

from bs4 import BeautifulSoup, Tag

Facts = Mapping[str, list[str]]
"""What a page has of each kind, in order."""

SITE = "https://portal.example/route/"
"""Where the sites are, as far as these tests are concerned."""
_UNSEEN = ("script", "style", "template", "noscript")


def pages(site: Path) -> dict[str, Path]:
    """Give the pages of a site by their places."""
    return {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}


@cache
def facts(file: Path, place: str) -> Facts:
    """Read a page, whose addresses count from its place on the site."""
    soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
    here = urljoin(SITE, place.removesuffix("index.html"))
    for tag in soup.find_all(href=True):
        # Browsers take a letter for its code.
        tag["href"] = unquote(urljoin(here, str(tag["href"]))).removesuffix("#")
    found = {
        "head": [*_head(soup)],
        "headings": [*_headings(soup)],
        "ids": sorted(str(tag["id"]) for tag in soup.find_all(id=True)),
        "links": [f"{tag['href']} {_text(tag)}" for tag in soup.find_all("a", href=True)],
        "data": [tag.get_text() for tag in soup.select('script[type="application/ld+json"]')],
        "drawings": [" ".join(str(tag).split()) for tag in soup.select("svg.rm-drawing")],
    }
    for tag in soup.find_all(_UNSEEN):
        tag.decompose()
    found["text"] = [*soup.body.stripped_strings] if soup.body else []
    return found


def _head(soup: BeautifulSoup) -> Iterator[str]:
    yield f"language {soup.html.get('lang') if soup.html else None}"
    yield f"title {soup.title.get_text() if soup.title else None}"
    for tag in soup.select('meta[name="description"], meta[property], meta[http-equiv]'):
        name = tag.get("name") or tag.get("property") or tag.get("http-equiv")
        yield f"{name} {tag.get('content')}"
    for tag in soup.select('link[rel~="canonical"], link[rel~="alternate"]'):
        yield f"{tag['rel']} {tag.get('hreflang')} {tag['href']}"


def _headings(soup: BeautifulSoup) -> Iterator[str]:
    for tag in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"]):
        yield f"{tag.name} #{tag.get('id')} {_text(tag)}"


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
