"""How long the portal takes to build, against plain Material with the same Markdown.

Plain Material builds one language at a time, so it runs once for each; the portal builds them all
in one run. Both sides run in turn, in fresh processes, with warm caches, and the medians count.

    .venv/bin/python benchmarks/build_time.py [--runs 7]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from roadmap_site import site
from roadmap_site.material import appearance, features

ROOT = Path(__file__).parent.parent
LIMIT = 1.3
"""How many times plain Material's time the portal may take."""


def write_plain(folder: Path) -> list[Path]:
    """Write each language's pages as a plain Material project; give their configurations."""
    portal = site.build(ROOT / "roadmap", "roadmap")
    return [_write_language(folder, portal, language) for language in portal.languages]


def _write_language(folder: Path, portal: site.Site, language: str) -> Path:
    docs = folder / language / "docs"
    for page in portal.pages[language]:
        (docs / page.uri).parent.mkdir(parents=True, exist_ok=True)
        (docs / page.uri).write_text(page.markdown, "utf-8")
    settings = {
        "site_name": "Plain",
        "theme": {
            "name": "material",
            "language": language,
            "font": False,
            "features": list(features.NEEDED),
        },
        "plugins": ["search"],
        "markdown_extensions": [*appearance.EXTENSIONS],
    }
    config = folder / language / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings), "utf-8")
    return config


def build(config: Path, target: Path) -> None:
    """Build one project into `target`, in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", config, "-d", target],
        check=True,
        capture_output=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )


def timed(work: Callable[[], None]) -> float:
    """Give the seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Measure both sides and say whether the portal keeps within the limit."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=7, help="how often each side is built")
    runs = parser.parse_args().runs
    folder = Path(tempfile.mkdtemp())
    try:
        plain = write_plain(folder)

        def build_plain() -> None:
            for config in plain:
                build(config, folder / "plain" / config.parent.name)

        def build_portal() -> None:
            build(ROOT / "mkdocs.yml", folder / "portal")

        sides = {"portal": build_portal, "plain Material": build_plain}
        for work in sides.values():
            work()
        seconds: dict[str, list[float]] = {name: [] for name in sides}
        for _ in range(runs):
            for name, work in sides.items():
                seconds[name].append(timed(work))
    finally:
        shutil.rmtree(folder)
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    for name, median in medians.items():
        print(f"{name:>15}  {median:.2f} s  (best {min(seconds[name]):.2f} s, {runs} runs)")
    ratio = medians["portal"] / medians["plain Material"]
    print(f"{'ratio':>15}  {ratio:.2f}    (limit {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
