"""Hand-written files whose place on the site is taken, or is one with another's on some machines.

Windows and macOS do not tell `Plan.md` from `plan.md`, and macOS writes accents in its own form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping

from roadmap_site.edition import address
from roadmap_site.site import former
from roadmap_site.site.building import Site

Documents = Mapping[str, Mapping[str, str]]
"""The hand-written pages of each language: the name that is shown, the file."""

OWN = ("404.html", "offline.html", "sitemap.xml", "sitemap.xml.gz", "service-worker.js")
"""Files that every build writes beside the portal's."""
OWN_FOLDERS = ("assets/roadmap/", "search/")
"""Folders for files that only builds write."""


def sort_out(documents: Documents, site: Site) -> tuple[Documents, dict[str, str]]:
    """Leave out hand-written pages that cannot be shown; say why, by file."""
    kept: dict[str, Mapping[str, str]] = {}
    left_out: dict[str, str] = {}
    for language, shown in documents.items():
        edition = site.editions[language]
        own = {_place(page.uri, site) for page in site.pages[language]}
        own |= {name for name, _ in former.pages(edition, "")}
        folders = site.languages[1:] if language == site.language else ()
        places = {uri: _place(uri, site) for uri in shown}
        found = clashes(places, own, folders)
        kept[language] = {uri: source for uri, source in shown.items() if uri not in found}
        left_out |= {shown[uri]: why for uri, why in found.items()}
    return kept, left_out


def clashes(
    written: Mapping[str, str],
    own: Iterable[str],
    languages: Collection[str],
    shown: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Say of each file that cannot be shown why, in words for its author.

    `written` has the place on the site of each file of the docs folder, `own` those of what the
    portal makes; `languages` are those with a folder of their own on this site. `shown` has the
    places of hand-written files that are shown whatever the others are called.
    """
    taken = {_alike(place): "the portal has a page of that name" for place in own}
    taken |= {_alike(place): "every build writes a file of that name" for place in OWN}
    taken |= {_alike(place): _same(name) for name, place in (shown or {}).items()}
    found = {}
    for name, place in sorted(written.items()):
        if why := _in_language(name, place, languages) or taken.get(_alike(place)):
            found[name] = why
        elif not place.endswith(".html") and _alike(place).startswith(OWN_FOLDERS):
            found[name] = "only builds write into that folder; choose another one"
        else:
            taken[_alike(place)] = _same(name)
    return found


def _same(name: str) -> str:
    return f"{name} is the same file, at least to some machines; rename one of them"


def _in_language(name: str, place: str, languages: Iterable[str]) -> str:
    """Say why a file cannot lie in the folder of another language; empty where it does not."""
    language = next((tag for tag in languages if _alike(place).startswith(_alike(f"{tag}/"))), "")
    if not language:
        return ""
    inner = name.removesuffix(".md").partition("/")[2]
    if inner and name.endswith(".md"):
        return (
            f"that folder is the edition in another language; call it {inner}.{language}.md, "
            f"or take {language!r} out of the roadmap's languages"
        )
    return "that place is the edition in another language; choose another name"


def _place(uri: str, site: Site) -> str:
    """Give the file that a page becomes, from the root of its language."""
    path = address(uri, directory_urls=site.directory_urls)
    return path if path.endswith(".html") else f"{path}index.html"


def _alike(place: str) -> str:
    """Give the form that names have in common which are one file on some machines."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", place).casefold())
