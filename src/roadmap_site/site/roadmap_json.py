"""The whole roadmap as JSON."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from roadmap_site.edition import Edition, address, stage_uri
from roadmap_site.model import UNNAMED, Frozen, Outcome, Question, Stage, Text, Topic
from roadmap_site.model.remembered import remembered

NAME = "roadmap.json"
LARGEST = 1_000_000
"""How many bytes a file has at most, unless a stage has more."""
SPARE = 1_000
"""For what stands around the stages in a file."""
VERSION = 1
"""The version of roadmap.json; it grows when a field changes its meaning or goes."""


class _Form(NamedTuple):
    """What a stage as JSON hangs on beside itself."""

    language: str
    """The default language, in which texts are that name none."""
    directory_urls: bool


class _Packed(NamedTuple):
    """A stage as JSON."""

    size: int
    """How many bytes it has."""
    packed: bytes


def files(edition: Edition) -> dict[str, Callable[[], str]]:
    """Give the roadmap as JSON by the names of files: one, or pieces where that is too large."""
    if _is_small(edition):
        return {NAME: partial(roadmap_json, edition)}
    pieces = dict(_pieces(edition))
    index: list[object] = [
        {"address": name, "stages": [stage.id for stage in held]} for name, held in pieces.items()
    ]
    found: dict[str, Callable[[], str]] = {NAME: lambda: _text({**_head(edition), "pieces": index})}
    return found | {name: partial(_piece, edition, held) for name, held in pieces.items()}


def _is_small(edition: Edition) -> bool:
    stages = sum(_size(edition, stage) for stage in edition.roadmap.stages)
    return len(_text(_head(edition)).encode()) + len(',"stages":[]') + stages <= LARGEST


def _piece(edition: Edition, stages: Iterable[Stage]) -> str:
    return _text({}, _stages(edition, stages))


def _pieces(edition: Edition) -> Iterator[tuple[str, list[Stage]]]:
    """Give as many stages together as fit one file, by its name, which has their numbers."""
    held: list[Stage] = []
    size, first = 0, 1
    for number, stage in enumerate(edition.roadmap.stages, 1):
        more = _size(edition, stage)
        if held and size + more > LARGEST - SPARE:
            yield f"roadmap/{first}-{number - 1}.json", held
            held, size, first = [], 0, number
        held.append(stage)
        size += more
    yield f"roadmap/{first}-{len(edition.roadmap.stages)}.json", held


def roadmap_json(edition: Edition) -> str:
    """Give the whole roadmap, all languages, as JSON; docs/data.md describes it."""
    return _text(_head(edition), _stages(edition, edition.roadmap.stages))


def _head(edition: Edition) -> dict[str, object]:
    """Give what is of no stage."""
    value = _plain(edition.roadmap.model_copy(update={"stages": ()}), _form(edition))
    assert isinstance(value, dict)
    return value


def _stages(edition: Edition, stages: Iterable[Stage]) -> list[bytes]:
    """Give stages as JSON, which those that no edit has touched have been before."""
    return [zlib.decompress(_stage(stage, _form(edition)).packed) for stage in stages]


def _size(edition: Edition, stage: Stage) -> int:
    """Tell how many bytes a stage takes in a list."""
    return _stage(stage, _form(edition)).size + len(",")


def _form(edition: Edition) -> _Form:
    return _Form(edition.roadmap.language, edition.directory_urls)


@remembered
def _stage(stage: Stage, form: _Form) -> _Packed:
    """Give a stage as JSON, packed: those of a large roadmap would take a tenth of its memory."""
    said = _dumped(_plain(stage, form, stage)).encode()
    return _Packed(len(said), zlib.compress(said, 1))


def _text(value: dict[str, object], stages: Iterable[bytes] = ()) -> str:
    said = _dumped({"version": VERSION} | value)
    listed = b",".join(stages).decode()
    return f'{said[:-1]},"stages":[{listed}]}}' if listed else said


def _dumped(value: object) -> str:
    # Without indentation, which json knows in Python alone and not in C.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object, form: _Form, stage: Stage | None = None) -> object:
    """Turn the model into what JSON has: no empty fields, texts as a mapping by language."""
    if isinstance(value, Outcome):
        value = value.text
    if isinstance(value, Text):
        unnamed = UNNAMED if value.neutral else form.language
        return {unnamed if tag == UNNAMED else tag: text for tag, text in value.root.items()}
    if isinstance(value, tuple):
        return [_plain(item, form, stage) for item in value]
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Frozen):
        return value
    stage = value if isinstance(value, Stage) else stage
    kept = {
        name: _plain(item, form, stage)
        for name, item in vars(value).items()
        if item or not (item is None or type(item) in {tuple, dict})
    }
    if isinstance(value, Question):
        kept["kind"] = value.kind
    return kept | _address(value, form, stage)


def _address(value: Frozen, form: _Form, stage: Stage | None) -> dict[str, str]:
    """Say where a stage or topic is shown, from the root of a language."""
    if stage is None or not isinstance(value, Stage | Topic):
        return {}
    anchor = f"#{value.id}" if isinstance(value, Topic) else ""
    page = address(stage_uri(stage), directory_urls=form.directory_urls)
    return {"address": page + anchor}
