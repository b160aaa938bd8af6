"""How large the search of a very large site is, and how soon a slow phone sees the first results.

Takes what the search of this site finds as often as makes the number of stages, in other words
each time: most of them are the roadmap's own, as often as it has them, and the others are from as
many as a large roadmap has. Then opens the box in a Chromium that is four times slower than the
machine, types queries letter by letter, and takes the time from a letter until its results are
painted, as the browser says it. On a machine that does other things, the fastest of several rounds
counts.

    .venv/bin/python benchmarks/search.py [--stages 7 700] [--slower 4] [--rounds 3]
"""

from __future__ import annotations

import argparse
import gzip
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import jieba
from playwright.sync_api import Browser, Page, sync_playwright

from roadmap_site import site
from roadmap_site.browser import search_index
from roadmap_site.edition import Findable, findables

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402 (the tests' folder has to be found first)
from browser.conftest import FLAGS  # noqa: E402
from builds import environment, mkdocs  # noqa: E402
from site_server import SiteServer  # noqa: E402

LIMIT = 100
"""Milliseconds from a letter until its results are painted, at the median."""
TEXTS = ("names", "body", "points", "resources", "resource_names")
"""What a findable says, besides its title."""
STRANGE = 0.25
"""What share of the words in a large roadmap is none of this one's."""
LEXICON = 20_000
"""From how many words those come."""
SIZE = {7: 60, 700: 1024}
"""KiB that the index may have, with gzip, by the number of stages."""
QUERIES = {
    "": ["线性代数", "transfomer", "weitiao", "怎么微调大模型", "树", "zzzzzzzz"],
    "en/": ["linear algebra", "transfomer", "how to fine-tune a model", "r", "zzzzzzzz"],
}
TYPE = """async letter => {
  const box = document.querySelector(".rm-search input");
  box.value += letter;
  const begun = performance.now();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const list = document.querySelector(".rm-search__hits");
  while (list.dataset.query !== box.value.trim()) await new Promise(done => setTimeout(done));
  await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
  return performance.now() - begun;
}"""


def large(found: list[Findable], times: int, language: str) -> Iterator[Findable]:
    """Give what is found many times over, in other words each time."""
    yield from found
    draw = _drawer(found, language)
    for turn in range(2, times + 1):

        def moved(address: str, turn: int = turn) -> str:
            page, mark, anchor = address.partition("#")
            page = page.replace("stages/", f"stages/part-{turn}-", 1)
            return f"{page}#{anchor}-{turn}" if mark else page

        for item in found:
            changed: dict[str, Any] = {
                name: tuple(map(draw, getattr(item, name))) for name in TEXTS
            }
            yield replace(
                item,
                title=draw(item.title),
                address=moved(item.address),
                within=moved(item.within),
                **changed,
            )


def _drawer(found: list[Findable], language: str) -> Callable[[str], str]:
    """Make what writes a text of as many words as another: most of them are words of the roadmap,
    as often as it has them, and the others come from as many as a large roadmap has."""
    chance = random.Random(1)
    texts = (
        text for item in found for name in TEXTS for text in (item.title, *getattr(item, name))
    )
    own = [word for text in texts for word in _words(text, language)]
    others = _lexicon(chance, language)
    sums = [*accumulate(1 / (rank + 30) for rank in range(len(others)))]
    between = "" if language == "zh" else " "

    def draw(text: str) -> str:
        count = len(_words(text, language))
        drawn = (
            chance.choices(others, cum_weights=sums)[0]
            if chance.random() < STRANGE
            else chance.choice(own)
            for _ in range(count)
        )
        return between.join(drawn)

    return draw


def _words(text: str, language: str) -> list[str]:
    return [*jieba.cut(text)] if language == "zh" else text.split()


def _lexicon(chance: random.Random, language: str) -> list[str]:
    """Give words: those that a dictionary of Chinese has, or some that sound like English."""
    if language == "zh":
        known = sorted(
            word for word, count in jieba.dt.FREQ.items() if count > 20 and len(word) > 1
        )
        return chance.sample(known, LEXICON)
    starts = [
        "b",
        "br",
        "c",
        "d",
        "f",
        "fl",
        "g",
        "h",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "st",
        "t",
        "v",
    ]
    vowels, ends = "aeiou", "bdglmnrstx"

    def syllable() -> str:
        return chance.choice(starts) + chance.choice(vowels)

    return [
        "".join(syllable() for _ in range(chance.randint(1, 3))) + chance.choice(ends)
        for _ in range(LEXICON)
    ]


def write(folder: Path, stages: int) -> dict[str, int]:
    """Put the large search in the place of the site's own; give the KiB of each index."""
    portal = site.build(ROOT / "roadmap", "roadmap")
    sizes = {}
    for language, edition in portal.editions.items():
        home = "" if language == portal.language else f"{language}/"
        times = max(1, round(stages / len(edition.roadmap.stages)))
        found = large([*findables(edition)], times, language)
        made = search_index.files(found, [language, *portal.languages])
        for path, text in made.items():
            (folder / home / path).write_text(text, "utf-8")
        sizes[home] = len(gzip.compress(made[search_index.INDEX].encode())) // 1024
    return sizes


def type_all(page: Page, queries: list[str]) -> list[float]:
    """Type queries into the box, letter by letter; give the milliseconds of each letter."""
    times: list[float] = []
    for query in queries:
        page.locator(".rm-search input").fill("")
        times += [page.evaluate(TYPE, letter) for letter in query]
    return times


def measure(page: Page, url: str, home: str, slower: float) -> list[float]:
    """Open the search of a language, say how long that takes, and type."""
    session = page.context.new_cdp_session(page)
    page.goto(url + home)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    ready = page.evaluate(
        """async () => {
          const begun = performance.now();
          document.querySelector(".rm-search-open").click();
          const list = document.querySelector(".rm-search__hits");
          while (list.dataset.query === undefined) await new Promise(requestAnimationFrame);
          return performance.now() - begun;
        }"""
    )
    print(f"  ready {ready:.0f} ms after it was opened")
    return type_all(page, QUERIES[home])


def report(browser: Browser, url: str, home: str, slower: float, rounds: int) -> float:
    """Measure a language several times, with nothing kept; give the median letter, in the best."""
    found: list[list[float]] = []
    for _ in range(rounds):
        page = browser.new_page()
        found.append(measure(page, url, home, slower))
        page.close()
    best = [min(times) for times in zip(*found, strict=True)]
    median, most = statistics.median(best), max(best)
    print(f"  a letter {median:.0f} ms, at most {most:.0f} ms", flush=True)
    return float(median)


def main() -> int:
    """Measure the search of some numbers of stages; say whether it keeps within the limits."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stages", type=int, nargs="+", default=[*SIZE], help="how many")
    parser.add_argument("--slower", type=float, default=4, help="how much slower the phone is")
    parser.add_argument("--rounds", type=int, default=3, help="of which the fastest counts")
    given = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        target = Path(folder, "site")
        command = mkdocs("build", "-d", str(target))
        subprocess.run(command, check=True, cwd=ROOT, env=environment(), capture_output=True)
        browser = started.chromium.launch(executable_path=chromium.find(whole=True), args=FLAGS)
        for stages in given.stages:
            sizes = write(target, stages)
            with SiteServer(target) as server:
                for home, size in sizes.items():
                    print(f"{stages} stages, /{home}: index {size} KiB", flush=True)
                    median = report(browser, server.url, home, given.slower, given.rounds)
                    failed |= median > LIMIT or size > SIZE.get(stages, size)
        browser.close()
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
