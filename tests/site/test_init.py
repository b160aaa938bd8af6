"""A new portal builds at once, in each language, and a list becomes one in two commands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builds import build, run

LIST = """\
# Awesome Knots

> Everything that holds.

## Contents

- [Bends](#bends)
- [Hitches](#hitches)

## Bends

- [Sheet bend](https://example.org/sheet-bend) - For ropes of two sizes.
- **Joining**: overhand, double, slipped

## Hitches (2 weeks)

| Knot | Hours | Prerequisites |
| --- | --- | --- |
| [Clove hitch](https://example.org/clove) | 3 | Sheet bend |
| [Taut-line](https://example.org/taut) | 4 | Clove hitch |
"""


def roadmap_site(*arguments: str, cwd: Path) -> None:
    code, said = run([sys.executable, "-m", "roadmap_site", *arguments], cwd)
    assert code == 0, said


@pytest.mark.parametrize(
    ("languages", "pages"),
    [
        (("en",), {"Contributing": "contributing/index.html"}),
        (("zh",), {"参与": "contributing/index.html"}),
        (
            ("zh", "en"),
            {"参与": "contributing/index.html", "Contributing": "en/contributing/index.html"},
        ),
    ],
    ids=("en", "zh", "both"),
)
def test_a_new_portal_builds(
    languages: tuple[str, ...], pages: dict[str, str], tmp_path: Path
) -> None:
    said = [part for language in languages for part in ("--language", language)]
    roadmap_site("init", "portal", *said, cwd=tmp_path)
    built = build(tmp_path / "portal", tmp_path / "site")
    assert not built.failure
    assert (built.site / "stages" / "first-steps" / "index.html").is_file()
    for heading, page in pages.items():
        assert heading in (built.site / page).read_text(encoding="utf-8")


def test_a_list_becomes_a_site_in_two_commands(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    roadmap_site("init", "portal", "--from", "list.md", cwd=tmp_path)
    built = build(tmp_path / "portal", tmp_path / "site")
    assert not built.failure
    home = (built.site / "index.html").read_text(encoding="utf-8")
    assert "Awesome Knots" in home
    assert "Everything that holds." in home
    stage = (built.site / "stages" / "hitches" / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/clove"' in stage
    assert 'id="taut-line"' in stage
