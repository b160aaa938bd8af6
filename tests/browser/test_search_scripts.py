"""The search in languages with other scripts, on a small site that has three of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import Page

from browser.search_box import SearchBox
from builds import ROOT, Build, build, copy_case

if TYPE_CHECKING:
    from conftest import BuildOnce, Serve

QUERIES: dict[str, dict[str, str]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "search" / "three-scripts.yml").read_text(encoding="utf-8")
)
HOMES = {"ja": "", "ar": "ar/", "ru": "ru/"}
SHARE = 0.9


@pytest.fixture(scope="module")
def site(build_once: BuildOnce) -> Path:
    def work(folder: Path) -> Build:
        return build(copy_case("three-scripts", folder / "project"), folder / "site", strict=False)

    return build_once("sites-three-scripts", work).site


@pytest.mark.parametrize("language", HOMES)
def test_what_is_expected_is_among_the_first(
    language: str, site: Path, serve: Serve, page: Page
) -> None:
    page.goto(serve(site) + HOMES[language])
    box = SearchBox(page).open()
    cases, misses = QUERIES[language], []
    assert len(cases) >= 30
    for query, topic in cases.items():
        hits = [hit.href.rpartition("#")[2] for hit in box.ask(query)[:3]]
        if topic not in hits:
            misses.append(f"{query}: {topic} is not among {hits}")
    assert len(misses) <= (1 - SHARE) * len(cases), "\n".join(misses)
