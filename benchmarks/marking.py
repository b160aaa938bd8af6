"""How long a very large site, all marked, keeps a browser from painting.

Builds a roadmap of 700 stages with 5,000 topics, all marked, opens a stage in a Chromium, and marks
topics. The time is the browser's own: from the event until after the next frame has been painted.
Then opens the home page and another stage, and takes the longest task of each, again as the browser
says it: that is how long a reader who scrolls or types would have to wait.

    .venv/bin/python benchmarks/marking.py [--stages 700] [--topics 5000] [--marks 20]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402 (the tests' folder has to be found first)
from browser.conftest import FLAGS  # noqa: E402
from builds import environment, mkdocs  # noqa: E402
from site_server import SiteServer  # noqa: E402

LIMIT = 50
"""Milliseconds until a mark is painted."""
OPENING_LIMIT = 200
"""Milliseconds that the longest task may take while a page opens; the home page has 700 rows and
1,400 nodes of the map to lay out."""
CONFIG = "site_name: Large\ntheme: {name: material}\nplugins: [roadmap]\n"

STORE = """([stages, topics]) => {
  const at = "2026-11-01T10:00:00.000Z";
  const entries = Array.from({ length: topics }, (_, i) => [`topic-${i}`, { value: "done", at }]);
  localStorage["roadmap:/"] = JSON.stringify({
    format: "roadmap-progress", version: 1, outcomes: {}, notes: {}, settings: {},
    topics: Object.fromEntries(entries),
  });
}"""
MARK = """async (marks) => {
  const inputs = [...document.querySelectorAll("[data-rm-topic] input")];
  const times = [];
  for (let i = 0; i < marks; i++) {
    const begun = performance.now();
    inputs.filter((input) => !input.checked)[i % 3].click();
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    times.push(performance.now() - begun);
  }
  return times;
}"""

WATCH = """window.tasks = [0];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.tasks.push(entry.duration);
}).observe({ type: "longtask", buffered: true });"""


def write(project: Path, stages: int, topics: int) -> None:
    """Write a roadmap with as many stages and topics, spread evenly."""
    folder = project / "roadmap" / "stages"
    folder.mkdir(parents=True)
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (project / "roadmap" / "roadmap.yml").write_text(
        "title: Large\nsummary: Very large.\nlanguages: [en]\n", "utf-8"
    )
    for stage in range(stages):
        own = range(stage * topics // stages, (stage + 1) * topics // stages)
        lines = [f"id: stage-{stage}", f"title: Stage {stage}", "sections:"]
        lines += [f"  - id: section-{stage}", f"    title: Section {stage}", "    topics:"]
        lines += [f"      - {{id: topic-{topic}, title: Topic {topic}}}" for topic in own]
        name = f"{stage + 1:03}-stage-{stage}.yml"
        (folder / name).write_text("\n".join([*lines, ""]), "utf-8")


def measure(url: str, given: argparse.Namespace) -> tuple[list[float], dict[str, float]]:
    """Mark topics in the middle of the site, and open pages; give the times in milliseconds."""
    middle = given.stages // 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(whole=True), args=FLAGS)
        page = browser.new_page()
        page.goto(url)
        page.evaluate(STORE, [given.stages, given.topics])
        page.goto(f"{url}stages/stage-{middle}/", wait_until="networkidle")
        times: list[float] = page.evaluate(MARK, given.marks)
        page.add_init_script(WATCH)
        longest = {}
        for path in ("", f"stages/stage-{middle + 1}/"):
            page.goto(url + path, wait_until="networkidle")
            longest[path] = page.evaluate("Math.max(...window.tasks)")
        browser.close()
    return times, longest


def main() -> int:
    """Print the times; fail where one is over its limit."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stages", type=int, default=700)
    options.add_argument("--topics", type=int, default=5000)
    options.add_argument("--marks", type=int, default=20)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        project, site = Path(folder, "project"), Path(folder, "site")
        write(project, given.stages, given.topics)
        command = mkdocs("build", "--quiet", "--site-dir", str(site))
        subprocess.run(command, cwd=project, env=environment(), check=True)
        with SiteServer(site) as server:
            times, longest = measure(server.url, given)
    median = statistics.median(times)
    print(f"marking: median {median:.1f} ms, worst {max(times):.1f} ms, limit {LIMIT} ms")
    for path, task in longest.items():
        print(f"opening /{path}: longest task {task:.0f} ms, limit {OPENING_LIMIT} ms")
    return median > LIMIT or max(longest.values()) > OPENING_LIMIT


if __name__ == "__main__":
    sys.exit(main())
