"""The figures of a benchmark as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from measuring import Bytes, Taken

MIB = 1 << 20
BASE = "material (plain)"
"""The side that all others are compared with."""


@dataclass
class Measured:
    """What was found at one number of stages."""

    stages: int
    check: dict[str, Taken] = field(default_factory=dict)
    served: Taken | None = None
    """From a saved line of a stage to the reloaded page, under `mkdocs serve`."""
    built: dict[str, Taken] = field(default_factory=dict)
    first: dict[str, Taken] = field(default_factory=dict)
    """The first build of a side that keeps something for the next one."""
    sizes: dict[str, Bytes] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    """Why a side is missing."""


def report(found: list[Measured]) -> str:
    """Write everything that was found."""
    return "\n".join([*_head(), *(line for each in found for line in _one(each)), *_growth(found)])


def _head() -> Iterator[str]:
    yield "# Results"
    yield ""
    yield f"Written by `make bench` on {date.today()}; it overwrites this file."
    yield ""
    yield f"- machine: {_processor()}, {os.cpu_count()} processors, {_memory()} of memory"
    release = platform.release().partition("-")[0]
    yield f"- {platform.system()} {release}, Python {platform.python_version()}"
    names = ("mkdocs", "mkdocs-material")
    yield f"- {', '.join(f'{name} {version(name)}' for name in names)}"
    yield ""
    yield "Both languages, the same pages for everybody; seconds are medians."
    yield "What one keeps for later is there, but for those rows that name the first time."
    yield "Memory is the most of all processes together, with what they share counted once."
    yield "A ratio is that to plain Material. Smaller is better everywhere."
    yield ""


def _one(found: Measured) -> Iterator[str]:
    yield f"## {found.stages} stages"
    yield ""
    if found.built:
        yield "| | seconds | ratio | processor | ratio | memory (MiB) |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    base = found.built.get(BASE)
    rows = [
        row
        for name, taken in found.built.items()
        for row in ((name, taken), (f"{name}, the first time", found.first.get(name)))
    ]
    for name, taken in rows:
        if taken is None:
            continue
        wall = f"{taken.seconds / base.seconds:.2f}" if base else ""
        work = f"{taken.processor / base.processor:.2f}" if base else ""
        yield (
            f"| {name} | {taken.seconds:.2f} | {wall} | {taken.processor:.2f} | {work} | "
            f"{taken.memory / MIB:.0f} |"
        )
    if found.sizes:
        yield ""
        yield "| | site (MiB) | pages | largest page (KiB) | empty page (KiB) | search (MiB) |"
        yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for name, size in found.sizes.items():
        yield (
            f"| {name} | {size.whole / MIB:.1f} | {size.pages} | {size.largest / 1024:.0f} | "
            f"{size.empty / 1024:.0f} | {size.index / MIB:.2f} |"
        )
    yield ""
    yield from (f"{name} is missing: {why}\n" for name, why in found.left_out.items())
    if found.served:
        yield "| `mkdocs serve` | seconds | processor | memory (MiB) |"
        yield "| --- | ---: | ---: | ---: |"
        yield _row("from a saved line to the reloaded page", found.served)
        yield ""
    yield "| `roadmap-site check` | seconds | processor | memory (MiB) |"
    yield "| --- | ---: | ---: | ---: |"
    yield from (_row(kind, taken) for kind, taken in found.check.items())
    yield ""


def _row(kind: str, taken: Taken) -> str:
    return f"| {kind} | {taken.seconds:.2f} | {taken.processor:.2f} | {taken.memory / MIB:.0f} |"


def _growth(found: list[Measured]) -> Iterator[str]:
    """Say how many times as much each side takes for more stages."""
    if len(found) < 2:
        return
    yield "## Growth"
    yield ""
    yield "| | from | to | seconds | processor | site |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for less, more in pairwise(found):
        for name in less.built.keys() & more.built.keys():
            one, other = less.built[name], more.built[name]
            bytes_ = more.sizes[name].whole / less.sizes[name].whole
            yield (
                f"| {name} | {less.stages} | {more.stages} | {other.seconds / one.seconds:.1f} | "
                f"{other.processor / one.processor:.1f} | {bytes_:.1f} |"
            )
    yield ""


def _processor() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return f"{int(line.split()[1]) / MIB:.0f} GiB"
    return "an unknown amount"


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
