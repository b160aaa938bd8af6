"""Pages that are rendered side by side are those that are rendered in turn."""

from __future__ import annotations

import os
import sys

import pytest

from builds import CASES
from roadmap_site import site
from roadmap_site.edition import Edition
from roadmap_site.engine import rendering
from roadmap_site.pages import Page, pages
from roadmap_site.site import Site

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="copies no process"
)


@pytest.fixture(scope="module")
def three() -> Site:
    return site.build(CASES / "three-scripts" / "roadmap", "roadmap")


@pytest.fixture(autouse=True)
def copying(monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests themselves may have threads.
    monkeypatch.setattr(rendering, "method", lambda: "fork")


@pytest.mark.parametrize("cores", [1, 2, 8])
def test_any_number_of_cores_makes_the_same_pages(
    three: Site, cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "cores", lambda: cores)
    made = rendering.side_by_side(three.editions)
    assert made == three.pages
    assert [*made] == [*three.languages]


def test_what_another_process_cannot_render_is_rendered_here(
    three: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, asked = os.getpid(), []

    def only_here(edition: Edition) -> tuple[Page, ...]:
        if os.getpid() != here:
            raise RuntimeError("no room")
        asked.append(edition.language)
        return pages(edition)

    monkeypatch.setattr(rendering, "cores", lambda: 3)
    monkeypatch.setattr(rendering, "pages", only_here)
    assert rendering.side_by_side(three.editions) == three.pages
    assert asked == [*three.languages]
