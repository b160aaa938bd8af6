"""A portal adds words of the interface or puts others in their place, whatever is in its files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from roadmap_site.edition import foreign
from roadmap_site.edition.words import words_with
from roadmap_site.site import own_words


def read(folder: Path, files: Mapping[str, str], *tags: str) -> own_words.OwnWords:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return own_words.read(folder, "locales", tags)


def test_words_are_added_and_replaced(tmp_path: Path) -> None:
    files = {"he.yml": "home: בית\ntypes: {docs: תיעוד}\n", "en.yml": "home: Start page\n"}
    found = read(tmp_path, files, "he", "en-GB")
    assert found.problems == []
    he, en = (words_with(tag, found.tables) for tag in ("he", "en-GB"))
    assert (he("home"), he.term("types", "docs"), he("stages")) == ("בית", "תיעוד", "Stages")
    assert en("home") == "Start page"
    assert foreign.marking(he)("home") == "בית"
    assert foreign.marking(he)("stages").startswith(foreign.FOREIGN)
    assert he.lacks("types.book")
    # Dates stay English as long as hardly any word is not.
    assert he.month("2026-05") == "May 2026"


PLURALS = "topics: {one: '{count} topik', two: x, other: '{count} topik'}"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("id.yml", "hone: Beranda\n", 'id.yml:1:1: RM055 "hone" is no word of the interface; did'),
        ("id.yml", "home: [Beranda]\n", 'id.yml:1:7: RM055 "home" has no words'),
        ("id.yml", "home:\n", 'id.yml:1:6: RM055 "home" has no words'),
        ("id.yml", "a: 1\n b: 2\n", "id.yml:2:3: RM001"),
        ("id.yml", "home: Beranda\nhome: Awal\n", "id.yml:2:1: RM002"),
        ("id.yml", "- home\n", "id.yml:1:1: RM055 holds no words by their keys"),
        ("id.yml", "report_of: Lapor\n", 'id.yml:1:12: RM055 "report_of" {title} is missing'),
        ("id.yml", "types: {film: Film}\n", 'id.yml:1:9: RM055 "types.film" is no word'),
        ("id.yml", "languages: {en: [x]}\n", 'id.yml:1:17: RM055 "languages.en" has no words'),
        ("id.yml", f"{PLURALS}\n", 'RM055 "topics.two" is no plural form here; there are other'),
        ("id.yaml", "home: Beranda\n", "id.yaml: RM055 is not read; call it id.yml"),
        ("indonesia-x.yml", "home: Beranda\n", "RM055 is named after no language"),
        ("fr.yml", "home: Accueil\n", "fr.yml: RM055 is in a language that the site is not in"),
        ("id.yml", "home: &a [*a]\n", "RM"),
    ],
)
def test_what_does_not_fit_is_told_and_left_out(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    found = read(tmp_path, {name: text}, "id", "en")
    assert any(told in str(problem) for problem in found.problems), found.problems
    for tag in ("id", "en"):
        its = words_with(tag, found.tables)
        assert its("topics", count=2).endswith("topics")
        assert its("report_of", title="X") == "Report a mistake: X"


def test_no_folder_is_no_problem(tmp_path: Path) -> None:
    assert own_words.read(tmp_path / "none", "locales", ["en"]) == own_words.OwnWords()
