"""Everything that a roadmap's site is made of, before MkDocs sees any of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from pathlib import PurePosixPath

from roadmap_site.edition import GLOSSARY, Desk, Edition, editions
from roadmap_site.pages import Page, pages
from roadmap_site.reading import (
    GLOSSARY_FILE,
    ROADMAP_FILE,
    Book,
    Problem,
    RoadmapError,
    errors,
    link_record,
    translation_record,
)
from roadmap_site.rules import check
from roadmap_site.site import own_words
from roadmap_site.site.age import changed

_OTHER_SOURCES = {GLOSSARY: GLOSSARY_FILE}


@dataclass(frozen=True)
class Site:
    """A roadmap ready to be shown, in every language."""

    editions: Mapping[str, Edition]
    pages: Mapping[str, tuple[Page, ...]]
    """The pages of each language, in the order of the navigation."""
    sources: Mapping[str, str]
    """The file of the roadmap, relative to its folder, that each page comes from."""
    warnings: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()
    """What is wrong with files that the site can do without, a line each."""
    changed: int = 0
    """When the roadmap was last changed, in seconds since 1970."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, the default first."""
        return tuple(self.editions)

    @property
    def language(self) -> str:
        """The default language."""
        return self.languages[0]

    @property
    def directory_urls(self) -> bool:
        """True where pages have addresses like `stages/tools/`."""
        return self.editions[self.language].directory_urls

    def page(self, language: str, uri: str) -> Page | None:
        """Find the page of the roadmap that is made from the Markdown file `uri`."""
        return self._by_uri.get((language, uri))

    @cached_property
    def _by_uri(self) -> dict[tuple[str, str], Page]:
        return {
            (language, page.uri): page for language, pages in self.pages.items() for page in pages
        }


Checked = Callable[[File, str], Book]
"""Reads a roadmap, which messages call by a label, and finds what is wrong with it."""


def build(
    directory: File,
    label: str,
    *,
    directory_urls: bool = True,
    desk: Desk | None = None,
    locales: File | None = None,
    checked: Checked = check,
) -> Site:
    """Make the site of the roadmap in `directory`, which messages call `label`.

    `locales` is the folder of the portal's own words, if it has one; `checked` reads the
    roadmap.

    Raises RoadmapError with everything that is wrong where the roadmap cannot be shown.
    """
    book = checked(directory, label)
    tags = book.roadmap.languages if book.roadmap else ()
    own = (
        own_words.read(locales, own_words.label(locales), tags) if locales else own_words.OwnWords()
    )
    book.problems += own.problems
    if book.roadmap is None or errors(book.problems):
        raise RoadmapError(errors(book.problems))
    # What only messages needed is much of what a large roadmap holds.
    book.positions.clear()
    book.keys.clear()
    roadmap = book.roadmap.model_copy()
    known, problem = link_record.read(directory, label)
    behind, other = translation_record.read(directory, label)
    in_languages = editions(
        roadmap,
        directory_urls=directory_urls,
        links=known,
        behind=behind,
        desk=desk,
        own_words=own.tables,
    )
    made = {language: pages(edition) for language, edition in in_languages.items()}
    return Site(
        editions=in_languages,
        pages=made,
        sources=_sources(book, label, made[roadmap.language]),
        warnings=tuple(book.problems),
        remarks=tuple(filter(None, (problem, other))),
        changed=changed(directory),
    )


def _sources(book: Book, label: str, made: tuple[Page, ...]) -> dict[str, str]:
    assert book.roadmap
    files_of = dict(zip((stage.id for stage in book.roadmap.stages), book.files, strict=True))
    return {
        page.uri: str(PurePosixPath(files_of[page.stage.id]).relative_to(label))
        if page.stage
        else _OTHER_SOURCES.get(page.uri, ROADMAP_FILE)
        for page in made
    }


def translations(
    uris: Iterable[str], languages: tuple[str, ...]
) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Sort hand-written pages by language: `about.en.md` is the English `about.md`.

    Gives, for each language, the file of each page by the name that the page is shown under. A
    file that names no language is in the default one. Says of each file that is there twice so
    why it is not shown.
    """
    by_language: dict[str, dict[str, str]] = {language: {} for language in languages}
    twice: dict[str, str] = {}
    for uri in sorted(uris, key=len):  # The one without a language before the one with it.
        stem, _, language = uri.removesuffix(".md").rpartition(".")
        name, its = (
            (f"{stem}.md", language) if stem and language in languages else (uri, languages[0])
        )
        if name in by_language[its]:
            twice[uri] = f"{by_language[its][name]} is the same page in {its!r}; remove one of them"
        else:
            by_language[its][name] = uri
    return by_language, twice
