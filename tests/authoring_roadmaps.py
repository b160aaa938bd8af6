"""A small roadmap in files, with comments and forms of its own, for tests of what edits it."""

from __future__ import annotations

import difflib
from pathlib import Path

FILES = {
    "roadmap/roadmap.yml": """\
# The head.
title: {zh: 航行, en: Sailing}
summary: {zh: 学会航行。, en: Learn to sail.}   # kept as it is
languages: [zh, en]

provenance: {title: 航海, author: A, date: 2025-01-02}
paths:
  - id: whole
    title: {zh: 全程, en: The Whole}
  - id: short
    title: {zh: 短程, en: The Short One}
    takes:
      - ropes   # first
      - jib
closing:
  title: {zh: 总结, en: Summary}
  steps:
    - {stage: land, text: {zh: 先学打结。, en: Knots first.}}
""",
    "roadmap/glossary.yml": """\
terms:
  - id: knot
    name: {zh: 绳结, en: knot}
    meaning: {zh: 系绳子的办法。, en: A way to tie a rope.}
    topic: bowline
  - {id: sail, name: {zh: 帆, en: sail}, meaning: {zh: 一块布。, en: A cloth.}, topic: jib}
""",
    "roadmap/stages/01-land.yml": """\
id: land
title: {zh: 岸上, en: On Land}
sections:
    # Four columns, on purpose.
    - id: ropes
      title: {zh: 绳子, en: Ropes}
      topics:
          - id: bowline
            title: {zh: 单套结, en: Bowline}
            origin: added
            hours: 1-2
            outcomes:
              - {zh: 闭着眼睛打结。, en: Tie it blindfold.}
          # The second knot
          - id: reef-knot
            title: {zh: "\\u5E73\\u7ED3", en: Reef Knot}
            origin: added
            summary:
              zh:   平结。
              en: >-
                A knot
                for reefs.
            hours: 1

            needs: [bowline]  # of course
milestone:
  title: {zh: 绳梯, en: A Ladder}
  input: {zh: 绳子。, en: Rope.}
  build: {zh: 绳梯。, en: A ladder.}
  done: [{zh: 能爬上去。, en: You can climb it.}]
""",
    "roadmap/stages/02-sea.yml": """\
id: sea
title: {zh: 海上, en: At Sea}
sections:
  - id: sails
    title: {zh: 帆, en: Sails}
    needs: [ropes]
    recommends: [reef-knot]
    topics:
      - {id: jib, title: {zh: 前帆, en: Jib}, hours: 2, origin: added, needs: [bowline]}

  - id: engines
    title: {zh: 引擎, en: Engines}
    needs: [land]
    anytime: true
""",
    "docs/about.md": """\
# About

See [the land](stages/land.md), [a knot](stages/land.md#bowline) and [sails](/stages/sea/#sails),
[what a knot is](glossary.md#knot), [its file](../roadmap/stages/01-land.yml), and
[its cards](cards.md?stage=land). Not: stages/landing.md, #bowline, a bowline, stages/sea#bowlines.
""",
}


PARTED = {
    "roadmap/roadmap.yml": FILES["roadmap/roadmap.yml"].replace(
        "paths:\n",
        """\
parts:
  - id: ashore
    title: {zh: 岸, en: Ashore}
    stages: [land]  # for now
  - id: afloat
    title: {zh: 水, en: Afloat}
    stages:
      - sea
paths:
""",
        1,
    )
}
"""The head with its stages in parts."""


def write(folder: Path, **changed: str) -> dict[str, str]:
    """Write the files, and give what they hold."""
    files = {**FILES, **changed}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return files


def read(folder: Path) -> dict[str, str]:
    """Give every file by its name, hidden ones too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def difference(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """Give the lines that went and came, each after the number of its file."""
    found = []
    for name in sorted({*before, *after}):
        old, new = (files.get(name, "").splitlines() for files in (before, after))
        for line in difflib.ndiff(old, new):
            if line[:2] in ("- ", "+ "):
                found.append(f"{name.rpartition('/')[2]} {line}")
    return found
