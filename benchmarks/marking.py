"""How long a browser takes from a mark on a topic to the next frame, on a very large site.

Builds a roadmap of 700 stages with 5,000 topics, all marked, opens a stage in a Chromium, and marks
topics. The time is the browser's own: from the event until after the next frame has been painted.

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


def measure(url: str, stages: int, topics: int, marks: int) -> list[float]:
    """Mark topics in the middle of the site; give the times in milliseconds."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        page = browser.new_page()
        page.goto(url)
        page.evaluate(STORE, [stages, topics])
        page.goto(f"{url}stages/stage-{stages // 2}/", wait_until="networkidle")
        times: list[float] = page.evaluate(MARK, marks)
        browser.close()
    return times


def main() -> int:
    """Print the median and the worst time; fail where the median is over the limit."""
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
            times = measure(server.url, given.stages, given.topics, given.marks)
    median = statistics.median(times)
    print(f"median {median:.1f} ms, worst {max(times):.1f} ms, limit {LIMIT} ms")
    return median > LIMIT


if __name__ == "__main__":
    sys.exit(main())
