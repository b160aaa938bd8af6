"""Everything that a roadmap's site is made of, before MkDocs sees any of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path as File
from pathlib import PurePosixPath

from roadmap_site import data
from roadmap_site.checks import check
from roadmap_site.edition import Edition, address
from roadmap_site.loader import ROADMAP_FILE, Book
from roadmap_site.pages import Page, editions, pages
from roadmap_site.problems import Problem, RoadmapError, errors
from roadmap_site.words import Words

ASSETS = "assets/roadmap"
"""The folder of the site that holds the portal's own styles and scripts."""


Documents = Mapping[str, Mapping[str, str]]
"""The hand-written pages of each language: the name that is shown, the file."""


@dataclass(frozen=True)
class Twin:
    """A page in one of the site's languages."""

    language: str
    words: Words
    href: str
    """The way there from the page that names it."""
    address: str
    """The absolute address; empty where there is no such page or the site's address is unknown."""
    here: bool
    """True for the language of the page that names it."""


@dataclass(frozen=True)
class Site:
    """A roadmap ready to be shown, in every language."""

    editions: Mapping[str, Edition]
    pages: Mapping[str, tuple[Page, ...]]
    """The pages of each language, in the order of the navigation."""
    sources: Mapping[str, str]
    """The file of the roadmap, relative to its folder, that each page comes from."""
    assets: Mapping[str, bytes]
    """Styles and scripts by the path that they have on the site."""
    warnings: tuple[Problem, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, the default first."""
        return tuple(self.editions)

    @property
    def language(self) -> str:
        """The default language."""
        return self.languages[0]

    def prefix(self, language: str) -> str:
        """Give the folder of a language on the site: none for the default, else `en/`."""
        return "" if language == self.language else f"{language}/"

    def roots(self, site_url: str) -> dict[str, str]:
        """Give the address of each language's home page; relative where `site_url` is empty."""
        base = f"{site_url.rstrip('/')}/" if site_url else ""
        return {language: base + self.prefix(language) for language in self.languages}

    def addresses(self, documents: Documents) -> dict[str, list[str]]:
        """Give the addresses of every page of each language, from the root of that language."""
        return {
            language: [
                address(uri, directory_urls=self.editions[language].directory_urls)
                for uri in (*(page.uri for page in pages), *documents.get(language, ()))
            ]
            for language, pages in self.pages.items()
        }

    def twins(
        self, language: str, url: str | None, base: str, site_url: str, documents: Documents
    ) -> list[Twin]:
        """Give what one page is in every language, itself included.

        `url` is the page's address from the root of `language`, and `base` the way from the page
        to that root. Where a language lacks the page, its home page takes the place.
        """
        found = []
        for tag, addresses in self.addresses(documents).items():
            exists = url in addresses
            path = url if url and exists else ""
            up = "" if language == self.language else "../"
            found.append(
                Twin(
                    language=tag,
                    words=self.editions[tag].words,
                    href=f"{base.rstrip('/')}/{up}{self.prefix(tag)}{path}",
                    address=self.roots(site_url)[tag] + path if site_url and exists else "",
                    here=tag == language,
                )
            )
        return found

    def page(self, language: str, uri: str) -> Page | None:
        """Find the page of the roadmap that is made from the Markdown file `uri`."""
        return next((page for page in self.pages[language] if page.uri == uri), None)

    def kinds(self, language: str) -> dict[str, str]:
        """Give what kind of page stands at each address, from the root of the language."""
        directory_urls = self.editions[language].directory_urls
        return {
            address(page.uri, directory_urls=directory_urls): page.kind
            for page in self.pages[language]
        }

    def data(self, site_url: str) -> dict[str, str]:
        """Give the files that are for programs, by the path that they have on the site."""
        roadmap = self.editions[self.language].roadmap
        return {
            "roadmap.json": data.roadmap_json(roadmap),
            "llms.txt": data.llms_txt(self.editions, self.roots(site_url)),
        }


def build(directory: File, label: str, *, directory_urls: bool = True) -> Site:
    """Make the site of the roadmap in `directory`, which messages call `label`.

    Raises RoadmapError with everything that is wrong where the roadmap cannot be shown.
    """
    book = check(directory, label)
    if book.roadmap is None or errors(book.problems):
        raise RoadmapError(errors(book.problems))
    in_languages = editions(book.roadmap, directory_urls=directory_urls)
    rendered = {language: pages(edition) for language, edition in in_languages.items()}
    return Site(
        editions=in_languages,
        pages=rendered,
        sources=_sources(book, label, rendered[book.roadmap.language]),
        assets=dict(_assets()),
        warnings=tuple(book.problems),
    )


def _sources(book: Book, label: str, rendered: tuple[Page, ...]) -> dict[str, str]:
    assert book.roadmap
    files_of = dict(zip((stage.id for stage in book.roadmap.stages), book.files, strict=True))
    return {
        page.uri: str(PurePosixPath(files_of[page.stage.id]).relative_to(label))
        if page.stage
        else ROADMAP_FILE
        for page in rendered
    }


def _assets() -> dict[str, bytes]:
    """Read the styles and scripts; the name says the content, so that caches never mix two."""
    found: dict[str, bytes] = {}
    for item in sorted(files("roadmap_site").joinpath("assets").iterdir(), key=lambda i: i.name):
        content = item.read_bytes()
        stem, _, suffix = item.name.rpartition(".")
        mark = hashlib.sha256(content).hexdigest()[:8]
        found[f"{ASSETS}/{stem}.{mark}.{suffix}"] = content
    return found


def translations(uris: Iterable[str], languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Sort hand-written pages by language: `about.en.md` is the English `about.md`.

    Gives, for each language, the file of each page by the name that the page is shown under. A
    file that names no language is in the default one.
    """
    by_language: dict[str, dict[str, str]] = {language: {} for language in languages}
    for uri in uris:
        stem, _, language = uri.removesuffix(".md").rpartition(".")
        if stem and language in languages:
            by_language[language][f"{stem}.md"] = uri
        else:
            by_language[languages[0]][uri] = uri
    return by_language
