"""The portal beside other generators, at 7, 70 and 700 stages, both languages.

Each side builds the same pages in turn, in fresh processes, and the medians count. What is found
goes into benchmarks/results.md, with the machine named. `check` is measured beside it: the first
time, after a change of one line, and without any change.

    make bench [STAGES="7 70 700"] [RUNS=3] [GENERATORS="portal material zensical starlight"]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import generators
import reporting
import roadmaps
import serving
from generators import Generator, Project
from measuring import Bytes, FailedError, Taken, run, size
from reporting import Measured

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks" / "results.md"
SLOW = 100
"""From how many stages on one run of each side has to do."""


def main() -> int:
    """Measure everything that is asked for, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--stages", type=int, nargs="+", default=[7, 70, 700])
    parser.add_argument("--runs", type=int, default=3, help="how often each side builds")
    parser.add_argument("--generators", nargs="+", choices=generators.ALL, default=None)
    parser.add_argument("--results", type=Path, default=RESULTS)
    asked = parser.parse_args()
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="roadmap-bench-") as place:
        for stages in asked.stages:
            names = asked.generators or [*generators.ALL]
            found.append(_measure(Path(place), stages, asked.runs, names))
            # Written after each, so that one that is broken off leaves what it found.
            asked.results.write_text(reporting.report(found), encoding="utf-8")
    print(f"written to {asked.results}")
    return 0


def _measure(place: Path, stages: int, runs: int, names: list[str]) -> Measured:
    print(f"{stages} stages: writing the roadmap ...", flush=True)
    folder = place / str(stages)
    roadmaps.write(folder / "roadmap", stages)
    found = Measured(stages, check=_checks(folder, place / "cache", runs))
    project = Project(folder, place / "tools")
    ready: list[Generator] = []
    for name in names:
        made = generators.ALL[name](project)
        if isinstance(made, str):
            found.left_out[name] = made
        else:
            ready.append(made)
    _build(ready, found, runs if stages < SLOW else 1, place / "cache")
    if (folder / "mkdocs.yml").exists():
        print(f"{stages} stages: mkdocs serve", flush=True)
        found.served = serving.measure(folder, runs if stages < SLOW else 1)
    shutil.rmtree(folder)
    return found


def _build(ready: list[Generator], found: Measured, runs: int, cache: Path) -> None:
    """Let all sides build in turn, once more to begin with where that may make a difference."""
    taken: dict[str, list[Taken]] = {each.name: [] for each in ready}
    shutil.rmtree(cache, ignore_errors=True)
    for number in range(runs + 1):
        for each in ready:
            if each.name in found.left_out or not (number or runs > 1 or each.keeps):
                continue
            print(f"{found.stages} stages: {each.name} builds", flush=True)
            for built in each.sites:
                shutil.rmtree(built, ignore_errors=True)
            try:
                kept = {"XDG_CACHE_HOME": os.fspath(cache)}
                parts = [run(command, folder, kept) for folder, command in each.commands]
            except FailedError as error:
                found.left_out[each.name] = f"does not build these pages: {error}"
                continue
            if number:
                taken[each.name].append(_sum(parts))
            elif each.keeps:
                found.first[each.name] = _sum(parts)
    for each in ready:
        if each.name not in found.left_out:
            found.built[each.name] = _median(taken[each.name])
            found.sizes[each.name] = _together([size(built) for built in each.sites])


def _checks(folder: Path, cache: Path, runs: int) -> dict[str, Taken]:
    """Measure `check` the first time, after a change of one line, and without any change."""
    command: list[str | Path] = [Path(sys.executable).parent / "roadmap-site", "check"]
    stage = min((folder / "roadmap" / "stages").iterdir())
    found: dict[str, list[Taken]] = {"the first time": [], "one line changed": [], "unchanged": []}
    for number in range(runs if len(list(stage.parent.iterdir())) < SLOW else 1):
        shutil.rmtree(cache, ignore_errors=True)
        kept = {"XDG_CACHE_HOME": os.fspath(cache)}
        for kind, taken in found.items():
            print(f"check, {kind}", flush=True)
            if kind == "one line changed":
                stage.write_text(f"{stage.read_text('utf-8')}# {number}\n", "utf-8")
            taken.append(run(command, folder, kept))
    return {kind: _median(taken) for kind, taken in found.items()}


def _sum(parts: list[Taken]) -> Taken:
    return Taken(
        sum(part.seconds for part in parts),
        sum(part.processor for part in parts),
        max(part.memory for part in parts),
    )


def _median(taken: list[Taken]) -> Taken:
    return Taken(
        statistics.median(each.seconds for each in taken),
        statistics.median(each.processor for each in taken),
        max(each.memory for each in taken),
    )


def _together(sites: list[Bytes]) -> Bytes:
    return Bytes(
        sum(each.whole for each in sites),
        sum(each.pages for each in sites),
        max(each.largest for each in sites),
        max(each.empty for each in sites),
        sum(each.index for each in sites),
    )


if __name__ == "__main__":
    raise SystemExit(main())
