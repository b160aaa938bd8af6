"""Pages that are written already, handed to MkDocs as they are.

The HTML of the portal's own pages is final. Python-Markdown would read all of it, letter by letter,
and give it back unchanged; so it is asked about the headings alone, which authors may have it dress
in their own way.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import meta

from roadmap_site.engine.aside import Aside, Slip
from roadmap_site.engine.late import LateFile
from roadmap_site.material import inline

# They begin with a sign that is searched for at once, and then look back.
_HEADING = re.compile(r"(#(?<=^#)#{0,5} .*)$", re.MULTILINE)
_HTML = re.compile(r"\s*(?:<(?!span\b|a\b|bdi\b|template\b)[a-z]|\Z)")
"""How HTML begins that Python-Markdown leaves alone: with an element that is a block."""
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_FENCES = ("```", "~~~")
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')


def hand_over(files: Iterable[SiteFile], config: MkDocsConfig) -> None:
    """Have MkDocs take those of the files that are pages as they are, titled by the navigation."""
    titles, aside = dict(_titles(config.nav)), Aside(str(Path(config.site_dir).parent))
    for file in files:
        if isinstance(file, LateFile) and file.is_documentation_page():
            WrittenPage(titles.get(file.src_uri), file, config, aside)


def _titles(nav: object) -> Iterator[tuple[str, str]]:
    """Give the title of each page of a navigation, as deep as it is nested, by its file."""
    if isinstance(nav, dict):
        for title, item in nav.items():
            if isinstance(item, str):
                yield item, title
            else:
                yield from _titles(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from _titles(item)


class WrittenPage(SitePage):
    """A page of headings and HTML, of which Python-Markdown sees the headings."""

    file: LateFile

    def __init__(
        self, title: str | None, file: LateFile, config: MkDocsConfig, aside: Aside | None = None
    ) -> None:
        self._aside = aside or Aside("")
        self._markdown: Slip = None
        self._content: Slip = None
        self._ids: set[str] | None = None
        self._given: str | None = None
        """What the portal gave, until it is rendered."""
        self.own: str | None = None
        """The content that nobody else has a hand in, until all plugins have seen it."""
        self.is_own = False
        """True where all of the content was written here, but for plain headings."""
        self._is_rendered = False
        super().__init__(title, file, config)
        self.read_late: Callable[[], None] | None = None
        """Reads the page where that was put off."""

    @property
    def markdown(self) -> str | None:
        """What the page says, as Markdown."""
        return self._aside.get(self._markdown)

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        self._markdown = text

    @property
    def content(self) -> str | None:
        """What the page says, as HTML."""
        return self._aside.get(self._content)

    @content.setter
    def content(self, html: str | None) -> None:
        self._content = html
        if self._is_rendered:
            self.is_own, self.own = html is not None and html == self.own, None
            # What plugins have made of it: now nobody needs it until all pages are read.
            self._content = self._aside.put(html)
            self._markdown = self._aside.put(self.markdown)

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the page, and keep no second copy of a text that may be long."""
        whole = self.file.original
        is_read_by_others = config.plugins.events["page_read_source"]
        if whole.startswith("# ") and not is_read_by_others and self.file.content_string == whole:
            # MkDocs would look for values ahead of the heading, in each line of the page.
            self.markdown, self.meta, self._given = whole, {}, whole
        else:
            text, _ = meta.get_data(whole)
            self._given = whole if text == whole else text
            super().read_source(config)
        self.file.let_go()
        if self.markdown == self._given:
            self.markdown = self._given

    @property
    def present_anchor_ids(self) -> set[str] | None:
        """The ids that links from other pages may lead to."""
        if self._markdown is None and self.read_late:
            self.read_late()
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, ids: set[str] | None) -> None:
        self._ids = ids

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the content: of what was given in the short way, of anything else in MkDocs's."""
        text, self._is_rendered = self.markdown, False
        pieces = divide(text) if text is not None and text == self._given else None
        if not pieces or not self._render_briefly(pieces, config, files):
            self.markdown = text
            super().render(config, files)
        self.markdown, self._given = text, None
        self._is_rendered = True

    def _render_briefly(self, pieces: list[str], config: MkDocsConfig, files: Files) -> bool:
        """Render the headings, and put the HTML between them; tell whether each is one line."""
        self.markdown = "\n\n".join(pieces[1::2])
        super().render(config, files)
        headings = (self.content or "").splitlines()
        if len(headings) != len(pieces) // 2:
            # An extension has made something else of them.
            return False
        self.present_anchor_ids = (self.present_anchor_ids or set()) | {*_ids(pieces[::2])}
        texts = [f"{piece.strip()}\n" if piece.strip() else "" for piece in pieces]
        texts[1::2] = headings
        self.content = "\n".join(filter(None, texts)).strip()
        if not any(map(inline.is_suspect, headings)):
            self.own = self.content
        return True


def become(page: SitePage, given: str, shown: str) -> str:
    """Give what the portal itself shows in the place of the content of a page."""
    if isinstance(page, WrittenPage) and page.own == given:
        page.own = shown
    return shown


def divide(text: str) -> list[str] | None:
    """Give HTML and headings in turn, HTML first and last; None where there is anything else."""
    pieces = _HEADING.split(text)
    has_fence = any(fence in text for fence in _FENCES) and _FENCE.search(text)
    if has_fence or not all(map(_HTML.match, pieces[::2])):
        return None
    return pieces


def _ids(pieces: list[str]) -> Iterator[str]:
    for piece in pieces:
        yield from map(html.unescape, _ID.findall(piece))
