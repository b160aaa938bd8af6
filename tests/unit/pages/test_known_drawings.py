"""A map is drawn once, and what is kept of it is a drawing or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from markupsafe import Markup

from roadmap_site.pages import known_drawings
from roadmap_site.pages.fitting import Drawn
from roadmap_site.text import cache
from roadmap_site.text.learnt import Learnt

SVG = (
    '<div class="rm-frame"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<a href="../tools/#unit" aria-label="A &lt; B"><text x="1.5">图</text></a></svg>'
    '<canvas width="9" height="0" aria-hidden="true"></canvas></div>'
)
TALL, BROAD = Drawn(Markup(SVG), is_tall=True), Drawn(Markup(SVG), False, fits_paper=True)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "user_cache_path", lambda *_, **__: tmp_path / "roadmap-site")


def drawn(said: str, drawing: Drawn | None) -> tuple[Drawn | None, int]:
    """Give a drawing in a fresh process, so to speak, and how often it was drawn."""
    known_drawings._of.cache_clear()
    known_drawings._program.cache_clear()
    asked = []

    def draw() -> Drawn | None:
        asked.append(said)
        return drawing

    found = known_drawings.drawn("en", said, draw)
    known_drawings.keep("en")
    return found, len(asked)


@pytest.mark.parametrize("drawing", [TALL, BROAD, Drawn(Markup(), is_tall=False)])
def test_the_same_map_is_drawn_once(drawing: Drawn) -> None:
    assert drawn("a", drawing) == (drawing, 1)
    assert drawn("a", drawing) == (drawing, 0)
    assert drawn("b", drawing) == (drawing, 1)


def test_what_cannot_be_drawn_now_is_tried_again() -> None:
    assert drawn("a", None) == (None, 1)
    assert drawn("a", None) == (None, 1)
    assert drawn("a", BROAD) == (BROAD, 1)


def test_without_the_renderer_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn("a", BROAD) == (BROAD, 1)
    with monkeypatch.context() as missing:
        missing.setitem(sys.modules, "mmdr", None)
        assert drawn("a", None) == (None, 1)
    assert drawn("a", None) == (BROAD, 0)


@pytest.mark.parametrize(
    "kept",
    [
        ["9"],
        ["10", "no base"],
        ["10", "0rr91"],
        *(
            known_drawings._packed(Drawn(Markup(text), is_tall=True))
            for text in (
                f"{SVG}<script>alert(1)</script>",
                SVG.replace(' x="1.5"', ' onload="alert(1)"'),
                SVG.replace("../tools/#unit", "javascript:alert(1)"),
                SVG.replace("../tools/#unit", "https://example.org"),
                SVG.replace("../tools/#unit", "//example.org"),
                SVG.replace("../tools/#unit", "\t//example.org"),
                SVG.replace("../tools/#unit", "\\\\example.org"),
                SVG.replace("<text ", "<image "),
                SVG.replace("图", "图<"),
                SVG.replace(' x="1.5"', ' x="1.5" x'),
            )
        ),
    ],
)
def test_what_is_kept_and_is_no_drawing_counts_as_unknown(
    kept: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Learnt, "__call__", lambda *_: kept)
    assert drawn("a", BROAD) == (BROAD, 1)
