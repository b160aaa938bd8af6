"""The site at its address, with hand-written pages beside: what MkDocs and its templates are told.

Knows nothing of MkDocs: it gives plain values, which the plugin hands on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from urllib.parse import quote

from markupsafe import escape

from roadmap_site.edition import (
    CORRECTIONS,
    HOME,
    MAP,
    STATUS,
    Edition,
    address,
    foreign,
    topics_file,
)
from roadmap_site.pages import map_source, places, topic_graph
from roadmap_site.pages.page import Kind
from roadmap_site.site import anki_files, early, former, roadmap_json
from roadmap_site.site.building import Site
from roadmap_site.site.clashes import Documents
from roadmap_site.site.languages import offered
from roadmap_site.site.linked_data import linked_data
from roadmap_site.site.llms_txt import llms_txt
from roadmap_site.site.sitemap import sitemap
from roadmap_site.site.stage_links import stage_links

SAID = (
    *("all_stages", "data", "path_now", "places_label", "progress_title", "repository"),
    "scriptless",
    *("not_found", "not_found_home", "not_found_text", "switch_language", "to_dark", "to_light"),
    *("search", "search_close", "search_hint", "search_hits"),
    *("unkept_again", "unkept_how", "unkept_list", "unkept_text", "unkept_title"),
)
"""The words that templates say."""
Content = str | bytes | Callable[[], str | bytes]
"""What is in a file, or what makes it."""
_BEHIND = (CORRECTIONS, STATUS)
"""Pages that are for contributors, as most hand-written ones are."""


@dataclass(frozen=True)
class Portal:
    """A site, its address, and the hand-written pages that are shown with it."""

    site: Site
    site_url: str
    """The address of the whole site; empty where none is known."""
    documents: Documents

    def prefix(self, language: str) -> str:
        """Give the folder of a language on the site: none for the default, else `en/`."""
        return "" if language == self.site.language else f"{language}/"

    @cached_property
    def roots(self) -> dict[str, str]:
        """The address of each language's home page; relative where the site's is not known."""
        base = f"{self.site_url.rstrip('/')}/" if self.site_url else ""
        return {language: base + self.prefix(language) for language in self.site.languages}

    @cached_property
    def languages(self) -> dict[str, dict[str, object]]:
        """What pages in other languages say of each language."""
        return offered({tag: edition.words for tag, edition in self.site.editions.items()})

    @cached_property
    def addresses(self) -> dict[str, dict[str, str]]:
        """The Markdown file of each page of each language, by the address from its root."""
        return {
            language: {
                # As browsers write it: names may have signs that mean something in an address.
                quote(address(uri, directory_urls=self.site.directory_urls)): uri
                for uri in (*(page.uri for page in pages), *self.documents[language])
            }
            for language, pages in self.site.pages.items()
        }

    def twins(self, language: str, url: str | None, base: str) -> list[dict[str, object]]:
        """Give what one page is in every language, itself included.

        `url` is the page's address from the root of `language`, and `base` the way from the page
        to that root. Where a language lacks the page, its home page takes the place.
        """
        up = "" if language == self.site.language else "../"
        found = []
        for tag, addresses in self.addresses.items():
            path = url if url in addresses else None
            way = f"{base.rstrip('/')}/{up}{self.prefix(tag)}{path or ''}"
            there = self.roots[tag] + path if self.site_url and path is not None else ""
            here = tag == language
            found.append({"language": tag, "href": way, "address": there, "here": here})
        return found

    def places(self, language: str, base: str, uri: str) -> list[dict[str, object]]:
        """Give the pages that are one tap away from the page `uri`, `base` the way to the root."""
        edition, root = self.site.editions[language], f"{base.rstrip('/')}/"
        names = foreign.marking(edition.words).terms("places")
        directories = self.site.directory_urls
        shown = self.site.page(language, uri)
        here = (uri, shown.whole if shown else uri)
        return [
            {
                "kind": kind,
                "name": names[kind],
                "href": root + address(at, directory_urls=directories),
                "here": at in here,
            }
            for kind, at in self._places[language].items()
        ]

    @cached_property
    def _places(self) -> dict[str, dict[Kind, str]]:
        return {tag: places(edition) for tag, edition in self.site.editions.items()}

    def navigation(self, language: str, written: Sequence[object]) -> list[object]:
        """List the pages in MkDocs's form: home, the stages together, those for contributors last.

        `written` has the hand-written ones, in their order and form. MkDocs and Material print
        titles as they are, so they are escaped here.
        """
        edition = self.site.editions[language]
        words = foreign.marking(edition.words)
        home, *others = self.site.pages[language]
        stages = [
            {f"{edition.number(page.stage)} {escape(page.title)}": page.uri}
            for page in others
            if page.stage
        ]
        listed = [page for page in others if not page.stage and not page.whole]
        rest, behind = (
            [
                {str(escape(words.said(p.title))): p.uri}
                for p in listed
                if (p.uri in _BEHIND) == is_behind
            ]
            for is_behind in (False, True)
        )
        return [
            {str(escape(words("home"))): home.uri},
            *([{str(escape(words("stages"))): stages}] if stages else []),
            *rest,
            {str(escape(words("about_site"))): [*written, *behind]},
        ]

    def files(self, language: str) -> dict[str, Content]:
        """Give the files that MkDocs is to write or render, by their name in its docs folder.

        What takes long is made when it is asked for.
        """
        edition = self.site.editions[language]
        root = self.roots[language] if self.site_url else ""
        found: dict[str, Content] = {}
        found |= anki_files.files(edition, self.site.pages[language], root, self.site.changed)
        if language == self.site.language:
            found |= roadmap_json.files(edition)
            found["llms.txt"] = partial(llms_txt, self.site.editions, self.roots)
        found |= self._maps(edition, root)
        found |= former.pages(edition, root)
        return found | {page.uri: page.made for page in self.site.pages[language]}

    def _maps(self, edition: Edition, root: str) -> Iterator[tuple[str, Content]]:
        """Give the maps as Mermaid text: of the stages, and of the topics of each that has one."""

        def at(id: str) -> str:
            return root + edition.address_of(id)

        yield MAP, lambda: map_source.source(edition, "TB", lambda it: at(it.id), columns=18)
        for stage in filter(topic_graph.has_map, edition.roadmap.stages):
            yield topics_file(stage), partial(topic_graph.text, edition, stage, at)

    def sitemap(self, language: str) -> str:
        """Give the one sitemap, which lies beside the default language and lists all of them."""
        if language != self.site.language or not self.site_url:
            return ""
        return sitemap(self.addresses, self.roots)

    def shared(self, language: str) -> dict[str, object]:
        """Give what the templates know as `edition`: what all pages of a language have in common.

        Plain values alone, here and in `told`, so that any engine's templates can read them.
        """
        edition = self.site.editions[language]
        words = foreign.marking(edition.words)
        return {
            "language": language,
            "locale": str(edition.words.locale),
            "name": edition.title(edition.roadmap),
            "is_default": language == self.site.language,
            "words": {key: words(key) for key in SAID}
            | {"generated": words("generated", tool="Material for MkDocs")},
            "lacks": [key for key in SAID if words.lacks(key)],
            "languages": self.languages,
            "paths": [
                {"id": path.id, "title": edition.title(path)} for path in edition.roadmap.paths
            ],
        }

    def told(
        self, language: str, base: str, url: str | None = None, uri: str = ""
    ) -> dict[str, object]:
        """Give what the templates know as `portal`, for one page of any kind.

        `base` is the way from the page to the root of the language.
        """
        edition, shown = self.site.editions[language], self.site.page(language, uri)
        root = self.roots[language] if self.site_url else ""
        base = f"{base.rstrip('/')}/"
        data = linked_data(edition, shown, root) if shown else None
        twins = self.twins(language, url, base)
        homes = [] if uri else [twin["href"] for twin in twins if not twin["here"]]
        links = stage_links(edition, base, shown.stage if shown else None)
        return {
            "page": shown
            and {
                "kind": shown.kind,
                "title": shown.title,
                "said": foreign.marking(edition.words).said(shown.title),
                "description": shown.description,
            },
            "base": base,
            "root": base if language == self.site.language else f"{base}../",
            "home": base + address(HOME, directory_urls=self.site.directory_urls),
            "linked_data": str(data or ""),
            "twins": twins,
            "places": self.places(language, base, uri),
            "early": early.told(self.site, self.site_url, edition, shown, homes),
            "stages": links and asdict(links),
        }
