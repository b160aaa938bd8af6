"""Links of hand-written pages that name a file of another language, or one by its language."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files, InclusionLevel

from roadmap_site.edition import address
from roadmap_site.site import Documents

UP = "roadmap-above-the-language"
"""Stands in addresses for the way from the root of a language up: MkDocs cuts `..` off there."""


class Signpost(SiteFile):
    """A file that is not shown under its name: links to it lead to where it is shown."""

    def __init__(self, name: str, url: str, config: MkDocsConfig) -> None:
        super().__init__(
            name, None, config.site_dir, config.use_directory_urls,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )  # fmt: skip
        self.url = url

    def is_documentation_page(self) -> bool:
        """No page is made of it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing: it is somewhere else."""


def put_up(language: str, files: Files, config: MkDocsConfig, documents: Documents) -> None:
    """Let links to any hand-written page of any language work, in the build of one language."""
    for name, url in _elsewhere(language, documents, directory_urls=config.use_directory_urls):
        if name not in files.src_uris:
            files.append(Signpost(name, url, config))
    _names.shown = {uri: source for uri, source in documents[language].items() if uri != source}
    logging.getLogger("mkdocs.structure.pages").addFilter(_names)


def lead(html: str) -> str:
    """Let links out of the language lead there."""
    return html.replace(f"{UP}/", "../")


def _elsewhere(
    language: str, documents: Documents, *, directory_urls: bool
) -> Iterator[tuple[str, str]]:
    default = next(iter(documents))
    for tag, shown in documents.items():
        up = f"{UP}/" if tag != language and language != default else ""
        folder = f"{tag}/" if tag not in (language, default) else ""
        for uri, source in shown.items():
            yield source, f"{up}{folder}{quote(address(uri, directory_urls=directory_urls))}"


class _Names(logging.Filter):
    """Has MkDocs name a page by its file, and not by the name that it is shown under."""

    shown: Mapping[str, str] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the name in a message, which is told in any case."""
        said = record.getMessage()
        found = re.match("Doc file '([^']*)'", said)
        if found and found[1] in self.shown:
            record.msg = f"Doc file '{self.shown[found[1]]}'{said[found.end() :]}"
            record.args = ()
        return True


_names = _Names()
