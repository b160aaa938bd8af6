"""The whole roadmap as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from roadmap_site.edition import Edition, address, stage_uri
from roadmap_site.model import UNNAMED, Frozen, Outcome, Question, Roadmap, Stage, Text, Topic

NAME = "roadmap.json"
LARGEST = 1_000_000
"""How many bytes a file has at most, unless a stage has more."""
SPARE = 1_000
"""For what stands around the stages in a file."""
OF_A_STAGE = 12
"""For what stands between two stages, at most."""
VERSION = 1
"""The version of roadmap.json; it grows when a field changes its meaning or goes."""
_FIRST = ("version", str(VERSION))


def files(edition: Edition) -> dict[str, str]:
    """Give the roadmap as JSON by the names of files: one, or pieces where that is too large."""
    stages = [_text(_plain(stage, edition)) for stage in edition.roadmap.stages]
    if sum(map(len, stages)) <= LARGEST:
        whole = _object(edition, stages)
        if len(whole.encode()) <= LARGEST:
            return {NAME: whole}
    pieces = [*_pieces(stages)]
    ids = [stage.id for stage in edition.roadmap.stages]
    index, start = [], 0
    for name, held in pieces:
        index.append({"address": name, "stages": ids[start : start + len(held)]})
        start += len(held)
    texts = ((name, _joined([("stages", f"[{','.join(held)}]")])) for name, held in pieces)
    return {NAME: _object(edition, None, pieces=_text(index))} | dict(texts)


def _pieces(stages: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Give as many stages together as fit one file, by its name, which has their numbers."""
    held: list[str] = []
    size, first = 0, 1
    for number, stage in enumerate(stages, 1):
        more = len(stage.encode()) + OF_A_STAGE
        if held and size + more > LARGEST - SPARE:
            yield f"roadmap/{first}-{number - 1}.json", held
            held, size, first = [], 0, number
        held.append(stage)
        size += more
    yield f"roadmap/{first}-{len(stages)}.json", held


def roadmap_json(edition: Edition) -> str:
    """Give the whole roadmap, all languages, as JSON; docs/data.md describes it."""
    return _object(edition, [_text(_plain(stage, edition)) for stage in edition.roadmap.stages])


def _object(edition: Edition, stages: list[str] | None, **more: str) -> str:
    """Write the roadmap with the texts of its stages, or without them."""
    # As text at once: as values, a large roadmap would take ten times as much memory.
    rest = _plain(edition.roadmap.model_copy(update={"stages": ()}), edition)
    assert isinstance(rest, dict)
    found = {name: _text(value) for name, value in rest.items()} | more
    if stages:
        found["stages"] = f"[{','.join(stages)}]"
    order = [*Roadmap.model_fields, *more]
    return _joined(sorted(found.items(), key=lambda item: order.index(item[0])))


def _joined(items: Iterable[tuple[str, str]]) -> str:
    return f"{{{','.join(f'{_text(name)}:{text}' for name, text in (_FIRST, *items))}}}"


def _text(value: object) -> str:
    # Without indentation, which json knows in Python alone and not in C.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
