"""The roadmap as one Markdown file; `UPDATE_CASES=1` writes what is expected: read it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roadmap_site.edition import editions
from roadmap_site.model import Roadmap
from roadmap_site.pages.article import article
from roadmap_site.reading import load

CASES = Path(__file__).parents[2] / "cases"
EXPECTED = CASES / "export"


def roadmap(name: str) -> Roadmap:
    found = load(CASES / "sites" / name / "roadmap", "roadmap").roadmap
    assert found
    return found


@pytest.mark.parametrize(
    ("name", "language", "site_url"),
    [("garden", "zh", ""), ("garden", "en", "https://garden.example/path"), ("bare", "en", "")],
)
def test_golden(name: str, language: str, site_url: str) -> None:
    if name == "bare":
        head = {"title": "Bare", "summary": "Nothing yet.", "languages": ["de", "en"]}
        whole = Roadmap.model_validate({**head, "stages": [{"id": "one", "title": "# <Eins>"}]})
    else:
        whole = roadmap(name)
    written = article(editions(whole)[language], site_url)
    file = EXPECTED / f"{name}.{language}.md"
    if os.environ.get("UPDATE_CASES"):
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")
