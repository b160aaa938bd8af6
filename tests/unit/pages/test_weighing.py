"""Pages about all stages are as large as is said of them before they are made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmap_site import site
from roadmap_site.edition import Edition
from roadmap_site.pages import pages
from roadmap_site.pages.weighing import SHOWN, bounds

ROOT = Path(__file__).parents[3]
SITES = ("garden", "right-to-left", "sixty-stages")


def editions() -> Iterator[tuple[str, Edition]]:
    sites = {name: ROOT / "tests/cases/sites" / name / "roadmap" for name in SITES}
    for name, path in {"own": ROOT / "roadmap", **sites}.items():
        for tag, edition in site.build(path, "roadmap").editions.items():
            yield f"{name} ({tag})", edition


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], tuple[float, int, float]]:
    """How large each page is at least, in truth, and at most."""
    return {
        (name, page.uri): (least, len(page.markdown.encode()), most)
        for name, edition in editions()
        for page in pages(edition)
        if page.uri in SHOWN
        for least, most in [bounds(edition, page.uri)]
    }


def test_no_page_is_smaller_or_larger(
    found: dict[tuple[str, str], tuple[float, int, float]],
) -> None:
    wrong = {at: sizes for at, sizes in found.items() if not sizes[0] <= sizes[1] <= sizes[2]}
    assert not wrong


def test_what_is_said_is_near_enough_to_tell(
    found: dict[tuple[str, str], tuple[float, int, float]],
) -> None:
    # A roadmap of much text, as large ones are; else nothing but the frame would be weighed.
    for uri in SHOWN:
        least, size, most = found["own (zh)", uri]
        assert size / 4 < least, uri
        assert most < size * 5, uri
