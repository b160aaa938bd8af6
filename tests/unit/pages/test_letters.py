"""A drawing is the same on every machine, whatever fonts are there and whatever lies in a cache."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builds import run
from roadmap_site.pages import letters

DRAW = """
from roadmap_site.pages import drawing, letters
{first}
svg = drawing.render('flowchart LR\\n  a["Wide letters, Ä, Я, 字"]')
print(svg.get("width"))
"""
PLACE = "mmdr/font-cache/8b0b6456f5e03e7f.font"


def drawn(folder: Path, first: str = "", **changes: str) -> str:
    """Draw in a process of its own, for the renderer measures with what it read first."""
    code, said = run([sys.executable, "-c", DRAW.format(first=first)], folder, changes)
    assert code == 0, said
    return said.strip()


@pytest.fixture(scope="module")
def as_it_is() -> str:
    """How wide the drawing is on this machine as it stands."""
    return drawn(Path.cwd())


def test_the_renderer_measures_with_our_widths(tmp_path: Path, as_it_is: str) -> None:
    assert float(drawn(tmp_path, "letters._ASCII = (4096,) * 95")) > 1.5 * float(as_it_is)


def wide(place: Path) -> None:
    """Put a font there in which all letters are as wide as an em."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(letters, "_ASCII", (2048,) * 95)
        place.write_bytes(letters.font())


@pytest.mark.parametrize(
    "plant",
    [wide, os.mkfifo, lambda place: place.symlink_to("/dev/zero")],
    ids=["font", "pipe", "endless"],
)
def test_what_lies_in_the_renderers_own_cache_is_not_read(
    tmp_path: Path, as_it_is: str, plant: Callable[[Path], object]
) -> None:
    place = tmp_path / "caches" / PLACE
    place.parent.mkdir(parents=True)
    place.with_suffix(".meta").write_text("0", encoding="ascii")
    plant(place)
    assert drawn(tmp_path, XDG_CACHE_HOME=str(tmp_path / "caches")) == as_it_is
    # Without a home it would be looked for in the project, and left there.
    shutil.copytree(tmp_path / "caches" / "mmdr", tmp_path / "mmdr", ignore=lambda *_: [place.name])
    plant(tmp_path / PLACE)
    before = sorted(tmp_path.rglob("*"))
    assert drawn(tmp_path, HOME="", XDG_CACHE_HOME="") == as_it_is
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_needs_to_be_written(tmp_path: Path) -> None:
    first = "import tempfile; tempfile.tempdir = '/dev/null'"
    assert float(drawn(tmp_path, first, XDG_CACHE_HOME=str(tmp_path / "caches"))) > 0
    assert [*tmp_path.iterdir()] == []
