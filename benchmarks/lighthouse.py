"""Lighthouse's scores for the learner's pages, and what they transfer.

Builds the site, serves it with gzip on this machine, and runs Lighthouse (mobile) on the home page,
a stage and the resources in every language. Of several runs the one with the median performance
counts, as Lighthouse advises: a machine that is busy for a moment costs a run some points.
Needs npm, which fetches Lighthouse, and a Chromium.

    .venv/bin/python benchmarks/lighthouse.py [--runs 5] [PATH ...]

Source: https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium  # noqa: E402 (the tests' folder has to be found first)
from site_server import SiteServer  # noqa: E402

VERSION = "13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = tuple(
    folder + path for folder in ("", "en/") for path in ("", "stages/nlp-cv/", "resources/")
)
LIMIT = 130 * 1024
"""What a page may transfer with gzip, in bytes."""
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-sync"


def build(site: Path, url: str) -> None:
    """Build the site as it would be at `url`."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", site],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env=os.environ | {"SITE_URL": url, "NO_MKDOCS_2_WARNING": "1"},
    )


def audit(url: str, browser: Path, report: Path) -> dict[str, Any]:
    """Run Lighthouse on one page and give its report."""
    subprocess.run(
        [
            *("npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json"),
            *(f"--output-path={report}", f"--chrome-flags={FLAGS}"),
        ],
        check=True,
        env=os.environ | {"CHROME_PATH": str(browser)},
    )
    result = json.loads(report.read_text("utf-8"))
    assert isinstance(result, dict)
    return result


def median(url: str, browser: Path, report: Path, runs: int) -> dict[str, Any]:
    """Run Lighthouse several times and give the report in the middle."""
    reports = [audit(url, browser, report) for _ in range(runs)]
    reports.sort(key=lambda result: result["categories"]["performance"]["score"])
    return reports[len(reports) // 2]


def summarise(page: str, result: dict[str, Any]) -> bool:
    """Print the figures of one page; say whether they are as they should be."""
    categories, audits = result["categories"], result["audits"]
    scores = [round(100 * categories[name]["score"]) for name in CATEGORIES]
    transferred = audits["total-byte-weight"]["numericValue"]
    blocking = audits["total-blocking-time"]["numericValue"]
    shift = audits["cumulative-layout-shift"]["numericValue"]
    figures = " / ".join(map(str, scores))
    print(
        f"/{page:24} {figures}   {transferred / 1024:.0f} KiB, "
        f"blocking {blocking:.0f} ms, layout shift {shift:.3f}"
    )
    for name in CATEGORIES:
        for reference in categories[name]["auditRefs"]:
            found = audits[reference["id"]]
            if reference["weight"] and found["score"] is not None and found["score"] < 1:
                print(f"    {name}: {found['title']} ({found.get('displayValue', '')})")
    return min(scores) == 100 and int(transferred) <= LIMIT


def main() -> int:
    """Audit every page and print a line for each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    # With or without the slash at its beginning.
    options.add_argument(
        "pages", nargs="*", metavar="PATH", type=lambda path: path.lstrip("/"), default=PAGES
    )
    given = options.parse_args()
    browser = chromium.find(whole=True)
    if browser is None or not shutil.which("npx"):
        print("Lighthouse needs npm and a Chromium; `make test` installs the latter.")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with SiteServer(folder / "site", compress=True) as server:
            build(folder / "site", server.url)
            good = [
                summarise(
                    page, median(server.url + page, browser, folder / "report.json", given.runs)
                )
                for page in given.pages
            ]
    return int(not all(good))


if __name__ == "__main__":
    raise SystemExit(main())
