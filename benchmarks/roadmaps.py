"""Roadmaps of any number of stages, shaped like the project's own, and the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from roadmap_site.authoring.formatting import formatted

ROOT = Path(__file__).parent.parent
OWN = ROOT / "roadmap"
IN_A_PART = 10
"""How many stages stand under one heading."""
_IDS = re.compile(r"(?P<lead>^\s*(?:- )?id: )(?P<id>[a-z0-9-]+)$", re.MULTILINE)
_STAGE = re.compile(r"^id: ([a-z0-9-]+)$", re.MULTILINE)
_LIST = re.compile(
    r"^(?P<lead>\s*(?:needs|recommends|aliases|formerly_in): )\[(?P<ids>.*)\]$", re.M
)
_ENTRY = re.compile(r"^(?P<lead>\s*- )(?P<id>[a-z0-9-]+)$", re.MULTILINE)
_PROMISE = re.compile(
    r"(?P<lead>^\s*- (?:text:\n\s*|\{)?zh: .*?)。(?=$|, en: |['\"])", re.MULTILINE
)
_WIDEST = 100
"""How many columns a line may have; where the numbers make one longer, the file is formatted."""
_HEAD = ("title", "languages", "rules", "provenance", "shelves")
"""What is taken over of roadmap.yml; the rest speaks of seven stages."""


def write(folder: Path, stages: int) -> None:
    """Write a roadmap of some stages; without errors, warnings or anything to be formatted."""
    own = [file.read_text(encoding="utf-8") for file in sorted((OWN / "stages").glob("*.yml"))]
    ids = {found["id"] for text in own for found in _IDS.finditer(text)}
    (folder / "stages").mkdir(parents=True)
    names: list[str] = []
    for copy, text in _copies(own, stages):
        made = _renamed(text, ids, copy) if copy else text
        names.append(_STAGE.findall(made)[0])
        file = folder / "stages" / f"{len(names):03}-{names[-1]}.yml"
        file.write_text(_formatted(made), encoding="utf-8")
    (folder / "glossary.yml").write_bytes((OWN / "glossary.yml").read_bytes())
    (folder / "roadmap.yml").write_text(_head(names), encoding="utf-8")


def _formatted(text: str) -> str:
    wide = any(len(line) > _WIDEST and line[-1] in "}]" for line in text.split("\n"))
    return formatted(text, "zh") if wide else text


def _copies(own: list[str], stages: int) -> Iterator[tuple[int, str]]:
    """Give the project's stages, then copies of them, the number of the copy with each.

    What copies need is in the same copy, so that all stages of a copy come in their own order.
    """
    copy = 0
    while stages > 0:
        # Of the last copy, the first ones alone: they need nothing of what comes later.
        taken = own[:stages]
        yield from ((copy, text) for text in taken)
        stages -= len(taken)
        copy += 1


def _renamed(text: str, ids: set[str], copy: int) -> str:
    """Give every id of a stage, and every outcome, the number of the copy."""

    def one(found: re.Match[str]) -> str:
        new = f"{found['id']}-{copy + 1}" if found["id"] in ids else found["id"]
        return f"{found['lead']}{new}"

    def some(found: re.Match[str]) -> str:
        names = [name.strip() for name in found["ids"].split(",") if name.strip()]
        return f"{found['lead']}[{', '.join(f'{name}-{copy + 1}' for name in names)}]"

    text = _IDS.sub(one, text)
    text = _LIST.sub(some, text)
    text = _ENTRY.sub(one, text)
    return _PROMISE.sub(rf"\g<lead>（{copy + 1}）。", text)


def _head(names: list[str]) -> str:
    """Write roadmap.yml, with parts where there are many stages."""
    own = yaml.load((OWN / "roadmap.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    head: dict[str, object] = {key: own[key] for key in _HEAD if key in own}
    head["summary"] = {"zh": "用来测量的路线图。", "en": "A roadmap to measure with."}
    if len(names) > IN_A_PART:
        groups = [names[at : at + IN_A_PART] for at in range(0, len(names), IN_A_PART)]
        head["parts"] = [
            {
                "id": f"part-{number}",
                "title": {"zh": f"第 {number} 篇", "en": f"Part {number}"},
                "stages": group,
            }
            for number, group in enumerate(groups, 1)
        ]
    text = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=100)
    return formatted(text, "zh")
