"""Measure the smallest letters of maps of many sizes and shapes, as a browser shows them.

    .venv/bin/python benchmarks/map_letters.py [STAGES...]

Draws the map of 7, 10, 15, 25, 40, 60 and 200 stages (or of as many as are named) as a chain, a
tree of three, four tracks and a fan, opens each on a desktop of 1280 px and a phone of 390 px, and
fails where a letter is under 11 px high. Without edges there is no map to measure.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402
from browser.conftest import FLAGS  # noqa: E402
from roadmap_site.browser import styles  # noqa: E402
from roadmap_site.edition import editions  # noqa: E402
from roadmap_site.model import Roadmap  # noqa: E402
from roadmap_site.pages.map import NARROW, WIDE, draw_map  # noqa: E402

LEAST = 11
SIZES = (7, 10, 15, 25, 40, 60, 200)
TITLES = ("Foundations", "Linear Algebra and Calculus", "Natural Language Processing", "Ethics")
SHAPES: dict[str, Callable[[int], list[int]]] = {
    "chain": lambda n: [n - 1],
    "tree": lambda n: [(n - 1) // 3],
    "tracks": lambda n: [n - 4] if n >= 4 else [],
    "fan": lambda _: [0],
}
WIDTHS = {1280: (WIDE, 1188), 390: (NARROW, 358)}
"""The column that a page has on a screen, which other tests hold to."""
MEASURE = """() => [...document.querySelectorAll("tspan")].map((row) => {
  const svg = row.ownerSVGElement;
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(row).fontSize) * scale;
})"""


def roadmap(count: int, needs: Callable[[int], list[int]]) -> Roadmap:
    """Make a roadmap of so many stages, each of which needs some before it."""
    stages = [
        {
            "id": f"s{n}",
            "title": TITLES[n % len(TITLES)],
            "sections": [
                {"id": f"p{n}", "title": "Part", "hours": "10-20"}
                | ({"needs": [f"s{other}" for other in needs(n)]} if n else {})
            ],
        }
        for n in range(count)
    ]
    head = {"title": "T", "summary": "S", "languages": ["en"]}
    return Roadmap.model_validate({**head, "stages": stages})


def smallest_letter(
    page: Page, needs: Callable[[int], list[int]], count: int, width: int
) -> float | None:
    """Give the height of the smallest letter of a map in pixels; None where none is drawn."""
    screen, column = WIDTHS[width]
    drawn = draw_map(editions(roadmap(count, needs))["en"], screen, lambda stage: stage.id)
    if drawn is None:
        return None
    box = f"<div style='width:{column}px;overflow:auto'>{drawn.svg}</div>"
    page.set_content(f"<style>{styles()}</style>{box}")
    return float(min(page.evaluate(MEASURE)))


def measured(sizes: tuple[int, ...]) -> Iterator[tuple[str, int, int, float | None]]:
    """Give for each shape, size and screen the smallest letter; None where there is no drawing."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        for width in WIDTHS:
            page = running.new_page(viewport={"width": width, "height": 800})
            for shape, needs in SHAPES.items():
                for count in sizes:
                    yield shape, count, width, smallest_letter(page, needs, count, width)
        running.close()


def main() -> None:
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    small = 0
    for shape, count, width, letters in measured(sizes):
        said = "left out, the list says it" if letters is None else f"{letters:.1f} px"
        small += letters is not None and letters < LEAST - 0.05
        print(f"{shape:7} {count:4} stages  {width:5} px  {said}")
    if small:
        raise SystemExit(f"{small} maps have letters under {LEAST} px")


if __name__ == "__main__":
    main()
