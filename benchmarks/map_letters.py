"""Measure the smallest letters of maps of many sizes and shapes, as a browser shows them.

    .venv/bin/python benchmarks/map_letters.py [COUNTS...]

Draws the map of 7, 10, 15, 25, 40, 60 and 200 stages (or of as many as are named) as a chain, a
tree of three, four tracks and a fan, and the map of 10, 25 and 60 topics of a stage as a chain, a
tree of three and sections of five, with titles in English, and some in Chinese, German and Arabic;
opens each on a desktop of 1280 px and a phone of 390 px, and fails where a letter is under 11 px
high. Without edges there is no map to measure.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402
from browser.conftest import FLAGS  # noqa: E402
from roadmap_site.browser import styles  # noqa: E402
from roadmap_site.edition import editions  # noqa: E402
from roadmap_site.model import Roadmap  # noqa: E402
from roadmap_site.pages import topic_graph, topic_map  # noqa: E402
from roadmap_site.pages.fitting import Drawn  # noqa: E402
from roadmap_site.pages.map import NARROW, WIDE, draw_map, seen  # noqa: E402

LEAST = 11
PART = 7
"""How many stages a part has."""
SIZES = (7, 10, 15, 25, 40, 60, 200)
TITLES = (
    {"en": "Foundations", "zh": "基础知识", "de": "Grundlagen", "ar": "الأساسيات"},
    {
        "en": "Linear Algebra and Calculus",
        "zh": "线性代数与微积分",
        "de": "Wahrscheinlichkeitsrechnung",
        "ar": "الجبر الخطي وحساب التفاضل",
    },
    {
        "en": "Natural Language Processing",
        "zh": "自然语言处理（NLP）和计算机视觉（CV）",
        "de": "Sprachverarbeitungsverfahrenstechnik",
        "ar": "معالجة اللغات الطبيعية",
    },
    {"en": "Ethics", "zh": "伦理", "de": "Ethik", "ar": "الأخلاقيات"},
)
LANGUAGES = ("en", "zh", "de", "ar")
SOME = (7, 25, 60)
"""So many stages or topics are drawn in all of the languages."""
SHAPES: dict[str, Callable[[int], list[int]]] = {
    "chain": lambda n: [n - 1],
    "tree": lambda n: [(n - 1) // 3],
    "tracks": lambda n: [n - 4] if n >= 4 else [],
    "fan": lambda _: [0],
}
TOPICS = (10, 25, 60)
TOPIC_SHAPES: dict[str, Callable[[int], list[dict[str, Any]]]] = {
    "chain": lambda count: [section(0, {n: [n - 1] for n in range(count)})],
    "tree": lambda count: [section(0, {n: [(n - 1) // 3] for n in range(count)})],
    "sections": lambda count: [
        section(n, {n + m: [n + m - 1] if m % 3 else [] for m in range(5)})
        | {"needs": [f"p{n - 5}" if n else "elsewhere"]}
        for n in range(0, count, 5)
    ],
}
WIDTHS = {1280: (WIDE, 1188), 390: (NARROW, 358)}
"""The column that home has on a screen, which other tests hold to."""
TOPIC_WIDTHS = {1280: (topic_map.WIDE, 688), 390: (topic_map.NARROW, 358)}
"""The same of a stage's page."""
MEASURE = """() => [...document.querySelectorAll("tspan")].map((row) => {
  const svg = row.ownerSVGElement;
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return parseFloat(getComputedStyle(row).fontSize) * scale;
})"""


def roadmap(count: int, needs: Callable[[int], list[int]], *, has_parts: bool) -> Roadmap:
    """Make a roadmap of so many stages, each of which needs some before it."""
    parts = [
        {
            "id": f"part{first}",
            "title": TITLES[first % len(TITLES)],
            "stages": [f"s{n}" for n in range(first, min(first + PART, count))],
        }
        for first in range(0, count if has_parts else 0, PART)
    ]
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
    head = {"title": "T", "summary": "S", "languages": LANGUAGES}
    return Roadmap.model_validate({**head, "stages": stages, "parts": parts})


def section(number: int, topics: dict[int, list[int]]) -> dict[str, Any]:
    """Make a section of topics, given with the numbers of those that they need."""
    made = [
        {"id": f"t{n}", "title": TITLES[n % len(TITLES)], "needs": [f"t{m}" for m in needs if n]}
        for n, needs in topics.items()
    ]
    return {"id": f"p{number}", "title": TITLES[1], "topics": made}


def stages_on(
    count: int, shape: str, width: int, *, has_parts: bool = False, language: str = "en"
) -> Drawn | None:
    """Draw the map of so many stages for a screen, or of their groups."""
    edition = seen(editions(roadmap(count, SHAPES[shape], has_parts=has_parts))[language])
    return draw_map(edition, WIDTHS[width][0], lambda stage: stage.id) if edition.edges else None


def topics_on(count: int, shape: str, width: int, language: str = "en") -> Drawn | None:
    """Draw the map of so many topics for a screen."""
    other = [{"id": "elsewhere", "title": "Part", "topics": [{"id": "x", "title": "X"}]}]
    stages = [
        {"id": "before", "title": "Before", "sections": other},
        {"id": "here", "title": "Here", "sections": TOPIC_SHAPES[shape](count)},
    ]
    head = {"title": "T", "summary": "S", "languages": LANGUAGES}
    edition = editions(Roadmap.model_validate({**head, "stages": stages}))[language]
    shown = topic_graph.graph(edition, edition.roadmap.stages[1])
    assert shown
    screen = TOPIC_WIDTHS[width][0]
    return topic_map.drawn_on(edition, shown, screen).get(screen.name)


def smallest_letter(page: Page, drawn: Drawn | None, column: int) -> float | None:
    """Give the height of the smallest letter of a map in pixels; None where none is drawn."""
    if drawn is None:
        return None
    box = f"<div style='width:{column}px;overflow:auto'>{drawn.svg}</div>"
    page.set_content(f"<style>{styles()}</style>{box}")
    return float(min(page.evaluate(MEASURE)))


def drawings(counts: tuple[int, ...], width: int) -> Iterator[tuple[str, Drawn | None, int]]:
    """Give what is drawn for a screen, with what it is and how wide its column is."""
    for language in LANGUAGES:
        wanted = counts or (SIZES if language == "en" else SOME)
        for shape, count, has_parts in product(SHAPES, wanted, (False, True)):
            drawn = stages_on(count, shape, width, has_parts=has_parts, language=language)
            what = "in parts" if has_parts else "stages"
            yield f"{language} {shape:8} {count:4} {what:8}", drawn, WIDTHS[width][1]
        for shape, count in product(TOPIC_SHAPES, counts or TOPICS):
            drawn = topics_on(count, shape, width, language)
            yield f"{language} {shape:8} {count:4} topics  ", drawn, TOPIC_WIDTHS[width][1]


def measured(counts: tuple[int, ...]) -> Iterator[tuple[str, int, float | None]]:
    """Give the smallest letter of each drawing on each screen; None where there is none."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium.find(whole=True), args=FLAGS)
        for width in WIDTHS:
            page = running.new_page(viewport={"width": width, "height": 800})
            for what, drawn, column in drawings(counts, width):
                yield what, width, smallest_letter(page, drawn, column)
        running.close()


def main() -> None:
    small = 0
    for what, width, letters in measured(tuple(map(int, sys.argv[1:]))):
        said = "left out, the list says it" if letters is None else f"{letters:.1f} px"
        small += letters is not None and letters < LEAST - 0.05
        print(f"{what}  {width:5} px  {said}")
    if small:
        raise SystemExit(f"{small} maps have letters under {LEAST} px")


if __name__ == "__main__":
    main()
