"""What a new language of a site needs, besides its place in the list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as File

from babel import Locale, UnknownLocaleError

from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.edition.words import FALLBACK, words
from roadmap_site.model import shown


def refuse_unknown(tag: str) -> None:
    """Raise RefusedError where a tag names no language that anybody speaks."""
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise RefusedError(
            f'"{shown(tag)}" is no language that is known; write a tag such as "ja" or "pt-BR"'
        ) from None


def steps(folder: Folder, tag: str, pages: Iterable[File]) -> list[str]:
    """Say what else there is to do for a language, a line each."""
    found = []
    if words(tag).foreign:
        found.append(
            f"next: the interface has no words in {tag} yet and says them in {FALLBACK}; "
            f"write some into locales/{tag}.yml beside mkdocs.yml, with the keys of {FALLBACK}.yml "
            "in the program's own src/roadmap_site/edition/locales"
        )
    found += (
        f"next: translate {page.as_posix()} to {page.with_suffix(f'.{tag}.md').name}"
        for page in _of_default(folder, pages)
        if not page.with_suffix(f".{tag}.md").exists()
    )
    return [*found, f"next: add texts in {tag} to the files in {folder.label}; `check` lists them"]


def _of_default(folder: Folder, pages: Iterable[File]) -> list[File]:
    """Keep the pages that name no language and that are there in every other language."""
    others = folder.roadmap.languages[1:]
    return [
        page
        for page in pages
        if "." not in page.stem and all(page.with_suffix(f".{tag}.md").exists() for tag in others)
    ]
