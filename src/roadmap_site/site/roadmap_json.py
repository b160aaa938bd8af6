"""The whole roadmap as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from roadmap_site.edition import Edition, address, stage_uri
from roadmap_site.model import UNNAMED, Frozen, Outcome, Question, Stage, Text, Topic

NAME = "roadmap.json"
LARGEST = 1_000_000
"""How many bytes a file has at most, unless a stage has more."""
SPARE = 1_000
"""For what stands around the stages in a file."""
VERSION = 1
"""The version of roadmap.json; it grows when a field changes its meaning or goes."""


def files(edition: Edition) -> dict[str, str]:
    """Give the roadmap as JSON by the names of files: one, or pieces where that is too large."""
    whole = roadmap_json(edition)
    if len(whole.encode()) <= LARGEST:
        return {NAME: whole}
    value = _object(edition)
    stages = value.pop("stages")
    assert isinstance(stages, list)
    pieces = list(_pieces(stages))
    index = {name: [stage["id"] for stage in held] for name, held in pieces}
    value["pieces"] = [{"address": name, "stages": ids} for name, ids in index.items()]
    return {NAME: _text(value)} | {name: _text({"stages": held}) for name, held in pieces}


def _pieces(stages: list[dict[str, object]]) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Give as many stages together as fit one file, by its name, which has their numbers."""
    held: list[dict[str, object]] = []
    size, first = 0, 1
    for number, stage in enumerate(stages, 1):
        more = len(_text(stage).encode())
        if held and size + more > LARGEST - SPARE:
            yield f"roadmap/{first}-{number - 1}.json", held
            held, size, first = [], 0, number
        held.append(stage)
        size += more
    yield f"roadmap/{first}-{len(stages)}.json", held


def roadmap_json(edition: Edition) -> str:
    """Give the whole roadmap, all languages, as JSON; docs/data.md describes it."""
    return _text(_object(edition))


def _object(edition: Edition) -> dict[str, object]:
    value = _plain(edition.roadmap, edition)
    assert isinstance(value, dict)
    return value


def _text(value: dict[str, object]) -> str:
    # Without indentation, which json knows in Python alone and not in C.
    return json.dumps({"version": VERSION} | value, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object, edition: Edition, stage: Stage | None = None) -> object:
    """Turn the model into what JSON has: no empty fields, texts as a mapping by language."""
    if isinstance(value, Outcome):
        value = value.text
    if isinstance(value, Text):
        unnamed = UNNAMED if value.neutral else edition.roadmap.language
        return {unnamed if tag == UNNAMED else tag: text for tag, text in value.root.items()}
    if isinstance(value, tuple):
        return [_plain(item, edition, stage) for item in value]
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Frozen):
        return value
    stage = value if isinstance(value, Stage) else stage
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    kept = {
        name: _plain(item, edition, stage)
        for name, item in fields.items()
        if item is not None and item not in ((), {})
    }
    if isinstance(value, Question):
        kept["kind"] = value.kind
    return kept | _address(value, edition, stage)


def _address(value: Frozen, edition: Edition, stage: Stage | None) -> dict[str, str]:
    """Say where a stage or topic is shown, from the root of a language."""
    if stage is None or not isinstance(value, Stage | Topic):
        return {}
    anchor = f"#{value.id}" if isinstance(value, Topic) else ""
    page = address(stage_uri(stage), directory_urls=edition.directory_urls)
    return {"address": page + anchor}
