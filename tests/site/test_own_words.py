"""Words that an author writes beside `mkdocs.yml` are on the pages, as text and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from builds import Build, build, copy_case

if TYPE_CHECKING:
    from conftest import BuildOnce

EVIL = '<script>alert(1)</script>"> [x](javascript:alert(1))'
"""What is no text to a browser, or to Markdown."""


def test_words_of_a_portal_are_text(build_once: BuildOnce) -> None:
    """Every word that pages and templates say becomes one that would do harm as anything else."""

    def work(folder: Path) -> Build:
        project = copy_case("untranslated-words", folder / "project")
        (project / "locales").mkdir()
        lines = [f"{key}: '{EVIL}'" for key in KEYS]
        (project / "locales" / "hi.yml").write_text("\n".join(lines), encoding="utf-8")
        (project / "locales" / "it.yml").write_text("hone: Inizio\n", encoding="utf-8")
        return build(project, folder / "site", strict=False)

    built = build_once("own-words", work)
    assert "locales/it.yml: RM055 is in a language that the site is not in" in built.output
    pages = sorted((built.site / "hi").rglob("*.html"))
    assert len(pages) > 8
    for page in pages:
        soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        assert not [script for script in soup.select("script") if script.text == "alert(1)"]
        assert not soup.select("a[href^=javascript]"), page
    home = BeautifulSoup((built.site / "hi/index.html").read_text("utf-8"), "html.parser")
    assert EVIL in home.text


KEYS = (
    *("home", "stages", "about_site", "search", "search_hint", "search_close", "switch_language"),
    *("plan_title", "plan_summary", "resources_title", "points", "needs", "data", "start"),
    *("not_found", "not_found_text", "not_found_home", "to_dark", "places_label", "permalink"),
    *("page_contents", "unkept_title", "map_solid", "offer", "former_stage", "glossary_title"),
    *("progress_title", "cards_title", "print_title", "status_title", "stage_list", "now"),
)
