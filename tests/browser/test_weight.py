"""What a new reader's browser has to fetch for a page, with gzip."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Response

from browser.conftest import keep_nothing

if TYPE_CHECKING:
    from conftest import BuiltSite

KIB = 1024
DATA = frozenset({"outline", "decks", "wordings", "glossary"})
"""Modules made of the roadmap, which grow with it."""


def fetched(page: Page, address: str) -> dict[str, int]:
    """Open a page and weigh all that it asks for, by the names of the files."""
    found: list[Response] = []

    def note(response: Response) -> None:
        found.append(response)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", note)
    return {
        response.url.rsplit("/", 1)[-1]: len(gzip.compress(response.body()))
        for response in found
        if response.ok
    }


@pytest.mark.parametrize(
    ("path", "scripts", "whole"),
    [
        ("", 11, 71),
        ("stages/soil/", 12, 68),
        ("resources/", 12, 73),
        ("cards/", 14, 77),
        ("plan/", 18, 80),
        ("progress/", 17, 79),
    ],
)
def test_a_page_is_light(garden: str, page: Page, path: str, scripts: int, whole: int) -> None:
    """Its scripts without the roadmap's data, and all of it without its own text."""
    keep_nothing(page)
    sizes = fetched(page, garden + path)
    own = {name: size for name, size in sizes.items() if name.split(".")[0] not in DATA and name}
    ours = {name: own[name] for name in own if name.endswith(".js") and "bundle" not in name}
    assert "everywhere.js" in ours
    assert sum(ours.values()) <= scripts * KIB, ours
    assert sum(own.values()) <= whole * KIB, own


def test_a_new_readers_page_has_nothing_of_what_others_have_done(garden: str, page: Page) -> None:
    keep_nothing(page)
    for path in ("", "stages/soil/"):
        assert not {"outline.js", "route.js"} & {*fetched(page, garden + path)}
    # The page has the cards themselves; home counts them without.
    assert "decks.js" not in fetched(page, f"{garden}cards/")


def test_the_scripts_are_small(built_site: BuiltSite) -> None:
    files = (built_site.directory / "assets" / "roadmap").glob("*/*.js")
    sizes = {file.stem: len(gzip.compress(file.read_bytes())) for file in files}
    assert "everywhere" in sizes
    assert sum(size for name, size in sizes.items() if name not in DATA) <= 61 * KIB, sizes
