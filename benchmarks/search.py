"""How large the search of a very large site is, and how soon a slow phone sees the first results.

Takes what the search of this site finds, a hundred times over: the words of every text in another
order, and new words among them. Then opens the box in a Chromium that is four times slower than the
machine, types queries letter by letter, and takes the time from a letter until its results are
painted, as the browser says it.

    .venv/bin/python benchmarks/search.py [--times 100] [--slower 4]
"""

from __future__ import annotations

import argparse
import gzip
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

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
SIZE = {1: 60, 100: 1024}
"""KiB that the index may have, with gzip, by how many times the roadmap is taken."""
QUERIES = {
    "": ["线性代数", "transfomer", "weitiao", "怎么微调大模型", "树", "zzzzzzzz"],
    "en/": ["linear algebra", "transfomer", "how to fine-tune a model", "r", "zzzzzzzz"],
}
TYPE = """async letter => {
  const box = document.querySelector(".rm-search input");
  box.value += letter;
  const begun = performance.now();
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
  return performance.now() - begun;
}"""


def large(found: list[Findable], times: int) -> Iterator[Findable]:
    """Give what is found many times over, each time somewhat different."""
    chance = random.Random(1)
    for turn in range(times):
        mark = f"-{turn}" if turn else ""

        def moved(address: str, mark: str = mark) -> str:
            return address.replace("stages/", f"stages/x{mark}/", 1) if mark else address

        for item in found:
            body = tuple(_mixed(text, chance) for text in item.body) if turn else item.body
            yield replace(item, address=moved(item.address), within=moved(item.within), body=body)


def _mixed(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join([*words, "".join(chance.choices("bcdfghaeiou", k=6))])


def write(folder: Path, times: int) -> dict[str, int]:
    """Put the large search in the place of the site's own; give the KiB of each index."""
    portal = site.build(ROOT / "roadmap", "roadmap")
    sizes = {}
    for language, edition in portal.editions.items():
        home = "" if language == portal.language else f"{language}/"
        found = large([*findables(edition)], times)
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


def measure(url: str, home: str, page: Page, session: CDPSession, slower: float) -> list[float]:
    """Open the search of a language, say how long that takes, and type."""
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


def main() -> int:
    """Measure the site as it is and many times over; say whether it keeps within the limits."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=100, help="how often the roadmap is taken")
    parser.add_argument("--slower", type=float, default=4, help="how much slower the phone is")
    given = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        target = Path(folder, "site")
        command = mkdocs("build", "-d", str(target))
        subprocess.run(command, check=True, cwd=ROOT, env=environment(), capture_output=True)
        browser = started.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        for times in dict.fromkeys((1, given.times)):
            sizes = write(target, times)
            with SiteServer(target) as server:
                page = browser.new_page()
                session = page.context.new_cdp_session(page)
                for home, size in sizes.items():
                    print(f"{times} times, /{home}: index {size} KiB")
                    letters = measure(server.url, home, page, session, given.slower)
                    median, most = statistics.median(letters), max(letters)
                    print(f"  a letter {median:.0f} ms, at most {most:.0f} ms")
                    failed |= median > LIMIT or size > SIZE.get(times, size)
                page.close()
        browser.close()
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
